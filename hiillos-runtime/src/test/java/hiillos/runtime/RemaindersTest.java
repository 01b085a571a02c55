package hiillos.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RemaindersTest {
    private static final double[] SPECIAL = {0.0, -0.0, 1, -1, 0.5, 3, 5.5, 2.1, Double.MIN_VALUE, -Double.MIN_VALUE,
        Double.MIN_NORMAL, Math.nextDown(Double.MIN_NORMAL), Double.MAX_VALUE, -Double.MAX_VALUE, Double.NaN,
        Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, 1e-300, 0x1p-1073, 3 * Double.MIN_VALUE};

    private static void check(double dividend, double divisor) {
        double expected = dividend % divisor;
        double actual = Remainders.remainder(dividend, divisor);
        assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(actual),
                () -> dividend + " % " + divisor + " is " + expected + ", not " + actual);
    }

    @Test
    void specialValues() {
        for (double dividend : SPECIAL) {
            for (double divisor : SPECIAL) {
                check(dividend, divisor);
            }
        }
    }

    @Test
    void randomBits() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            check(Double.longBitsToDouble(random.nextLong()), Double.longBitsToDouble(random.nextLong()));
        }
    }

    @Test
    void neighbouringMagnitudes() {
        Random random = new Random(2);
        for (int i = 0; i < 100_000; i++) {
            double divisor = random.nextDouble() * Math.scalb(1.0, random.nextInt(40) - 1074);
            check(divisor * random.nextInt(1000), divisor);
            check(random.nextGaussian() * 100, random.nextGaussian());
        }
    }

    @Test
    void floatsAreExactThroughDoubles() {
        Random random = new Random(3);
        for (int i = 0; i < 100_000; i++) {
            float dividend = Float.intBitsToFloat(random.nextInt());
            float divisor = Float.intBitsToFloat(random.nextInt());
            assertEquals(dividend % divisor, RuntimeHooks.frem(dividend, divisor));
        }
    }
}
