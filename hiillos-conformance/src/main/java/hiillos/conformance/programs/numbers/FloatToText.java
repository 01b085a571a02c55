package hiillos.conformance.programs.numbers;

/** The shortest decimal of floats. */
public final class FloatToText {
    private FloatToText() {}

    public static void main(String[] arguments) {
        float[] values = {0, -0.0f, 1, 0.1f, 1f / 3, 1e7f, 9999999f, 1e10f, 1.4e-45f, 1.17549435E-38f, 3.4028235E38f, 3.14159f,
                16777216, 0.001f, 0.0009f, 8.5e-5f,
            2.0E10f, 1.0E23f, Float.NaN, Float.NEGATIVE_INFINITY};
        for (float f : values) {
            System.out.println(f + " " + Float.toString(f * 7) + " " + (double) f);
        }
    }
}
