package hiillos.conformance.programs.arrays;

import java.util.Arrays;

/** System.arraycopy within one array and between arrays. */
public final class CopyOverlapping {
    private CopyOverlapping() {}

    public static void main(String[] arguments) {
        int[] a = {0, 1, 2, 3, 4, 5, 6, 7};
        System.arraycopy(a, 0, a, 2, 5);
        System.out.println(Arrays.toString(a));
        System.arraycopy(a, 3, a, 1, 5);
        System.out.println(Arrays.toString(a));
        Object[] o = {"a", 1, "b"};
        String[] s = new String[3];
        try {
            System.arraycopy(o, 0, s, 0, 3);
        } catch (ArrayStoreException e) {
            System.out.println(Arrays.toString(s));
        }
        byte[] b = new byte[5];
        System.arraycopy(new byte[] {1, 2, 3}, 1, b, 3, 2);
        System.out.println(Arrays.toString(b));
        System.arraycopy(b, 5, b, 0, 0);
        try {
            System.arraycopy(b, 3, b, 0, 3);
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println("range");
        }
        try {
            System.arraycopy(b, 0, a, 0, 1);
        } catch (ArrayStoreException e) {
            System.out.println("types");
        }
    }
}
