package hiillos.bench.quality;

/** Product of two square matrices of doubles. */
final class Matrix implements Workload {
    private static final int SIZE = 200;

    private final double[][] a = new double[SIZE][SIZE];
    private final double[][] b = new double[SIZE][SIZE];
    private final double[][] product = new double[SIZE][SIZE];

    Matrix() {
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                a[i][j] = (i * 7 + j * 3) % 11;
                b[i][j] = (i * 5 + j * 13) % 17;
            }
        }
    }

    @Override
    public String name() {
        return "matrix";
    }

    @Override
    public long run() {
        for (int i = 0; i < SIZE; i++) {
            double[] row = product[i];
            for (int j = 0; j < SIZE; j++) {
                row[j] = 0;
            }
            for (int k = 0; k < SIZE; k++) {
                double factor = a[i][k];
                double[] other = b[k];
                for (int j = 0; j < SIZE; j++) {
                    row[j] += factor * other[j];
                }
            }
        }
        double trace = 0;
        for (int i = 0; i < SIZE; i++) {
            trace += product[i][i];
        }
        return (long) trace;
    }
}
