package hiillos.conformance.programs.patterns;

/** Generic and nested records. */
public final class GenericRecords {
    private GenericRecords() {}

    record Pair<A, B>(A first, B second) {
        <C> Pair<A, C> withSecond(C c) {
            return new Pair<>(first, c);
        }
    }

    record Tree<T extends Comparable<T>>(T value, Tree<T> left, Tree<T> right) {
        int size() {
            return 1 + (left == null ? 0 : left.size()) + (right == null ? 0 : right.size());
        }
    }

    public static void main(String[] arguments) {
        Pair<String, Integer> a = new Pair<>("a", 1);
        System.out.println(a + " " + a.withSecond(2.5) + " " + new Pair<>(a, null));
        Tree<Integer> t = new Tree<>(5, new Tree<>(3, null, null), new Tree<>(9, null, new Tree<>(10, null, null)));
        System.out.println(t + " " + t.size() + " " + t.hashCode());
    }
}
