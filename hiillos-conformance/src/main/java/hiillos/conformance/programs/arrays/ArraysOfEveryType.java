package hiillos.conformance.programs.arrays;

/** Elements of every type are zero, stored and loaded. */
public final class ArraysOfEveryType {
    private ArraysOfEveryType() {}

    public static void main(String[] arguments) {
        boolean[] z = new boolean[3];
        byte[] b = new byte[3];
        char[] c = new char[3];
        short[] s = new short[3];
        int[] i = new int[3];
        long[] l = new long[3];
        float[] f = new float[3];
        double[] d = new double[3];
        String[] o = new String[3];
        System.out.println(z[0] + " " + b[0] + (int) c[0] + s[0] + i[0] + l[0] + f[0] + d[0] + o[0]);
        z[1] = true;
        b[1] = (byte) 200;
        c[1] = (char) 70000;
        s[1] = (short) 70000;
        i[1] = -1;
        l[1] = Long.MIN_VALUE;
        f[1] = 1.1f;
        d[1] = 2.2;
        o[1] = "o";
        System.out.println(z[1] + " " + b[1] + " " + (int) c[1] + " " + s[1] + " " + i[1] + " " + l[1] + " " + f[1] + " "
                + d[1] + o[1]);
        z[1] &= false;
        b[1] += 100;
        c[1] -= 5000;
        s[1] *= 3;
        i[1] >>>= 4;
        l[1] >>= 3;
        f[1] /= 3;
        d[1] %= 0.7;
        o[1] += 1;
        System.out.println(z[1] + " " + b[1] + " " + (int) c[1] + " " + s[1] + " " + i[1] + " " + l[1] + " " + f[1] + " "
                + d[1] + o[1]);
        System.out.println(z[0] + "" + z[2] + b[0] + b[2] + s[0] + s[2] + i[2] + l[2] + f[2] + d[2] + o[2]);
    }
}
