package hiillos.conformance.programs.initialisation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collections that an initialiser fills and the program changes. */
public final class CollectionsBuiltAtStart {
    private CollectionsBuiltAtStart() {}

    static final List<String> LIST = new ArrayList<>();
    static final Map<String, Integer> HASH = new HashMap<>();
    static final Map<Integer, String> TREE = new TreeMap<>();
    static final Map<String, Integer> FIXED = Map.of("x", 1);

    static {
        for (int i = 0; i < 30; i++) {
            LIST.add("item" + i);
            HASH.put("key" + i, i);
            TREE.put(i * 7 % 30, "v" + i);
        }
    }

    public static void main(String[] arguments) {
        LIST.add("more");
        HASH.put("key5", -5);
        HASH.remove("key6");
        TREE.remove(0);
        System.out.println(LIST.size() + " " + HASH.get("key5") + HASH.get("key6") + HASH.get("key29") + HASH.size() + " "
                + TREE + FIXED.get("x"));
    }
}
