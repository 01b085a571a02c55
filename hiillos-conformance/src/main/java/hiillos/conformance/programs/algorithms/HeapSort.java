package hiillos.conformance.programs.algorithms;

/** Sorting by a binary heap. */
public final class HeapSort {
    private HeapSort() {}

    static void sift(long[] a, int i, int n) {
        for (int child; (child = 2 * i + 1) < n; i = child) {
            if (child + 1 < n && a[child + 1] > a[child]) {
                child++;
            }
            if (a[i] >= a[child]) {
                return;
            }
            long t = a[i];
            a[i] = a[child];
            a[child] = t;
        }
    }

    public static void main(String[] arguments) {
        long[] a = new long[200];
        for (int i = 0; i < a.length; i++) {
            a[i] = (i * 2654435761L) ^ (i << 20);
        }
        for (int i = a.length / 2; i >= 0; i--) {
            sift(a, i, a.length);
        }
        for (int n = a.length - 1; n > 0; n--) {
            long t = a[0];
            a[0] = a[n];
            a[n] = t;
            sift(a, 0, n);
        }
        System.out.println(java.util.Arrays.toString(a));
    }
}
