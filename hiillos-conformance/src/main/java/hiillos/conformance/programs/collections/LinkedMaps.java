package hiillos.conformance.programs.collections;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** LinkedHashMap in insertion and access order. */
public final class LinkedMaps {
    private LinkedMaps() {}

    public static void main(String[] arguments) {
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("z", 1);
        map.put("a", 2);
        map.put("m", 3);
        map.put("z", 4);
        System.out.println(map);
        map.remove("a");
        map.put("a", 5);
        System.out.println(map.keySet());
        Map<Integer, Integer> cache = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, Integer> eldest) {
                return size() > 3;
            }
        };
        for (int i = 0; i < 4; i++) {
            cache.put(i, i);
            cache.get(1);
        }
        System.out.println(cache);
        Set<String> set = new LinkedHashSet<>();
        set.add("q");
        set.add("b");
        set.add("q");
        System.out.println(set);
    }
}
