package hiillos.conformance.programs.arrays;

/** Stores are checked against the array's real type. */
public final class ArrayStoreErrors {
    private ArrayStoreErrors() {}

    interface Animal {}

    record Dog(int n) implements Animal {}

    record Cat(int n) implements Animal {}

    static void store(Object[] a, Object value) {
        try {
            a[0] = value;
            System.out.println("stored " + value);
        } catch (ArrayStoreException e) {
            System.out.println("refused: " + e.getMessage());
        }
    }

    public static void main(String[] arguments) {
        store(new Object[1], "text");
        store(new String[1], "text");
        store(new String[1], 5);
        store(new Integer[1], null);
        store(new Animal[1], new Dog(1));
        store(new Dog[1], new Cat(2));
        store(new Comparable<?>[1], 5);
        store(new Number[1], 'c');
        store(new int[1][], new int[0].length == 0 ? new Object() : null);
        store(new Object[1][], new String[] {}.clone().length == 0 ? "x" : null);
    }
}
