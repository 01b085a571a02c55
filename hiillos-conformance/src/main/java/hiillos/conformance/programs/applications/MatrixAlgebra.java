package hiillos.conformance.programs.applications;

import java.util.Arrays;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Matrices: products, decomposition with pivots, determinants, inverses, powers and least squares. */
public final class MatrixAlgebra {
    static final class Matrix {
        private final double[][] cells;

        Matrix(int rows, int columns) {
            if (rows < 1 || columns < 1) {
                throw new IllegalArgumentException(rows + "x" + columns);
            }
            cells = new double[rows][columns];
        }

        static Matrix of(double[]... rows) {
            Matrix m = new Matrix(rows.length, rows[0].length);
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(rows[i], 0, m.cells[i], 0, rows[i].length);
            }
            return m;
        }

        static Matrix identity(int size) {
            Matrix m = new Matrix(size, size);
            IntStream.range(0, size).forEach(i -> m.cells[i][i] = 1);
            return m;
        }

        static Matrix random(int rows, int columns, long seed) {
            Random random = new Random(seed);
            Matrix m = new Matrix(rows, columns);
            for (double[] row : m.cells) {
                Arrays.setAll(row, i -> random.nextInt(19) - 9);
            }
            return m;
        }

        int rows() {
            return cells.length;
        }

        int columns() {
            return cells[0].length;
        }

        Matrix times(Matrix o) {
            if (columns() != o.rows()) {
                throw new IllegalArgumentException("a matrix of " + columns() + " columns times one of " + o.rows() + " rows");
            }
            Matrix m = new Matrix(rows(), o.columns());
            for (int i = 0; i < rows(); i++) {
                for (int j = 0; j < o.columns(); j++) {
                    double sum = 0;
                    for (int k = 0; k < columns(); k++) {
                        sum += cells[i][k] * o.cells[k][j];
                    }
                    m.cells[i][j] = sum;
                }
            }
            return m;
        }

        Matrix map(DoubleUnaryOperator f) {
            return of(Arrays.stream(cells).map(row -> DoubleStream.of(row).map(f).toArray()).toArray(double[][]::new));
        }

        Matrix transposed() {
            Matrix m = new Matrix(columns(), rows());
            for (int i = 0; i < rows(); i++) {
                for (int j = 0; j < columns(); j++) {
                    m.cells[j][i] = cells[i][j];
                }
            }
            return m;
        }

        Matrix power(int n) {
            return n == 0 ? identity(rows()) : n % 2 == 1 ? times(power(n - 1)) : times(this).power(n / 2);
        }

        /** Solves this times X = b; the determinant is left in {@code determinant[0]}. */
        Matrix solve(Matrix b, double[] determinant) {
            double[][] a = Arrays.stream(cells).map(double[]::clone).toArray(double[][]::new);
            double[][] x = Arrays.stream(b.cells).map(double[]::clone).toArray(double[][]::new);
            determinant[0] = 1;
            for (int column = 0; column < a.length; column++) {
                int pivot = column;
                for (int row = column + 1; row < a.length; row++) {
                    pivot = Math.abs(a[row][column]) > Math.abs(a[pivot][column]) ? row : pivot;
                }
                if (Math.abs(a[pivot][column]) < 1e-12) {
                    determinant[0] = 0;
                    throw new ArithmeticException("singular at column " + column);
                }
                if (pivot != column) {
                    double[] swap = a[pivot];
                    a[pivot] = a[column];
                    a[column] = swap;
                    swap = x[pivot];
                    x[pivot] = x[column];
                    x[column] = swap;
                    determinant[0] = -determinant[0];
                }
                determinant[0] *= a[column][column];
                eliminate(a, x, column);
            }
            return of(x);
        }

        private static void eliminate(double[][] a, double[][] x, int column) {
            double scale = a[column][column];
            for (int k = 0; k < a.length; k++) {
                a[column][k] /= scale;
            }
            for (int k = 0; k < x[column].length; k++) {
                x[column][k] /= scale;
            }
            for (int row = 0; row < a.length; row++) {
                double factor = a[row][column];
                if (row != column && factor != 0) {
                    for (int k = 0; k < a.length; k++) {
                        a[row][k] -= factor * a[column][k];
                    }
                    for (int k = 0; k < x[row].length; k++) {
                        x[row][k] -= factor * x[column][k];
                    }
                }
            }
        }

        @Override
        public String toString() {
            StringJoiner lines = new StringJoiner("\n");
            for (double[] row : cells) {
                StringBuilder line = new StringBuilder();
                DoubleStream.of(row).forEach(v -> line.append(String.format("%10.4f", v + 0.0)));
                lines.add(line);
            }
            return lines.toString();
        }
    }

    private MatrixAlgebra() {}

    public static void main(String[] arguments) {
        Matrix a = Matrix.random(4, 4, 5);
        System.out.println(a);
        double[] determinant = new double[1];
        Matrix inverse = a.solve(Matrix.identity(4), determinant);
        System.out.println("determinant " + Math.round(determinant[0]) + "\n" + inverse);
        System.out.println(a.times(inverse).map(v -> Math.rint(v * 1e6) / 1e6 + 0.0));
        System.out.println(Matrix.of(new double[] {1, 1}, new double[] {1, 0}).power(40).cells[0][1]);
        Matrix points = Matrix.of(new double[] {1, 0}, new double[] {1, 1}, new double[] {1, 2}, new double[] {1, 3});
        Matrix values = Matrix.of(new double[] {1}, new double[] {2.9}, new double[] {5.1}, new double[] {7});
        Matrix normal = points.transposed().times(points);
        System.out.println("line\n" + normal.solve(points.transposed().times(values), determinant));
        try {
            Matrix.of(new double[] {1, 2}, new double[] {2, 4}).solve(Matrix.identity(2), determinant);
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage() + " " + determinant[0]);
        }
        try {
            points.times(values);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        Matrix large = Matrix.random(60, 60, 9);
        Matrix solution = large.solve(Matrix.random(60, 1, 10), determinant);
        System.out.printf("%.6e %.9f%n", determinant[0], solution.cells[59][0]);
    }
}
