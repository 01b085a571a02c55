package hiillos.conformance.programs.applications;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** A B-tree as a map of the class library's kind, compared with TreeMap in a long random run. */
public final class BalancedIndex<K extends Comparable<K>, V> extends AbstractMap<K, V> {
    private static final int ORDER = 4;

    private final class Node {
        private final List<Map.Entry<K, V>> entries = new ArrayList<>();
        private final List<Node> children = new ArrayList<>();

        boolean isLeaf() {
            return children.isEmpty();
        }

        int position(K key) {
            int low = 0;
            int high = entries.size();
            while (low < high) {
                int middle = low + high >>> 1;
                if (entries.get(middle).getKey().compareTo(key) < 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        boolean has(int position, K key) {
            return position < entries.size() && entries.get(position).getKey().equals(key);
        }
    }

    private Node root = new Node();
    private int size;

    @Override
    @SuppressWarnings("unchecked")
    public V get(Object key) {
        for (Node node = root;;) {
            int at = node.position((K) key);
            if (node.has(at, (K) key)) {
                return node.entries.get(at).getValue();
            }
            if (node.isLeaf()) {
                return null;
            }
            node = node.children.get(at);
        }
    }

    @Override
    public V put(K key, V value) {
        if (key == null) {
            throw new NullPointerException("no null keys");
        }
        if (root.entries.size() == 2 * ORDER - 1) {
            Node above = new Node();
            above.children.add(root);
            split(above, 0);
            root = above;
        }
        Node node = root;
        while (true) {
            int at = node.position(key);
            if (node.has(at, key)) {
                return node.entries.get(at).setValue(value);
            }
            if (node.isLeaf()) {
                node.entries.add(at, new SimpleEntry<>(key, value));
                size++;
                return null;
            }
            if (node.children.get(at).entries.size() == 2 * ORDER - 1) {
                split(node, at);
            } else {
                node = node.children.get(at);
            }
        }
    }

    private void split(Node above, int at) {
        Node full = above.children.get(at);
        Node right = new Node();
        List<Map.Entry<K, V>> upper = full.entries.subList(ORDER, full.entries.size());
        right.entries.addAll(upper);
        upper.clear();
        if (!full.isLeaf()) {
            List<Node> moved = full.children.subList(ORDER, full.children.size());
            right.children.addAll(moved);
            moved.clear();
        }
        above.entries.add(at, full.entries.removeLast());
        above.children.add(at + 1, right);
    }

    int depth() {
        int depth = 1;
        for (Node node = root; !node.isLeaf(); node = node.children.getFirst()) {
            depth++;
        }
        return depth;
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<K, V>> {
        private final Deque<Node> nodes = new ArrayDeque<>();
        private final Deque<Integer> positions = new ArrayDeque<>();

        Entries() {
            descend(root);
        }

        private void descend(Node node) {
            for (Node n = node; n != null; n = n.isLeaf() ? null : n.children.getFirst()) {
                nodes.push(n);
                positions.push(0);
            }
        }

        @Override
        public boolean hasNext() {
            while (!nodes.isEmpty() && positions.peek() == nodes.peek().entries.size()) {
                nodes.pop();
                positions.pop();
            }
            return !nodes.isEmpty();
        }

        @Override
        public Map.Entry<K, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Node node = nodes.peek();
            int at = positions.pop();
            positions.push(at + 1);
            if (!node.isLeaf()) {
                descend(node.children.get(at + 1));
            }
            return node.entries.get(at);
        }
    }

    public static void main(String[] arguments) {
        BalancedIndex<Integer, String> index = new BalancedIndex<>();
        TreeMap<Integer, String> expected = new TreeMap<>();
        Random random = new Random(77);
        for (int i = 0; i < 6000; i++) {
            int key = random.nextInt(2500);
            String value = Integer.toString(i, 36);
            if (!java.util.Objects.equals(index.put(key, value), expected.put(key, value))) {
                throw new AssertionError("put " + key);
            }
        }
        for (int key = -5; key < 2505; key++) {
            if (!java.util.Objects.equals(index.get(key), expected.get(key))) {
                throw new AssertionError("get " + key);
            }
        }
        System.out.println(index.size() + " entries, depth " + index.depth() + ", equal " + index.equals(expected) + " "
                + (index.hashCode() == expected.hashCode()) + " " + new ArrayList<>(index.keySet()).equals(new ArrayList<>(expected.keySet())));
        BalancedIndex<String, Integer> words = new BalancedIndex<>();
        for (String word : "the quick brown fox jumps over the lazy dog and the cat".split(" ")) {
            words.merge(word, 1, Integer::sum);
        }
        System.out.println(words + " " + words.containsKey("fox") + " " + words.getOrDefault("cow", -1));
        words.replaceAll((k, v) -> v * k.length());
        System.out.println(words.values() + " " + words.entrySet().stream().mapToInt(Map.Entry::getValue).sum());
        try {
            words.put(null, 1);
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        try {
            words.remove("fox");
        } catch (UnsupportedOperationException e) {
            System.out.println("cannot remove");
        }
        try {
            new BalancedIndex<String, String>().entrySet().iterator().next();
        } catch (NoSuchElementException e) {
            System.out.println("empty");
        }
    }
}
