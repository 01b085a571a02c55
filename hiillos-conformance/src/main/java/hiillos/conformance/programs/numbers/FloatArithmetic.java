package hiillos.conformance.programs.numbers;

/** Every operation is rounded once, to float. */
public final class FloatArithmetic {
    private FloatArithmetic() {}

    public static void main(String[] arguments) {
        float a = 0.1f;
        float b = 0.7f;
        System.out.println(a + b);
        System.out.println(a * b);
        System.out.println(a / b);
        System.out.println(b - a);
        float sum = 0;
        for (int i = 0; i < 1000; i++) {
            sum += a;
        }
        System.out.println(sum);
        System.out.println(16777216f + 1f);
        System.out.println(a + 0.1);
        float x = 1;
        for (int i = 0; i < 40; i++) {
            x = x * 1.37f - 0.11f;
        }
        System.out.println(x);
        System.out.println(a * b + a * b - b);
    }
}
