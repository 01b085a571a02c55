package hiillos.conformance.programs.classes;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

/** Identity hash codes stay and are spread. */
public final class IdentityHash {
    private IdentityHash() {}

    public static void main(String[] arguments) {
        Set<Integer> seen = new HashSet<>();
        Object[] objects = new Object[100];
        int[] hashes = new int[100];
        for (int i = 0; i < 100; i++) {
            objects[i] = new Object();
            hashes[i] = System.identityHashCode(objects[i]);
            seen.add(hashes[i]);
        }
        System.out.println(seen.size() > 90);
        boolean same = true;
        for (int i = 0; i < 100; i++) {
            same &= objects[i].hashCode() == hashes[i];
        }
        System.out.println(same + " " + System.identityHashCode(null));
        IdentityHashMap<String, Integer> map = new IdentityHashMap<>();
        map.put(new String("a"), 1);
        map.put(new String("a"), 2);
        System.out.println(map.size());
    }
}
