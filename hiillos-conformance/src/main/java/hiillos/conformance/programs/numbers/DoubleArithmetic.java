package hiillos.conformance.programs.numbers;

/** Every operation is rounded once, to double. */
public final class DoubleArithmetic {
    private DoubleArithmetic() {}

    public static void main(String[] arguments) {
        double a = 0.1;
        double b = 0.2;
        System.out.println(a + b);
        System.out.println(a * b);
        System.out.println(a / 3);
        System.out.println(a - b);
        System.out.println(1e16 + 1);
        System.out.println((1e308 * 10) / 10);
        double sum = 0;
        for (int i = 0; i < 1000; i++) {
            sum += 0.1;
        }
        System.out.println(sum);
        double product = 1;
        for (int i = 1; i < 30; i++) {
            product = product * i / 1.7 - i;
        }
        System.out.println(product);
        System.out.println(a * a + b * b - (a + b) * (a + b));
    }
}
