package hiillos.conformance.programs.collections;

import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A list that is changed while it is iterated. */
public final class ConcurrentModification {
    private ConcurrentModification() {}

    public static void main(String[] arguments) {
        List<Integer> list = new ArrayList<>(List.of(1, 2, 3, 4));
        try {
            for (int x : list) {
                if (x == 2) {
                    list.add(5);
                }
            }
        } catch (ConcurrentModificationException e) {
            System.out.println("list " + e.getMessage());
        }
        Iterator<Integer> i = list.iterator();
        while (i.hasNext()) {
            if (i.next() % 2 == 0) {
                i.remove();
            }
        }
        System.out.println(list);
        Map<Integer, Integer> map = new HashMap<>(Map.of(1, 1, 2, 2));
        try {
            for (int k : map.keySet()) {
                map.put(k + 10, 0);
            }
        } catch (ConcurrentModificationException e) {
            System.out.println("map");
        }
    }
}
