package hiillos.conformance.programs.arrays;

/** Arrays of references are also arrays of supertypes. */
public final class Covariance {
    private Covariance() {}

    static int sum(Number[] numbers) {
        int sum = 0;
        for (Number n : numbers) {
            sum += n.intValue();
        }
        return sum;
    }

    public static void main(String[] arguments) {
        System.out.println(sum(new Integer[] {1, 2}) + sum(new Double[] {2.5}) + sum(new Number[] {1, 2L, 3f}));
        Object o = new String[][] {{"a"}};
        System.out.println((o instanceof Object[]) + " " + (o instanceof Object[][]) + " " + (o instanceof String[][]) + " "
                + (o instanceof String[]) + " " + (o instanceof Comparable[][]));
        Object i = new int[][] {{1}};
        System.out.println((i instanceof Object[]) + " " + (i instanceof int[][]) + " " + (i instanceof Object[][]) + " "
                + (i instanceof Cloneable[]));
        try {
            Integer[] bad = (Integer[]) new Number[0];
            System.out.println(bad.length);
        } catch (ClassCastException e) {
            System.out.println("cast");
        }
    }
}
