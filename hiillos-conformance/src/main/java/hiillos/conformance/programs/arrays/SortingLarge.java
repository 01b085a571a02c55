package hiillos.conformance.programs.arrays;

import java.util.Arrays;

/** Sorts of thousands of elements of every type. */
public final class SortingLarge {
    private SortingLarge() {}

    public static void main(String[] arguments) {
        int n = 5000;
        int[] i = new int[n];
        long[] l = new long[n];
        double[] d = new double[n];
        byte[] b = new byte[n];
        char[] c = new char[n];
        String[] s = new String[n];
        long seed = 1;
        for (int k = 0; k < n; k++) {
            seed = seed * 6364136223846793005L + 1;
            i[k] = (int) (seed >>> 40);
            l[k] = seed;
            d[k] = seed / 1e10;
            b[k] = (byte) (seed >>> 50);
            c[k] = (char) (seed >>> 45);
            s[k] = Long.toHexString(seed >>> 44);
        }
        Arrays.sort(i);
        Arrays.sort(l);
        Arrays.sort(d);
        Arrays.sort(b);
        Arrays.sort(c);
        Arrays.sort(s);
        System.out.println(Arrays.hashCode(i) + " " + Arrays.hashCode(l) + " " + Arrays.hashCode(d) + " " + Arrays.hashCode(b)
                + " " + Arrays.hashCode(c) + " " + Arrays.hashCode(s));
    }
}
