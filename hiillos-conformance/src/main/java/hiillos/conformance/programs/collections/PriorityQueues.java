package hiillos.conformance.programs.collections;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Heaps with natural order and comparators. */
public final class PriorityQueues {
    private PriorityQueues() {}

    public static void main(String[] arguments) {
        PriorityQueue<Integer> queue = new PriorityQueue<>();
        for (int i = 0; i < 25; i++) {
            queue.add(i * 13 % 29);
        }
        StringBuilder out = new StringBuilder();
        while (queue.size() > 5) {
            out.append(queue.poll()).append(' ');
        }
        System.out.println(out + "" + queue.peek());
        PriorityQueue<String> words = new PriorityQueue<>(Comparator.comparing(String::length)
                .thenComparing(Comparator.reverseOrder()));
        for (String w : "the quick brown fox jumps over a lazy dog".split(" ")) {
            words.add(w);
        }
        while (!words.isEmpty()) {
            System.out.print(words.remove() + " ");
        }
        System.out.println();
    }
}
