package hiillos.bench.quality;

/** The largest singular value of an endless matrix, by power iteration: divisions, and sums in a fixed order. */
final class SpectralNorm implements Workload {
    private static final int SIZE = 150;

    private final double[] u = new double[SIZE];
    private final double[] v = new double[SIZE];
    private final double[] between = new double[SIZE];

    @Override
    public String name() {
        return "spectral-norm";
    }

    @Override
    public long run() {
        java.util.Arrays.fill(u, 1);
        for (int i = 0; i < 10; i++) {
            multiplyBoth(u, v);
            multiplyBoth(v, u);
        }
        double uv = 0;
        double vv = 0;
        for (int i = 0; i < SIZE; i++) {
            uv += u[i] * v[i];
            vv += v[i] * v[i];
        }
        return (long) (Math.sqrt(uv / vv) * 1e9);
    }

    private static double element(int i, int j) {
        return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1);
    }

    private void multiplyBoth(double[] from, double[] to) {
        for (int i = 0; i < SIZE; i++) {
            double sum = 0;
            for (int j = 0; j < SIZE; j++) {
                sum += element(i, j) * from[j];
            }
            between[i] = sum;
        }
        for (int i = 0; i < SIZE; i++) {
            double sum = 0;
            for (int j = 0; j < SIZE; j++) {
                sum += element(j, i) * between[j];
            }
            to[i] = sum;
        }
    }
}
