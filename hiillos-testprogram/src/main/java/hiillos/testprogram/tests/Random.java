package hiillos.testprogram.tests;

/** xorshift64*: the same numbers for the same seed, everywhere. */
final class Random {
    private static final long[] EDGES = {0, -1, 1, Long.MIN_VALUE, Long.MAX_VALUE, 0x7fff_ffff_ffffL, 0x8000_0000_0000L,
        0xffff_8000_0000_0000L, 0xffff_ffff_8000_0000L, 0x1_0000, 0xffff, 0x4_0202, 0x3_7202, 0x100, 0x10, 0x33};

    private long state;

    Random(long seed) {
        state = seed * 0x9E37_79B9_7F4A_7C15L | 1;
    }

    long next() {
        state ^= state >>> 12;
        state ^= state << 25;
        state ^= state >>> 27;
        return state * 0x2545_F491_4F6C_DD1DL;
    }

    /** 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) ((next() >>> 33) % bound);
    }

    /** Any number, half of the time one at an edge. */
    long interesting() {
        return below(2) == 0 ? EDGES[below(EDGES.length)] : next() >> below(64);
    }
}
