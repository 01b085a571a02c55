package hiillos.launch;

import hiillos.abi.Frame;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.SystemCalls;
import hiillos.word.Memory;
import hiillos.word.RawMemory;
import java.util.Objects;

/** Copies between arrays and Frames that are not mapped. */
@RawMemory(reason = "system calls take addresses of arrays' elements")
public final class Bytes {
    /** Contract of the object layout: elements begin 16 bytes after the header's start. */
    private static final int ELEMENTS = 16;

    private Bytes() {}

    /** Writes a whole array. */
    public static void write(Frame frame, long offset, byte[] source) throws StatusException {
        write(frame, offset, source, source.length);
    }

    /** Writes the first bytes of an array. */
    public static void write(Frame frame, long offset, byte[] source, int length) throws StatusException {
        Objects.checkFromIndexSize(0, length, source.length);
        StatusException.check(SystemCalls.frameWrite(frame.number(), offset, Memory.addressOf(source) + ELEMENTS, length));
    }

    /** Fills the first bytes of an array. */
    public static void read(Frame frame, long offset, byte[] target, int length) throws StatusException {
        Objects.checkFromIndexSize(0, length, target.length);
        StatusException.check(SystemCalls.frameRead(frame.number(), offset, Memory.addressOf(target) + ELEMENTS, length));
    }
}
