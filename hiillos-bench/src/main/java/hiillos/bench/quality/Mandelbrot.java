package hiillos.bench.quality;

/** Points of the plane iterated until they escape: doubles in registers, a branch per step. */
final class Mandelbrot implements Workload {
    private static final int SIZE = 128;
    private static final int LIMIT = 50;

    @Override
    public String name() {
        return "mandelbrot";
    }

    @Override
    public long run() {
        long inside = 0;
        for (int row = 0; row < SIZE; row++) {
            double ci = 2.0 * row / SIZE - 1;
            for (int column = 0; column < SIZE; column++) {
                inside = inside * 3 + steps(2.0 * column / SIZE - 1.5, ci);
            }
        }
        return inside;
    }

    private static int steps(double cr, double ci) {
        double r = 0;
        double i = 0;
        double rr = 0;
        double ii = 0;
        int steps = 0;
        while (steps < LIMIT && rr + ii <= 4) {
            i = 2 * r * i + ci;
            r = rr - ii + cr;
            rr = r * r;
            ii = i * i;
            steps++;
        }
        return steps;
    }
}
