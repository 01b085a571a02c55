package hiillos.kernel.arch.amd64;

import hiillos.word.ValueRecord;

/**
 * A ratio of two frequencies, to scale with without a division: {@code x · factor / 2^(64 − shift)}, all 128 bits of the
 * product.
 *
 * <p>Invariant: {@code shift} is the least with which the ratio is below {@code 2^shift}, so that {@code x << shift}
 * overflows only when the result does, or would after one more doubling.
 */
@ValueRecord
record ClockRate(long factor, int shift) {
    private static final int HIGHEST_SHIFT = 16;

    /** Scales by {@code numerator / denominator}: both positive and below 2^40, the ratio below 2^16. */
    static ClockRate of(long numerator, long denominator) {
        int shift = 0;
        while (shift < HIGHEST_SHIFT && numerator >= denominator << shift) {
            shift++;
        }
        // Long division, a bit at a time: numerator · 2^64 / (denominator · 2^shift).
        long rest = numerator;
        long quotient = 0;
        for (int i = 0; i < 64; i++) {
            rest <<= 1;
            quotient <<= 1;
            if (rest >= denominator << shift) {
                rest -= denominator << shift;
                quotient |= 1;
            }
        }
        return new ClockRate(quotient, shift);
    }

    /** Not for negative numbers. */
    long scale(long value) {
        return Machine.multiplyHigh(value << shift, factor);
    }
}
