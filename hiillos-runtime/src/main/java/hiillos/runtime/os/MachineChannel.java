package hiillos.runtime.os;

import hiillos.abi.kernel.StartBlock;
import hiillos.abi.kernel.SystemCalls;
import hiillos.word.InlineAssembly;
import hiillos.word.Memory;

/**
 * The way out of a virtual machine that exists to run one program ({@code ./hiillos exec}): arguments, environment, input and the
 * time are files of QEMU's firmware configuration device, input from a terminal and output go over the second serial port, errors
 * over the third, and the exit code over the fourth. The kernel's command line says {@code exec=qemu}; without that word, which no other
 * system has, nothing here touches the machine.
 */
final class MachineChannel {
    private static final byte[] WORD = {'e', 'x', 'e', 'c', '=', 'q', 'e', 'm', 'u'};
    private static final int CONFIGURATION_SELECT = 0x510;
    private static final int CONFIGURATION_DATA = 0x511;
    private static final int DIRECTORY = 0x19;
    private static final int NAME_BYTES = 56;
    private static final int OUTPUT = 0x2f8;
    private static final int ERRORS = 0x3e8;
    private static final int EXIT_CODE = 0x2e8;
    private static final int LINE_STATUS = 5;
    private static final int RECEIVED = 1;
    private static final int SENT = 0x20;
    private static final int END_OF_INPUT = 4;
    private static final int SERIAL_PORTS = 8;
    private static final int FILES = 4;
    private static final long POLL_NANOS = 2_000_000;
    private static final int PAGE = 4096;
    private static final long POWER_OFF = 0;

    private static int power;
    private static boolean open;
    /** Bytes up to a zero each; a further zero ends them. 0 if there are none. */
    private static long arguments;
    private static long variables;
    private static long input;
    private static long inputLeft;
    private static boolean inputEnded;
    private static long startNanos;

    private MachineChannel() {}

    /** Opens the channel if the command line asks for it. */
    static void openIfAsked(long startBlock, int process) {
        long entry = StartBlock.find(startBlock, "cmdline");
        int ports = StartBlock.findHandle(startBlock, "ports");
        if (entry == 0 || ports == 0 || !isAsked(entry)) {
            return;
        }
        power = StartBlock.findHandle(startBlock, "power");
        if (!allow(process, ports, CONFIGURATION_SELECT, 2) || !allow(process, ports, OUTPUT, SERIAL_PORTS)
                || !allow(process, ports, ERRORS, SERIAL_PORTS) || !allow(process, ports, EXIT_CODE, SERIAL_PORTS)) {
            return;
        }
        open = true;
        readFiles();
    }

    private static boolean isAsked(long entry) {
        long text = UserPlatform.mapMemory(PAGE);
        if (text == 0) {
            return false;
        }
        long length = Math.min(StartBlock.entryValue(entry), PAGE);
        SystemCalls.frameRead(StartBlock.entryHandle(entry), 0, text, length);
        for (long i = 0; i + WORD.length <= length; i++) {
            int same = 0;
            while (same < WORD.length && Memory.loadByte(text + i + same) == WORD[same]) {
                same++;
            }
            if (same == WORD.length) {
                return true;
            }
        }
        return false;
    }

    private static boolean allow(int process, int ports, int first, int count) {
        long range = SystemCalls.portsCreate(ports, first, count);
        return range > 0 && SystemCalls.portsAllow(process, (int) range) == 0;
    }

    /** The directory: a big-endian count, then size (4 bytes), selector (2), 2 reserved, name (56). */
    private static void readFiles() {
        long[] sizes = new long[FILES];
        int[] selectors = new int[FILES];
        outWord(CONFIGURATION_SELECT, DIRECTORY);
        long count = number(4);
        byte[] name = new byte[NAME_BYTES];
        for (long i = 0; i < count; i++) {
            long size = number(4);
            int selector = (int) number(2);
            number(2);
            for (int k = 0; k < NAME_BYTES; k++) {
                name[k] = (byte) in(CONFIGURATION_DATA);
            }
            int file = which(name);
            if (file >= 0) {
                sizes[file] = size;
                selectors[file] = selector;
            }
        }
        arguments = file(selectors[0], sizes[0]);
        variables = file(selectors[1], sizes[1]);
        input = file(selectors[2], sizes[2]);
        inputLeft = sizes[2];
        inputEnded = selectors[2] != 0;
        startNanos = decimal(file(selectors[3], sizes[3]));
    }

    /** 0 for {@code opt/hiillos/arguments}, 1 for {@code …/environment}, 2 for {@code …/input}, 3 for {@code …/time}; −1 for other files. */
    private static int which(byte[] name) {
        byte[] folder = {'o', 'p', 't', '/', 'h', 'i', 'i', 'l', 'l', 'o', 's', '/'};
        for (int i = 0; i < folder.length; i++) {
            if (name[i] != folder[i]) {
                return -1;
            }
        }
        return switch (name[folder.length]) {
            case 'a' -> 0;
            case 'e' -> 1;
            case 'i' -> 2;
            case 't' -> 3;
            default -> -1;
        };
    }

    private static long decimal(long text) {
        long value = 0;
        for (long at = text; text != 0 && Memory.loadByte(at) != 0; at++) {
            value = value * 10 + Memory.loadByte(at) - '0';
        }
        return value;
    }

    private static long number(int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | in(CONFIGURATION_DATA);
        }
        return value;
    }

    /** The file's content in memory, with two zeros behind it; 0 if there is none. */
    private static long file(int selector, long size) {
        if (selector == 0) {
            return 0;
        }
        long content = UserPlatform.mapMemory(size + 2 + PAGE - 1 & -PAGE);
        if (content == 0) {
            return 0;
        }
        outWord(CONFIGURATION_SELECT, selector);
        for (long i = 0; i < size; i++) {
            Memory.storeByte(content + i, (byte) in(CONFIGURATION_DATA));
        }
        return content;
    }

    static boolean isOpen() {
        return open;
    }

    /** What the machine's maker took for the time when it began, nanoseconds since 1970; 0 if it did not say. */
    static long startNanos() {
        return startNanos;
    }

    static int countArguments() {
        int count = 0;
        while (argument(count) != 0) {
            count++;
        }
        return count;
    }

    /** Address of an argument; 0 after the last. */
    static long argument(int index) {
        return text(arguments, index);
    }

    static long variable(int index) {
        return text(variables, index);
    }

    /** Each text is preceded by a byte 1, so that empty ones are told from the end. */
    private static long text(long texts, int index) {
        long at = texts;
        if (at == 0) {
            return 0;
        }
        for (int i = 0; Memory.loadByte(at) == 1; i++) {
            if (i == index) {
                return at + 1;
            }
            while (Memory.loadByte(at) != 0) {
                at++;
            }
            at++;
        }
        return 0;
    }

    static long write(int descriptor, long address, long countBytes) {
        int port = descriptor == 2 ? ERRORS : OUTPUT;
        for (long i = 0; i < countBytes; i++) {
            send(port, Memory.loadByte(address + i) & 0xff);
        }
        return countBytes;
    }

    private static void send(int port, int value) {
        while ((in(port + LINE_STATUS) & SENT) == 0) {
            Thread.onSpinWait();
        }
        out(port, value);
    }

    /** Bytes of the input file, else what is typed: at least one; 0 at the end. */
    static long read(long address, long countBytes) {
        if (input != 0) {
            long count = Math.min(countBytes, inputLeft);
            Memory.copy(address, input, count);
            input += count;
            inputLeft -= count;
            return count;
        }
        long count = 0;
        while (count < countBytes && !inputEnded) {
            if ((in(OUTPUT + LINE_STATUS) & RECEIVED) == 0) {
                if (count > 0) {
                    break;
                }
                SystemCalls.threadSleep(SystemCalls.clockRead() + POLL_NANOS);
                continue;
            }
            int typed = in(OUTPUT);
            if (typed == END_OF_INPUT) {
                inputEnded = true;
                break;
            }
            Memory.storeByte(address + count++, (byte) (typed == '\r' ? '\n' : typed));
        }
        return count;
    }

    /** Tells the exit code, as a decimal number and a line end, and switches the machine off. Of several threads the first one's counts. */
    static void exit(int status) {
        if (Memory.getAndAddInt(ThreadArea.first() + ThreadArea.ENDING, 1) != 0) {
            while (true) {
                SystemCalls.threadSleep(Long.MAX_VALUE);
            }
        }
        int code = status & 0xff;
        send(EXIT_CODE, '0' + code / 100);
        send(EXIT_CODE, '0' + code / 10 % 10);
        send(EXIT_CODE, '0' + code % 10);
        send(EXIT_CODE, '\n');
        SystemCalls.powerOff(power, POWER_OFF, 0);
    }

    @InlineAssembly(value = "outb %al, %dx", constraints = "{edx},{eax},~{memory}")
    private static native void out(int port, int value);

    @InlineAssembly(value = "outw %ax, %dx", constraints = "{edx},{eax},~{memory}")
    private static native void outWord(int port, int value);

    @InlineAssembly(value = "xorl %eax, %eax; inb %dx, %al", constraints = "={eax},{edx},~{memory}")
    private static native int in(int port);
}
