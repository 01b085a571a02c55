package hiillos.conformance.collector;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/** A queue, a cache and strings, renewed again and again for {@code CHURN_SECONDS} seconds of the environment, else 3. */
public final class LongChurn {
    private static final int LIVING = 20_000;

    private LongChurn() {}

    private record Entry(long number, String text, byte[] payload) {}

    public static void main(String[] arguments) {
        String seconds = System.getenv("CHURN_SECONDS");
        long end = System.nanoTime() + (seconds == null ? 3 : Long.parseLong(seconds)) * 1_000_000_000L;
        ArrayDeque<Entry> queue = new ArrayDeque<>();
        Map<Integer, Entry> cache = new HashMap<>();
        // An hour's numbers do not fit into an int.
        long number = 0;
        boolean sound = true;
        while (System.nanoTime() < end) {
            for (int i = 0; i < 1000; i++) {
                Entry entry = new Entry(number, "entry " + number, new byte[(int) (number % 300)]);
                queue.addLast(entry);
                cache.put((int) (number % LIVING), entry);
                if (queue.size() > LIVING) {
                    Entry oldest = queue.removeFirst();
                    sound &= oldest.text().equals("entry " + oldest.number()) && oldest.payload().length == oldest.number() % 300;
                }
                number++;
            }
        }
        System.out.println(sound && queue.size() == LIVING && cache.size() == LIVING ? "sound" : "broken");
    }
}
