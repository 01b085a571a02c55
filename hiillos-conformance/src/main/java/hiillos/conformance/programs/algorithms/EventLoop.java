package hiillos.conformance.programs.algorithms;

import java.util.ArrayDeque;
import java.util.PriorityQueue;

/** Queues of actions that make further actions. */
public final class EventLoop {
    private EventLoop() {}

    record Event(long time, int order, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event o) {
            return time != o.time ? Long.compare(time, o.time) : Integer.compare(order, o.order);
        }
    }

    static final PriorityQueue<Event> QUEUE = new PriorityQueue<>();
    static final ArrayDeque<String> LOG = new ArrayDeque<>();
    static long now;
    static int order;

    static void after(long delay, Runnable action) {
        QUEUE.add(new Event(now + delay, order++, action));
    }

    static void tick(String name, int left, long period) {
        LOG.add(name + left + "@" + now);
        if (left > 0) {
            after(period, () -> tick(name, left - 1, period));
        }
    }

    public static void main(String[] arguments) {
        after(5, () -> tick("a", 4, 3));
        after(2, () -> tick("b", 3, 4));
        after(2, () -> after(0, () -> LOG.add("nested")));
        while (!QUEUE.isEmpty()) {
            Event e = QUEUE.remove();
            now = e.time();
            e.action().run();
        }
        System.out.println(LOG);
    }
}
