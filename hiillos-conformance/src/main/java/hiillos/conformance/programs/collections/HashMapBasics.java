package hiillos.conformance.programs.collections;

import java.util.HashMap;
import java.util.Map;

/** Operations of HashMap. */
public final class HashMapBasics {
    private HashMapBasics() {}

    public static void main(String[] arguments) {
        Map<String, Integer> map = new HashMap<>();
        for (String word : "the cat and the dog and the bird".split(" ")) {
            map.merge(word, 1, Integer::sum);
        }
        System.out.println(map);
        System.out.println(map.get("the") + " " + map.get("none") + " " + map.getOrDefault("none", -1) + map.containsKey("cat")
                + map.containsValue(3));
        map.putIfAbsent("cat", 9);
        map.computeIfAbsent("new", String::length);
        map.computeIfPresent("dog", (k, v) -> null);
        map.compute("bird", (k, v) -> v == null ? 1 : v + 10);
        map.replace("and", 20);
        map.put(null, 0);
        System.out.println(map + " " + map.size() + map.remove("the") + map.put("cat", 5));
        int sum = 0;
        for (Map.Entry<String, Integer> e : map.entrySet()) {
            sum += e.getValue();
            e.setValue(1);
        }
        System.out.println(sum + " " + map.values() + map.keySet() + map.hashCode() + map.equals(new HashMap<>(map)));
    }
}
