package hiillos.conformance.programs.collections;

import java.util.HashMap;
import java.util.Map;

/** Keys with equal hash codes, enough to make trees of the buckets. */
public final class CollidingKeys {
    private CollidingKeys() {}

    record Key(int n) implements Comparable<Key> {
        @Override
        public int hashCode() {
            return n % 3;
        }

        @Override
        public int compareTo(Key o) {
            return Integer.compare(n, o.n);
        }
    }

    public static void main(String[] arguments) {
        Map<Key, Integer> map = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            map.put(new Key(i), i);
        }
        int sum = 0;
        for (int i = 0; i < 300; i += 2) {
            sum += map.remove(new Key(i));
        }
        System.out.println(map.size() + " " + sum + " " + map.get(new Key(151)) + map.get(new Key(150)));
        long keys = 0;
        for (Key k : map.keySet()) {
            keys += k.n() * 31L ^ map.get(k);
        }
        System.out.println(keys);
    }
}
