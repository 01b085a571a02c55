package hiillos.conformance.programs.applications;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.function.Function;

/** Two caches that forget what was used least recently: one by hand, one of LinkedHashMap, compared in a long run. */
public final class LeastRecentlyUsed {
    interface Cache<K, V> extends Iterable<Map.Entry<K, V>> {
        V get(K key);

        void put(K key, V value);

        int size();
    }

    /** A hash map into a doubly linked list with sentinel. */
    static final class Linked<K, V> implements Cache<K, V> {
        private final class Node implements Map.Entry<K, V> {
            private final K key;
            private V value;
            private Node before;
            private Node after;

            Node(K key, V value) {
                this.key = key;
                this.value = value;
            }

            @Override
            public K getKey() {
                return key;
            }

            @Override
            public V getValue() {
                return value;
            }

            @Override
            public V setValue(V newValue) {
                V old = value;
                value = newValue;
                return old;
            }

            void unlink() {
                before.after = after;
                after.before = before;
            }

            void linkAfter(Node other) {
                before = other;
                after = other.after;
                after.before = this;
                other.after = this;
            }
        }

        private final int capacity;
        private final Map<K, Node> nodes = new HashMap<>();
        private final Node head = new Node(null, null);
        private int evictions;

        Linked(int capacity) {
            if (capacity <= 0) {
                throw new IllegalArgumentException("capacity " + capacity);
            }
            this.capacity = capacity;
            head.before = head;
            head.after = head;
        }

        @Override
        public V get(K key) {
            Node node = nodes.get(key);
            if (node == null) {
                return null;
            }
            node.unlink();
            node.linkAfter(head);
            return node.value;
        }

        @Override
        public void put(K key, V value) {
            Node node = nodes.computeIfAbsent(key, k -> new Node(k, value));
            if (node.before != null) {
                node.unlink();
            }
            node.setValue(value);
            node.linkAfter(head);
            if (nodes.size() > capacity) {
                Node last = head.before;
                last.unlink();
                nodes.remove(last.key);
                evictions++;
            }
        }

        @Override
        public int size() {
            return nodes.size();
        }

        @Override
        public Iterator<Map.Entry<K, V>> iterator() {
            return new Iterator<>() {
                private Node at = head.after;

                @Override
                public boolean hasNext() {
                    return at != head;
                }

                @Override
                public Map.Entry<K, V> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException("end of cache");
                    }
                    Node result = at;
                    at = at.after;
                    return result;
                }
            };
        }
    }

    static final class Ordered<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;
        private final int capacity;

        Ordered(int capacity) {
            super(16, 0.75f, true);
            this.capacity = capacity;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > capacity;
        }
    }

    /** A function that remembers its last results. */
    static <A, B> Function<A, B> remembering(Cache<A, B> cache, Function<A, B> function) {
        return a -> {
            B known = cache.get(a);
            if (known == null) {
                known = function.apply(a);
                cache.put(a, known);
            }
            return known;
        };
    }

    public static void main(String[] arguments) {
        Linked<Integer, String> mine = new Linked<>(50);
        Ordered<Integer, String> library = new Ordered<>(50);
        Random random = new Random(2024);
        int hits = 0;
        for (int i = 0; i < 20_000; i++) {
            int key = (int) Math.abs(random.nextGaussian() * 40);
            if (random.nextInt(3) == 0) {
                mine.put(key, "v" + i);
                library.put(key, "v" + i);
            } else {
                String a = mine.get(key);
                String b = library.get(key);
                if (a == null ? b != null : !a.equals(b)) {
                    throw new AssertionError(key + ": " + a + " but " + b);
                }
                hits += a == null ? 0 : 1;
            }
        }
        System.out.println(hits + " hits, " + mine.evictions + " evictions, " + mine.size() + " entries");
        int shown = 0;
        for (Map.Entry<Integer, String> e : mine) {
            if (shown++ < 5) {
                System.out.print(e.getKey() + "=" + e.getValue() + " ");
            }
        }
        System.out.println();
        int[] calls = new int[1];
        Function<Integer, Long> collatz = remembering(new Linked<>(1000), n -> {
            calls[0]++;
            long steps = 0;
            for (long x = n; x != 1; x = x % 2 == 0 ? x / 2 : 3 * x + 1) {
                steps++;
            }
            return steps;
        });
        long sum = 0;
        for (int i = 0; i < 3000; i++) {
            sum += collatz.apply(i % 1200 + 1);
        }
        System.out.println("steps " + sum + ", computed " + calls[0]);
        Iterator<Map.Entry<Integer, String>> empty = new Linked<Integer, String>(1).iterator();
        try {
            empty.next();
        } catch (NoSuchElementException e) {
            System.out.println(e);
        }
        try {
            new Linked<String, String>(0);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
