package hiillos.conformance.programs.exceptions;

/** Null is found before the index and the value are. */
public final class NullCheckBeforeIndex {
    private NullCheckBeforeIndex() {}

    static int[] none;
    static int value() {
        System.out.println("value");
        return 1;
    }

    public static void main(String[] arguments) {
        try {
            none[value()] = value();
        } catch (NullPointerException e) {
            System.out.println("null");
        }
        try {
            none[value()] += value();
        } catch (NullPointerException e) {
            System.out.println("null");
        }
        int[] one = new int[1];
        try {
            one[value()] = value();
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        try {
            one[value()] += value();
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
    }
}
