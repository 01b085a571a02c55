package hiillos.conformance.programs.collections;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Subclasses of AbstractList and AbstractMap. */
public final class OwnCollections {
    private OwnCollections() {}

    static class Squares extends AbstractList<Integer> {
        @Override
        public Integer get(int i) {
            return i * i;
        }

        @Override
        public int size() {
            return 6;
        }
    }

    static class Digits extends AbstractMap<Integer, String> {
        @Override
        public Set<Map.Entry<Integer, String>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Map.Entry<Integer, String>> iterator() {
                    return List.of(Map.entry(1, "one"), Map.entry(2, "two")).iterator();
                }

                @Override
                public int size() {
                    return 2;
                }
            };
        }
    }

    public static void main(String[] arguments) {
        Squares s = new Squares();
        System.out.println(s + " " + s.indexOf(16) + s.contains(5) + s.subList(2, 4) + s.equals(List.of(0, 1, 4, 9, 16, 25))
                + s.hashCode());
        Digits d = new Digits();
        System.out.println(d + " " + d.get(2) + d.containsKey(3) + d.keySet() + d.values() + d.equals(Map.of(1, "one", 2,
                "two")));
    }
}
