package hiillos.conformance.speed;

/** Quicksort with insertion sort for short ranges, written out. */
final class SortWorkload implements Workload {
    private final int[] original = new int[200_000];
    private final int[] work = new int[original.length];

    SortWorkload() {
        int seed = 12345;
        for (int i = 0; i < original.length; i++) {
            seed = seed * 1103515245 + 12345;
            original[i] = seed >>> 3;
        }
    }

    @Override
    public String name() {
        return "sort";
    }

    @Override
    public long run() {
        for (int i = 0; i < work.length; i++) {
            work[i] = original[i];
        }
        sort(work, 0, work.length - 1);
        long sum = 0;
        for (int i = 0; i < work.length; i++) {
            sum = sum * 31 + work[i];
        }
        return sum;
    }

    private static void sort(int[] a, int low, int high) {
        while (high - low > 16) {
            int pivot = a[low + high >>> 1];
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
            if (j - low < high - i) {
                sort(a, low, j);
                low = i;
            } else {
                sort(a, i, high);
                high = j;
            }
        }
        for (int i = low + 1; i <= high; i++) {
            int value = a[i];
            int j = i - 1;
            while (j >= low && a[j] > value) {
                a[j + 1] = a[j];
                j--;
            }
            a[j + 1] = value;
        }
    }
}
