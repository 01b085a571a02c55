package hiillos.runtime.unwind;

import hiillos.word.Memory;

/** LLVM's fault maps, version 1 ({@code .llvm_faultmaps}): where an access that faulted on null goes on. */
public final class FaultMaps {
    private static final int HEADER_BYTES = 8;
    private static final int FUNCTION_BYTES = 16;
    private static final int ENTRY_BYTES = 12;

    private FaultMaps() {}

    /**
     * The handler of an implicit null check.
     *
     * @param start address of the section; one map after another, without padding
     * @param end its end
     * @param pc address of the instruction that faulted
     * @return 0 when that instruction is none
     */
    public static long handler(long start, long end, long pc) {
        long at = start;
        while (at + HEADER_BYTES <= end && Memory.loadByte(at) == 1) {
            int functions = Memory.loadInt(at + 4);
            at += HEADER_BYTES;
            for (int i = 0; i < functions; i++) {
                long function = Memory.loadLong(at);
                int count = Memory.loadInt(at + 8);
                at += FUNCTION_BYTES;
                if (pc - function >= 0 && pc - function <= 0xffff_ffffL) {
                    int offset = (int) (pc - function);
                    for (int j = 0; j < count; j++) {
                        if (Memory.loadInt(at + (long) j * ENTRY_BYTES + 4) == offset) {
                            return function + (Memory.loadInt(at + (long) j * ENTRY_BYTES + 8) & 0xffff_ffffL);
                        }
                    }
                }
                at += (long) count * ENTRY_BYTES;
            }
        }
        return 0;
    }
}
