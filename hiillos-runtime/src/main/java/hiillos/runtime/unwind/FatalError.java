package hiillos.runtime.unwind;

import hiillos.runtime.os.Platform;
import hiillos.word.LineTable;
import hiillos.word.Memory;
import hiillos.word.NoAllocation;
import java.nio.charset.StandardCharsets;

/** The end of a program that cannot go on: messages and a stack trace without allocating anything. */
public final class FatalError {
    private static final int ERROR_OUTPUT = 2;
    private static final int MAXIMUM_FRAMES = 64;
    private static final int ARRAY_BASE = 16;

    private static final byte[] PREFIX = bytes("0x");
    private static final byte[] FRAME = bytes("\tat ");
    private static final byte[] END_OF_FRAME = bytes(")\n");
    private static final byte[] LETTER = new byte[1];

    private FatalError() {}

    /** The bytes of a message; for constants, which are made at build time. */
    public static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Writes the message and the number, and ends the program. */
    @NoAllocation(reason = "the heap may be what is broken")
    public static void die(byte[] message, long number, int status) {
        write(message);
        writeHexadecimal(number);
        writeLetter('\n');
        Platform.exit(status);
    }

    @NoAllocation(reason = "the heap may be what is broken")
    public static void write(byte[] text) {
        Platform.write(ERROR_OUTPUT, Memory.addressOf(text) + ARRAY_BASE, text.length);
    }

    @NoAllocation(reason = "the heap may be what is broken")
    public static void writeHexadecimal(long number) {
        write(PREFIX);
        int shift = 60;
        while (shift > 0 && number >>> shift == 0) {
            shift -= 4;
        }
        for (; shift >= 0; shift -= 4) {
            int digit = (int) (number >>> shift) & 15;
            writeLetter((char) (digit < 10 ? '0' + digit : 'a' + digit - 10));
        }
    }

    private static void writeLetter(char letter) {
        long address = Memory.addressOf(LETTER) + ARRAY_BASE;
        Memory.storeByte(address, (byte) letter);
        Platform.write(ERROR_OUTPUT, address, 1);
    }

    private static void writeDecimal(int number) {
        if (number >= 10) {
            writeDecimal(number / 10);
        }
        writeLetter((char) ('0' + number % 10));
    }

    /**
     * Writes the frames of a stack.
     *
     * @param pc address of the instruction that the innermost function was at
     * @param framePointer its {@code rbp}
     */
    @NoAllocation(reason = "the heap may be what is broken")
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
            write(FRAME);
            writeBytes(LineTable.className(table, f), LineTable.classNameBytes(table, f));
            writeLetter('.');
            writeBytes(LineTable.methodName(table, f), LineTable.methodNameBytes(table, f));
            writeLetter('(');
            writeBytes(LineTable.fileName(table, f), LineTable.fileNameBytes(table, f));
            writeLetter(':');
            writeDecimal(LineTable.line(f));
            write(END_OF_FRAME);
        }
    }

    private static void writeBytes(long address, int count) {
        Platform.write(ERROR_OUTPUT, address, count);
    }
}
