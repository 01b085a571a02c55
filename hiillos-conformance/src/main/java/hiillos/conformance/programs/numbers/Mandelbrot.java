package hiillos.conformance.programs.numbers;

/** A picture from floating-point arithmetic. */
public final class Mandelbrot {
    private Mandelbrot() {}

    public static void main(String[] arguments) {
        for (int row = -8; row <= 8; row++) {
            StringBuilder line = new StringBuilder();
            for (int column = -30; column < 15; column++) {
                double x = 0;
                double y = 0;
                int n = 0;
                while (x * x + y * y < 4 && n < 50) {
                    double t = x * x - y * y + column / 15.0;
                    y = 2 * x * y + row / 8.0;
                    x = t;
                    n++;
                }
                line.append(" .:-=+*#%@".charAt(n / 6 % 10));
            }
            System.out.println(line);
        }
    }
}
