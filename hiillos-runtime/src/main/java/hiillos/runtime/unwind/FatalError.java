package hiillos.runtime.unwind;

import hiillos.runtime.os.Platform;
import hiillos.word.LineTable;
import hiillos.word.Memory;
import hiillos.word.NoAllocation;

/** The end of a program that cannot go on: messages and a stack trace without allocating anything. */
@NoAllocation(reason = "the heap may be what is broken")
public final class FatalError {
    private static final int ERROR_OUTPUT = 2;
    private static final int MAXIMUM_FRAMES = 64;
    private static final int ARRAY_BASE = 16;

    /** One byte at a time is enough for a message that is written once. */
    private static final byte[] LETTER = new byte[1];

    private FatalError() {}

    /** Writes the message and the number, and ends the program. */
    public static void die(String message, long number, int status) {
        write(message);
        writeHexadecimal(number);
        writeLetter('\n');
        Platform.exit(status);
    }

    /** Writes ASCII text. */
    public static void write(String text) {
        for (int i = 0; i < text.length(); i++) {
            writeLetter(text.charAt(i));
        }
    }

    public static void writeHexadecimal(long number) {
        write("0x");
        int shift = 60;
        while (shift > 0 && number >>> shift == 0) {
            shift -= 4;
        }
        for (; shift >= 0; shift -= 4) {
            writeLetter("0123456789abcdef".charAt((int) (number >>> shift) & 15));
        }
    }

    private static void writeLetter(char letter) {
        LETTER[0] = (byte) letter;
        Platform.write(ERROR_OUTPUT, Memory.addressOf(LETTER) + ARRAY_BASE, 1);
    }

    private static void writeDecimal(int number) {
        int divisor = 1;
        while (number / divisor >= 10) {
            divisor *= 10;
        }
        for (; divisor > 0; divisor /= 10) {
            writeLetter((char) ('0' + number / divisor % 10));
        }
    }

    /**
     * Writes the frames of a stack.
     *
     * @param pc address of the instruction that the innermost function was at
     * @param framePointer its {@code rbp}
     */
    public static void writeTrace(long pc, long framePointer) {
        long at = pc;
        long frame = framePointer;
        for (int i = 0; i < MAXIMUM_FRAMES && FrameWalk.isCode(at); i++) {
            writeFrames(at);
            if (!FrameWalk.isPlausible(frame)) {
                return;
            }
            at = Memory.loadLong(frame + 8) - 1;
            frame = Memory.loadLong(frame);
        }
    }

    private static void writeFrames(long pc) {
        long table = FrameWalk.lineTable();
        for (long f = LineTable.find(table, pc); f != 0; f = LineTable.caller(table, f)) {
            write("\tat ");
            writeBytes(LineTable.className(table, f), LineTable.classNameBytes(table, f));
            writeLetter('.');
            writeBytes(LineTable.methodName(table, f), LineTable.methodNameBytes(table, f));
            writeLetter('(');
            writeBytes(LineTable.fileName(table, f), LineTable.fileNameBytes(table, f));
            writeLetter(':');
            writeDecimal(LineTable.line(f));
            write(")\n");
        }
    }

    private static void writeBytes(long address, int count) {
        Platform.write(ERROR_OUTPUT, address, count);
    }
}
