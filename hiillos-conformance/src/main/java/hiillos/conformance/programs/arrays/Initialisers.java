package hiillos.conformance.programs.arrays;

/** Array initialisers of every type. */
public final class Initialisers {
    private Initialisers() {}

    public static void main(String[] arguments) {
        boolean[] z = {true, false};
        byte[] b = {1, -1, (byte) 0xff};
        char[] c = {'a', 98};
        short[] s = {1, 2};
        long[] l = {1, 2L, 'c'};
        float[] f = {1, 2.5f, 'c'};
        double[] d = {1, 2.5f, 3L};
        Object[] o = {1, "two", null, new int[] {3}};
        int[][] n = {{1}, {}, {2, 3}, null};
        System.out.println(z.length + b[2] + c[1] + s[1] + l[2] + f[2] + d[2] + " " + o[0] + o[1] + o[2] + ((int[]) o[3])[0]
                + n[2][1] + n[1].length + n[3]);
    }
}
