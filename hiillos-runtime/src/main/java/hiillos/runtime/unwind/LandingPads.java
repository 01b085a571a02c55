package hiillos.runtime.unwind;

import hiillos.word.Memory;

/** The call-site table of a language-specific data area ({@code .gcc_except_table}, as LLVM writes it). */
final class LandingPads {
    private static final int OMITTED = 0xff;

    private LandingPads() {}

    /**
     * The address at which the function handles an exception that a call let through.
     *
     * @param area address of the LSDA
     * @param functionStart start of the function's code
     * @param pc an address inside the call instruction
     * @param cursor eight bytes of scratch memory
     * @return 0 when the function does not handle it
     */
    static long find(long area, long functionStart, long pc, long cursor) {
        Memory.storeLong(cursor, area);
        int startEncoding = Encoded.unsignedByte(cursor);
        long base = startEncoding == OMITTED ? functionStart : Encoded.pointer(cursor, startEncoding, 0);
        if (Encoded.unsignedByte(cursor) != OMITTED) {
            Encoded.unsignedLeb(cursor);
        }
        int encoding = Encoded.unsignedByte(cursor);
        long tableBytes = Encoded.unsignedLeb(cursor);
        long tableEnd = Memory.loadLong(cursor) + tableBytes;
        while (Memory.loadLong(cursor) < tableEnd) {
            long start = functionStart + Encoded.pointer(cursor, encoding, 0);
            long length = Encoded.pointer(cursor, encoding, 0);
            long pad = Encoded.pointer(cursor, encoding, 0);
            Encoded.unsignedLeb(cursor);
            if (pc < start) {
                return 0;
            }
            if (pc < start + length) {
                return pad == 0 ? 0 : base + pad;
            }
        }
        return 0;
    }
}
