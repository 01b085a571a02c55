package hiillos.conformance.programs.arrays;

import java.util.Arrays;

/** Arrays rotated, reversed and compared. */
public final class Rotation {
    private Rotation() {}

    static void reverse(int[] a, int low, int high) {
        for (; low < high; low++, high--) {
            a[low] ^= a[high];
            a[high] ^= a[low];
            a[low] ^= a[high];
        }
    }

    public static void main(String[] arguments) {
        int[] a = {1, 2, 3, 4, 5, 6, 7};
        for (int k = 0; k < 4; k++) {
            reverse(a, 0, k);
            reverse(a, k + 1, a.length - 1);
            reverse(a, 0, a.length - 1);
            System.out.println(Arrays.toString(a));
        }
    }
}
