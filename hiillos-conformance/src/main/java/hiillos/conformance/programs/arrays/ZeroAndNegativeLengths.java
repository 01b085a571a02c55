package hiillos.conformance.programs.arrays;

/** Empty arrays and negative sizes. */
public final class ZeroAndNegativeLengths {
    private ZeroAndNegativeLengths() {}

    static int size = -1;

    public static void main(String[] arguments) {
        int[] none = {};
        System.out.println(none.length + new Object[0].length);
        try {
            System.out.println(none[0]);
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        try {
            System.out.println(new int[size].length);
        } catch (NegativeArraySizeException e) {
            System.out.println(e.getMessage());
        }
        try {
            System.out.println(new String[Integer.MIN_VALUE].length);
        } catch (NegativeArraySizeException e) {
            System.out.println(e.getMessage());
        }
        try {
            System.out.println(new long[3][size][2].length);
        } catch (NegativeArraySizeException e) {
            System.out.println(e.getMessage());
        }
        for (int x : none) {
            System.out.println(x);
        }
    }
}
