package hiillos.bench.heap;

import java.util.HashMap;
import java.util.Map;

/** A hash map as a cache: boxed keys, values that are replaced. */
final class MapChurn implements HeapWorkload {
    private static final int KEYS = 50_000;
    private static final int STEPS = 500_000;

    private record Value(long number, int[] payload) {}

    private final Map<Integer, Value> map = new HashMap<>();

    @Override
    public String name() {
        return "map-churn";
    }

    @Override
    public long run() {
        map.clear();
        int state = 7;
        long sum = 0;
        for (int i = 0; i < STEPS; i++) {
            state = state * 1103515245 + 12345;
            int key = (state >>> 8) % KEYS;
            Value before = map.put(key, new Value(i, new int[8]));
            if (before != null) {
                sum += before.number();
            }
            if ((state & 0x70000) == 0) {
                map.remove(key);
            }
        }
        return sum + map.size();
    }
}
