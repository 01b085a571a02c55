package hiillos.bench.quality;

/** Quicksort with insertion sort for small ranges. */
final class Sorting implements Workload {
    private final int[] data = new int[100_000];

    @Override
    public String name() {
        return "sort";
    }

    @Override
    public long run() {
        int state = 12345;
        for (int i = 0; i < data.length; i++) {
            state = state * 1103515245 + 12345;
            data[i] = state >>> 8;
        }
        sort(data, 0, data.length - 1);
        long sum = 0;
        for (int i = 0; i < data.length; i += 1000) {
            sum = sum * 31 + data[i];
        }
        return sum;
    }

    private static void sort(int[] a, int from, int to) {
        int low = from;
        int high = to;
        while (high - low > 16) {
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
                    int swapped = a[i];
                    a[i++] = a[j];
                    a[j--] = swapped;
                }
            }
            sort(a, low, j);
            low = i;
        }
        for (int i = low + 1; i <= high; i++) {
            int value = a[i];
            int j = i - 1;
            while (j >= low && a[j] > value) {
                a[j + 1] = a[j--];
            }
            a[j + 1] = value;
        }
    }
}
