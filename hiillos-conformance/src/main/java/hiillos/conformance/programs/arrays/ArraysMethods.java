package hiillos.conformance.programs.arrays;

import java.util.Arrays;

/** The class Arrays on arrays of numbers. */
public final class ArraysMethods {
    private ArraysMethods() {}

    public static void main(String[] arguments) {
        int[] a = {5, 3, 9, 1, 7, 3};
        int[] b = a.clone();
        Arrays.sort(b);
        System.out.println(Arrays.toString(b) + Arrays.binarySearch(b, 7) + Arrays.binarySearch(b, 4) + Arrays.binarySearch(b,
                100));
        Arrays.sort(a, 1, 4);
        System.out.println(Arrays.toString(a) + Arrays.equals(a, b) + Arrays.hashCode(a) + Arrays.stream(a).sum());
        Arrays.fill(a, 2, 4, -1);
        System.out.println(Arrays.toString(a) + Arrays.toString(Arrays.copyOf(a, 8)) + Arrays.toString(Arrays.copyOfRange(a, 4,
                7)));
        System.out.println(Arrays.deepToString(new int[][] {{1}, {2, 3}, null})
                + Arrays.deepEquals(new Object[] {new int[] {1}}, new Object[] {new int[] {1}}));
        System.out.println(Arrays.mismatch(new int[] {1, 2, 3}, new int[] {1, 2, 4}) + " " + Arrays.compare(new int[] {1, 2},
                new int[] {1, 3}));
        double[] d = {2.5, Double.NaN, -0.0, 0.0, Double.NEGATIVE_INFINITY};
        Arrays.sort(d);
        System.out.println(Arrays.toString(d));
        Integer[] boxes = {3, 1, 2};
        Arrays.sort(boxes, (x, y) -> y - x);
        System.out.println(Arrays.toString(boxes) + Arrays.asList(boxes).indexOf(1));
        int[] squares = new int[5];
        Arrays.setAll(squares, i -> i * i);
        System.out.println(Arrays.toString(squares) + Arrays.toString((int[]) null));
    }
}
