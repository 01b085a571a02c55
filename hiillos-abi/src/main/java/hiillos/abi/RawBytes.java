package hiillos.abi;

import hiillos.word.Memory;
import hiillos.word.RawMemory;

/** The one place where addresses of array elements are taken: for system calls that read or write them at once. */
@RawMemory(reason = "system calls take addresses")
final class RawBytes {
    /** Contract of the object layout: elements begin 16 bytes after the header's start. */
    private static final int ELEMENTS_OFFSET = 16;

    private RawBytes() {}

    /** The address of an element; good until the next allocation once objects move, so it must not be kept. */
    static long address(byte[] bytes, int index) {
        return Memory.addressOf(bytes) + ELEMENTS_OFFSET + index;
    }
}
