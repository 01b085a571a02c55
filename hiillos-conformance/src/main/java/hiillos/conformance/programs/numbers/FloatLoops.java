package hiillos.conformance.programs.numbers;

/** Sums in float and double in different orders. */
public final class FloatLoops {
    private FloatLoops() {}

    public static void main(String[] arguments) {
        float up = 0;
        float down = 0;
        double exact = 0;
        for (int i = 1; i <= 10000; i++) {
            up += 1f / i;
            down += 1f / (10001 - i);
            exact += 1.0 / i;
        }
        System.out.println(up + " " + down + " " + exact);
        float product = 1;
        for (float x = 0.5f; x < 1.5f; x += 0.01f) {
            product *= x;
        }
        System.out.println(product);
    }
}
