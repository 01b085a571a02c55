package hiillos.testprogram.fuzz;

/** xorshift64*: the same numbers from the same seed, everywhere. */
final class RandomNumbers {
    private long state;

    RandomNumbers(long seed) {
        // A first step away from seeds that differ in few bits only (splitmix64).
        long mixed = seed + 0x9e37_79b9_7f4a_7c15L;
        mixed = (mixed ^ mixed >>> 30) * 0xbf58_476d_1ce4_e5b9L;
        state = mixed == 0 ? 1 : mixed;
    }

    long next() {
        state ^= state >>> 12;
        state ^= state << 25;
        state ^= state >>> 27;
        return state * 0x2545_f491_4f6c_dd1dL;
    }

    /** From 0 to below a bound, which is small. */
    int below(int bound) {
        return (int) ((next() >>> 33) % bound);
    }

    /** Once in so many times. */
    boolean once(int times) {
        return below(times) == 0;
    }
}
