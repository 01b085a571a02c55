package hiillos.abi;

import hiillos.abi.kernel.SystemCalls;
import hiillos.abi.kernel.SystemInformation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The kernel's log: serial line and screen. */
public final class Log extends Handle {
    private static final int MAXIMUM_BYTES = 4096;

    public Log(int number) {
        super(number);
    }

    /** Writes the text and a line end, at once if it has at most 4095 bytes. Errors of a log are not reported. */
    public void line(String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at += MAXIMUM_BYTES) {
            SystemCalls.logWrite(number(), RawBytes.address(bytes, at), Math.min(MAXIMUM_BYTES, bytes.length - at));
        }
    }

    /**
     * A part of the log.
     *
     * @param bytes text, UTF-8; none at the log's end
     * @param next the position behind it; what lies between the position asked for and {@code next} and is not in {@code bytes} was
     *     overwritten before it was read
     */
    public record Part(byte[] bytes, long next) {}

    /**
     * Reads what was logged, from a position on, which counts all bytes since the machine's start.
     *
     * @throws StatusException {@code ACCESS_DENIED}: the handle is for writing only; {@code BAD_ARGUMENT}: beyond the end
     */
    public Part read(long position, int mostBytes) throws StatusException {
        byte[] bytes = new byte[mostBytes];
        byte[] next = new byte[8];
        int count = (int) StatusException.check(
                SystemCalls.logRead(number(), position, RawBytes.address(bytes, 0), mostBytes, RawBytes.address(next, 0)));
        return new Part(Arrays.copyOf(bytes, count), number(next, 0));
    }

    /** A record of what the kernel knows of the machine, as {@link SystemInformation} lays it out. */
    public byte[] information(int topic) throws StatusException {
        byte[] record = new byte[4096];
        int count = (int) StatusException.check(
                SystemCalls.systemInformation(number(), topic, RawBytes.address(record, 0), record.length));
        return Arrays.copyOf(record, count);
    }

    /** The u64 at an offset of a record. */
    public static long number(byte[] record, int offset) {
        long number = 0;
        for (int i = 7; i >= 0; i--) {
            number = number << 8 | record[offset + i] & 0xff;
        }
        return number;
    }

    /** Another handle for the same object, with those of this one's rights that are asked for: {@link hiillos.abi.kernel.Rights}. */
    public Log duplicate(int rights) throws StatusException {
        return new Log(duplicateNumber(rights));
    }

    /** Another handle for the same object. */
    public Log duplicate() throws StatusException {
        return new Log(duplicateNumber());
    }
}
