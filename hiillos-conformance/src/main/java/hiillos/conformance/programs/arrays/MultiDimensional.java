package hiillos.conformance.programs.arrays;

/** Arrays of arrays, whole, partial and ragged. */
public final class MultiDimensional {
    private MultiDimensional() {}

    public static void main(String[] arguments) {
        int[][] a = new int[3][4];
        a[1][2] = 5;
        int sum = 0;
        for (int[] row : a) {
            for (int x : row) {
                sum += x;
            }
        }
        System.out.println(sum + " " + a.length + " " + a[0].length + " " + (a[0] != a[1]));
        long[][][] b = new long[2][3][];
        System.out.println(b[1].length + " " + b[1][2]);
        b[1][2] = new long[] {7, 8};
        System.out.println(b[1][2][1]);
        String[][] ragged = new String[3][];
        for (int i = 0; i < 3; i++) {
            ragged[i] = new String[i];
        }
        System.out.println(ragged[2].length + " " + ragged[2][1] + " " + ragged[0].length);
        double[][][] c = new double[2][0][5];
        System.out.println(c.length + " " + c[1].length);
        char[][] d = new char[2][2], e = d;
        e[0] = new char[] {'x'};
        System.out.println(d[0].length + d[0][0]);
        int[] f[] = {{1, 2}, {3}};
        System.out.println(f[1][0] + " " + f.getClass().getName());
    }
}
