package hiillos.conformance.programs.numbers;

/** Hash codes and text of all boxes. */
public final class HashOfNumbers {
    private HashOfNumbers() {}

    public static void main(String[] arguments) {
        Object[] boxes = {1, -1, 1L, 1L << 33, 1.5, -0.0, Double.NaN, 2.5f, 'c', true, false, (byte) -3, (short) 300};
        for (Object o : boxes) {
            System.out.println(o + " " + o.hashCode() + " " + o.getClass().getName() + " " + o.equals(1));
        }
    }
}
