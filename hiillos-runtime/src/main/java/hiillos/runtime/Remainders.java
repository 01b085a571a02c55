package hiillos.runtime;

/** The remainder of floating-point division as the {@code drem} instruction defines it: exact, with the dividend's sign. */
public final class Remainders {
    private static final long SIGN = 1L << 63;
    private static final long FRACTION = (1L << 52) - 1;
    private static final long IMPLICIT_ONE = 1L << 52;
    private static final long INFINITY = 0x7FFL << 52;

    private Remainders() {}

    public static double remainder(double dividend, double divisor) {
        long x = Double.doubleToRawLongBits(dividend) & ~SIGN;
        long y = Double.doubleToRawLongBits(divisor) & ~SIGN;
        if (y == 0 || x >= INFINITY || y > INFINITY) {
            return Double.NaN;
        }
        if (x < y) {
            return dividend;
        }
        long sign = Double.doubleToRawLongBits(dividend) & SIGN;
        // Both significands with their highest bit at 52, so that the rest stays below twice the step.
        int shiftOfRest = Math.max(0, Long.numberOfLeadingZeros(significand(x)) - 11);
        int shiftOfStep = Math.max(0, Long.numberOfLeadingZeros(significand(y)) - 11);
        int exponent = exponent(x) - shiftOfRest;
        int divisorExponent = exponent(y) - shiftOfStep;
        long rest = significand(x) << shiftOfRest;
        long step = significand(y) << shiftOfStep;
        // Long division, one bit of the quotient at a time, skipping the bits that are zero.
        while (true) {
            if (rest >= step) {
                rest -= step;
            }
            if (rest == 0 || exponent == divisorExponent) {
                break;
            }
            int zeroBits = Long.numberOfLeadingZeros(rest) - Long.numberOfLeadingZeros(step);
            int shift = Math.min(Math.max(zeroBits, 1), exponent - divisorExponent);
            rest <<= shift;
            exponent -= shift;
        }
        return Double.longBitsToDouble(sign | pack(rest, divisorExponent));
    }

    private static int exponent(long bits) {
        return Math.max((int) (bits >>> 52), 1);
    }

    private static long significand(long bits) {
        return bits >>> 52 == 0 ? bits : bits & FRACTION | IMPLICIT_ONE;
    }

    /** The bits of {@code significand} times 2 to the power of the biased exponent; the value is a double's. */
    private static long pack(long significand, int exponent) {
        if (significand == 0) {
            return 0;
        }
        int shift = Math.min(Long.numberOfLeadingZeros(significand) - 11, exponent - 1);
        long normal = shift < 0 ? significand >> -shift : significand << shift;
        return (normal & IMPLICIT_ONE) == 0 ? normal : (normal & FRACTION) | (long) (exponent - shift) << 52;
    }
}
