package hiillos.conformance.programs.collections;

import java.util.HashMap;
import java.util.Map;

/** A map that grows and shrinks. */
public final class HashMapLarge {
    private HashMapLarge() {}

    public static void main(String[] arguments) {
        Map<Long, String> map = new HashMap<>();
        for (long i = 0; i < 5000; i++) {
            map.put(i * 1000003L, "v" + i);
        }
        for (long i = 0; i < 5000; i += 3) {
            map.remove(i * 1000003L);
        }
        long hash = 0;
        for (Map.Entry<Long, String> e : map.entrySet()) {
            hash = hash * 31 + e.getKey() + e.getValue().hashCode();
        }
        System.out.println(map.size() + " " + hash + " " + map.get(1000003L) + map.get(0L));
    }
}
