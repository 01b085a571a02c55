package hiillos.conformance.programs.numbers;

/** Raw bits of floating-point numbers. */
public final class DoubleBits {
    private DoubleBits() {}

    public static void main(String[] arguments) {
        double[] values = {0, -0.0, 1, -2, Math.PI, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.NEGATIVE_INFINITY};
        for (double d : values) {
            System.out.println(Long.toHexString(Double.doubleToLongBits(d)) + " "
                    + Integer.toHexString(Float.floatToIntBits((float) d)) + " " + Double.hashCode(d));
        }
        System.out.println(Double.longBitsToDouble(0x400921fb54442d18L) + " " + Float.intBitsToFloat(0x40490fdb));
        System.out.println(Double.longBitsToDouble(0x7ff8000000000001L));
        System.out.println(Math.getExponent(1e100) + " " + Math.ulp(1.0) + " " + Math.nextUp(1f) + " " + Math.nextDown(0.0)
                + " " + Math.copySign(3, -0.0) + " " + Math.scalb(3.0, 5));
    }
}
