package hiillos.conformance.programs.algorithms;

/** Sorting by partition. */
public final class QuickSort {
    private QuickSort() {}

    static void sort(int[] a, int low, int high) {
        if (low >= high) {
            return;
        }
        int pivot = a[(low + high) >>> 1];
        int i = low;
        int j = high;
        while (i <= j) {
            while (a[i] < pivot) {
                i++;
            }
            while (a[j] > pivot) {
                j--;
            }
            if (i <= j) {
                int t = a[i];
                a[i++] = a[j];
                a[j--] = t;
            }
        }
        sort(a, low, j);
        sort(a, i, high);
    }

    public static void main(String[] arguments) {
        int[] a = new int[500];
        for (int i = 0; i < a.length; i++) {
            a[i] = i * 7919 % 1009 - 500;
        }
        sort(a, 0, a.length - 1);
        long hash = 0;
        for (int i = 1; i < a.length; i++) {
            hash = hash * 31 + a[i] + (a[i - 1] <= a[i] ? 1 : 1000);
        }
        System.out.println(hash);
    }
}
