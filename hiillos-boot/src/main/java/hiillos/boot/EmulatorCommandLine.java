package hiillos.boot;

import hiillos.boot.machine.Ports;
import hiillos.boot.machine.Processor;
import hiillos.word.Memory;

/**
 * A command line that QEMU supplies for one boot, instead of the image's own: {@code -fw_cfg
 * name=opt/org.hiillos/cmdline,string=...} (QEMU documentation, "QEMU Firmware Configuration Device").
 */
final class EmulatorCommandLine {
    private static final String NAME = "opt/org.hiillos/cmdline";
    private static final int SELECTOR = 0x510;
    private static final int DATA = 0x511;
    private static final int SIGNATURE_KEY = 0;
    private static final int DIRECTORY_KEY = 0x19;
    /** "QEMU" as four bytes, first byte highest. */
    private static final int SIGNATURE = 0x51454d55;
    private static final int NAME_BYTES = 56;
    private static final int MAXIMUM_FILES = 1024;

    private EmulatorCommandLine() {}

    /**
     * Reads it.
     *
     * @param target where it goes
     * @param maximumBytes what there is room for; the rest is cut off
     * @return its length in bytes, or -1 if there is none
     */
    static int read(long target, int maximumBytes) {
        // On a real machine somebody else may live at these ports.
        if (!Processor.isVirtual()) {
            return -1;
        }
        select(SIGNATURE_KEY);
        if (readBigEndian(4) != SIGNATURE) {
            return -1;
        }
        select(DIRECTORY_KEY);
        int files = readBigEndian(4);
        if (files < 0 || files > MAXIMUM_FILES) {
            return -1;
        }
        for (int file = 0; file < files; file++) {
            int bytes = readBigEndian(4);
            int key = readBigEndian(2);
            readBigEndian(2);
            if (isNextName()) {
                return readFile(key, target, bytes >= 0 && bytes < maximumBytes ? bytes : maximumBytes);
            }
        }
        return -1;
    }

    private static int readFile(int key, long target, int bytes) {
        select(key);
        for (int index = 0; index < bytes; index++) {
            Memory.storeByte(target + index, (byte) Ports.readByte(DATA));
        }
        return bytes;
    }

    /** Reads a whole name field and compares it, because the device only goes forward. */
    private static boolean isNextName() {
        boolean same = true;
        for (int index = 0; index < NAME_BYTES; index++) {
            int letter = Ports.readByte(DATA);
            int wanted = index < NAME.length() ? NAME.charAt(index) : 0;
            same &= index > NAME.length() || letter == wanted;
        }
        return same;
    }

    private static void select(int key) {
        Ports.writeShort(SELECTOR, key);
    }

    private static int readBigEndian(int countBytes) {
        int value = 0;
        for (int index = 0; index < countBytes; index++) {
            value = value << 8 | Ports.readByte(DATA);
        }
        return value;
    }
}
