package hiillos.conformance.programs.memory;

/** Loops for which optimisers like to keep an address outside the array that they go through. */
public final class BackwardLoops {
    private static Object sink;

    private BackwardLoops() {}

    private static long allocating(long value) {
        int[] garbage = new int[40];
        garbage[3] = (int) value;
        sink = new Object();
        return garbage[3];
    }

    private static int[] squares(int count) {
        int[] array = new int[count];
        for (int i = 0; i < count; i++) {
            array[i] = i * i;
        }
        return array;
    }

    private static long down(int count) {
        int[] array = squares(count);
        long sum = 0;
        for (int i = count - 1; i >= 0; i--) {
            sum += allocating(array[i]);
        }
        return sum;
    }

    private static long shifted(int count, int shift) {
        int[] array = squares(count);
        long sum = 0;
        for (int i = shift; i < shift + count; i++) {
            sum += allocating(array[i - shift]);
        }
        return sum;
    }

    private static long strided(int count) {
        long[] array = new long[count];
        for (int i = 0; i < count; i += 3) {
            array[i] = allocating(i) + i;
        }
        long sum = 0;
        for (int i = count - 1; i >= 0; i -= 5) {
            sum += allocating(array[i]);
        }
        return sum;
    }

    private static long nested(int rows) {
        int[][] matrix = new int[rows][];
        for (int i = rows - 1; i >= 0; i--) {
            matrix[i] = squares(i + 1);
        }
        long sum = 0;
        for (int i = rows - 1; i >= 0; i--) {
            int[] row = matrix[i];
            matrix[i] = null;
            for (int j = row.length - 1; j >= 0; j--) {
                sum += allocating(row[j]);
            }
        }
        return sum;
    }

    public static void main(String[] arguments) {
        System.out.println(down(60) + " " + shifted(50, 1000) + " " + shifted(20, -7) + " " + strided(100) + " " + nested(12));
        System.out.println(sink != null);
    }
}
