package hiillos.conformance.programs.generics;

/** Bounded type variables with several interfaces. */
public final class TypeVariables {
    private TypeVariables() {}

    interface Named {
        String name();
    }

    record Item(String name, int n) implements Named, Comparable<Item> {
        @Override
        public int compareTo(Item o) {
            return Integer.compare(n, o.n);
        }
    }

    static <T extends Named & Comparable<T>> String best(T a, T b) {
        return a.compareTo(b) > 0 ? a.name() : b.name();
    }

    public static void main(String[] arguments) {
        System.out.println(best(new Item("low", 1), new Item("high", 2)));
    }
}
