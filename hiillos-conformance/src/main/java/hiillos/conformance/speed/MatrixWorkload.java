package hiillos.conformance.speed;

/** Product of two square matrices of doubles, as arrays of rows. */
final class MatrixWorkload implements Workload {
    private static final int N = 160;
    private final double[][] a = new double[N][N];
    private final double[][] b = new double[N][N];
    private final double[][] c = new double[N][N];

    MatrixWorkload() {
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                a[i][j] = (i * 7 + j) % 13;
                b[i][j] = (i + j * 5) % 11;
            }
        }
    }

    @Override
    public String name() {
        return "matrix";
    }

    @Override
    public long run() {
        for (int i = 0; i < N; i++) {
            double[] row = c[i];
            for (int j = 0; j < N; j++) {
                row[j] = 0;
            }
            for (int k = 0; k < N; k++) {
                double factor = a[i][k];
                double[] other = b[k];
                for (int j = 0; j < N; j++) {
                    row[j] += factor * other[j];
                }
            }
        }
        double sum = 0;
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                sum += c[i][j] * (i - j);
            }
        }
        return Double.doubleToRawLongBits(sum);
    }
}
