package hiillos.conformance.programs.arrays;

/** Products of matrices of integers and doubles. */
public final class MatrixProduct {
    private MatrixProduct() {}

    public static void main(String[] arguments) {
        int n = 20;
        double[][] a = new double[n][n];
        double[][] b = new double[n][n];
        int[][] c = new int[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = (i + 1) / (j + 1.0);
                b[i][j] = i - j * 0.5;
                c[i][j] = i * j ^ 5;
            }
        }
        double trace = 0;
        int check = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                int whole = 0;
                for (int k = 0; k < n; k++) {
                    sum += a[i][k] * b[k][j];
                    whole += c[i][k] * c[k][j];
                }
                if (i == j) {
                    trace += sum;
                }
                check = check * 31 + whole;
            }
        }
        System.out.println(trace + " " + check);
    }
}
