package hiillos.runtime.heap;

import hiillos.runtime.os.Futex;
import hiillos.runtime.os.ThreadArea;
import hiillos.word.Memory;

/** A count of the collections that have left references to be enqueued, and sleeping until it changes. */
public final class CollectorEvents {
    private CollectorEvents() {}

    private static long word() {
        return ThreadArea.first() + ThreadArea.COLLECTOR_EVENTS;
    }

    public static int count() {
        return Memory.loadIntVolatile(word());
    }

    /** Waits while the count is this. May return early. */
    public static void await(int seen) {
        Futex.wait(word(), seen, Long.MAX_VALUE);
    }

    static void add() {
        Memory.getAndAddInt(word(), 1);
        Futex.wake(word(), Integer.MAX_VALUE);
    }
}
