package hiillos.conformance.programs.collections;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collections that refuse changes. */
public final class ImmutableCollections {
    private ImmutableCollections() {}

    static void attempt(Runnable r) {
        try {
            r.run();
            System.out.println("allowed");
        } catch (UnsupportedOperationException e) {
            System.out.println("unsupported");
        } catch (NullPointerException e) {
            System.out.println("null");
        } catch (IllegalArgumentException e) {
            System.out.println("argument");
        }
    }

    public static void main(String[] arguments) {
        List<Integer> list = List.of(1, 2, 3);
        System.out.println(list + " " + list.contains(2) + list.indexOf(3) + list.equals(List.copyOf(list)) + list.hashCode());
        attempt(() -> list.add(1));
        attempt(() -> list.set(0, 1));
        attempt(() -> List.of(1, (Integer) null));
        attempt(() -> Set.of(1, 1));
        attempt(() -> Map.of("a", 1).put("b", 2));
        attempt(() -> Collections.unmodifiableList(list).remove(0));
        attempt(() -> Collections.emptyList().add(null));
        attempt(() -> list.contains(null));
        System.out.println(Map.of("k", "v") + " " + Map.entry("a", 1) + " " + Set.of() + List.of()
                + Collections.singletonList(5) + Collections.nCopies(3, "x"));
        System.out.println(Map.ofEntries(Map.entry(1, 2)).get(1) + Set.of(5, 6, 7).size() + Map.of(1, 1, 2, 2, 3, 3).size());
    }
}
