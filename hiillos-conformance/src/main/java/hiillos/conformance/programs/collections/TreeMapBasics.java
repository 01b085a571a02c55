package hiillos.conformance.programs.collections;

import java.util.Comparator;
import java.util.TreeMap;

/** Operations of TreeMap. */
public final class TreeMapBasics {
    private TreeMapBasics() {}

    public static void main(String[] arguments) {
        TreeMap<Integer, String> map = new TreeMap<>();
        for (int i = 0; i < 30; i++) {
            map.put(i * 17 % 31, "v" + i);
        }
        System.out.println(map);
        System.out.println(map.firstKey() + " " + map.lastKey() + " " + map.floorKey(50) + " " + map.ceilingKey(-3) + " "
                + map.higherKey(7) + " " + map.lowerKey(7) + " " + map.floorEntry(3));
        System.out.println(map.headMap(4) + " " + map.tailMap(28, false) + " " + map.subMap(5, 8) + " "
                + map.descendingMap().firstKey());
        for (int i = 0; i < 30; i += 2) {
            map.remove(i);
        }
        System.out.println(map + " " + map.pollFirstEntry() + map.pollLastEntry() + map.size());
        TreeMap<String, Integer> reverse = new TreeMap<>(Comparator.reverseOrder());
        reverse.put("a", 1);
        reverse.put("c", 2);
        reverse.put("b", 3);
        System.out.println(reverse);
        try {
            map.put(null, "x");
        } catch (NullPointerException e) {
            System.out.println("null");
        }
    }
}
