package hiillos.conformance.programs.collections;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** HashSet and TreeSet. */
public final class SetsBasics {
    private SetsBasics() {}

    public static void main(String[] arguments) {
        Set<Integer> set = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            set.add(i * i % 31);
        }
        System.out.println(set + " " + set.size() + set.contains(25) + set.add(25) + set.remove(25));
        TreeSet<String> tree = new TreeSet<>(Set.of("pear", "apple", "fig"));
        System.out.println(tree + " " + tree.first() + tree.ceiling("b") + tree.headSet("fig", true) + tree.descendingSet());
        Set<Integer> other = new HashSet<>(Set.of(1, 2, 3));
        other.retainAll(Set.of(2, 3, 4));
        other.addAll(Set.of(10));
        System.out.println(other + " " + other.containsAll(Set.of(2, 10)) + other.equals(Set.of(2, 3, 10)));
    }
}
