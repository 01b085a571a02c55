package hiillos.testprogram.guest;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.StartBlock;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.runtime.os.UserPlatform;
import hiillos.word.Memory;

/** What this process was given: the start block's handles and values, and the command line. */
public final class Given {
    private static final String TEXT = commandLine();

    private Given() {}

    /** The handle of this name; 0 if there is none. */
    public static int handle(String name) {
        return StartBlock.findHandle(UserPlatform.startBlock(), name);
    }

    /** The value of this name; {@code otherwise} if there is none. */
    public static long value(String name, long otherwise) {
        long entry = StartBlock.find(UserPlatform.startBlock(), name);
        return entry == 0 ? otherwise : StartBlock.entryValue(entry);
    }

    public static int job() {
        return handle("job");
    }

    public static int vmem() {
        return handle("self.vmem");
    }

    public static int process() {
        return handle("self.process");
    }

    public static int thread() {
        return handle("self.thread");
    }

    public static int log() {
        return handle("log");
    }

    /** The value of a word {@code key=value} of the command line; {@code otherwise} if there is none. */
    public static String option(String key, String otherwise) {
        for (String word : TEXT.split(" ")) {
            if (word.startsWith(key + "=")) {
                return word.substring(key.length() + 1);
            }
        }
        return otherwise;
    }

    /** The same as a number. */
    public static long number(String key, long otherwise) {
        return Long.parseLong(option(key, Long.toString(otherwise)));
    }

    private static String commandLine() {
        int frame = handle("cmdline");
        int countBytes = (int) value("cmdline", 0);
        if (frame == 0 || countBytes == 0) {
            return "";
        }
        long at = Call.of(SystemCallNumber.VMEM_MAP, vmem(), frame, 0, 0, 4096, MapFlags.READ);
        if (at < 0) {
            return "";
        }
        StringBuilder text = new StringBuilder(countBytes);
        for (int i = 0; i < countBytes; i++) {
            text.append((char) (Memory.loadByte(at + i) & 0xff));
        }
        Call.of(SystemCallNumber.VMEM_UNMAP, vmem(), at, 4096);
        return text.toString();
    }
}
