package hiillos.conformance.programs.numbers;

/** Constants of every loading instruction. */
public final class ManyConstants {
    private ManyConstants() {}

    public static void main(String[] arguments) {
        int[] ints = {-1, 0, 1, 2, 3, 4, 5, 6, 127, 128, -128, -129, 32767, 32768, -32768, -32769, 65536, Integer.MAX_VALUE};
        long[] longs = {0, 1, 2, -1, 100000, 1L << 40};
        float[] floats = {0, 1, 2, 3, -0.0f, 1.25f};
        double[] doubles = {0, 1, 2, -0.0, 1e100};
        long hash = 0;
        for (int i : ints) {
            hash = hash * 31 + i;
        }
        for (long l : longs) {
            hash = hash * 31 + l;
        }
        for (float f : floats) {
            hash = hash * 31 + Float.floatToIntBits(f);
        }
        for (double d : doubles) {
            hash = hash * 31 + Double.doubleToLongBits(d);
        }
        System.out.println(hash);
        int i = 10;
        i += 100;
        i += 1000;
        i += 40000;
        i -= 32768;
        System.out.println(i);
    }
}
