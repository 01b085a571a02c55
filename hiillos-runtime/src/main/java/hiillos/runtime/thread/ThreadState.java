package hiillos.runtime.thread;

import hiillos.runtime.os.ThreadArea;
import hiillos.word.Memory;

/** What {@link Thread#getState} says of a living thread, as the ordinal of {@link Thread.State}. */
public final class ThreadState {
    public static final int NEW = 0;
    public static final int RUNNABLE = 1;
    public static final int BLOCKED = 2;
    public static final int WAITING = 3;
    public static final int TIMED_WAITING = 4;
    public static final int TERMINATED = 5;

    private ThreadState() {}

    /** The calling thread begins to wait; returns what {@link #end} needs. */
    public static int begin(int state) {
        long area = ThreadArea.self();
        int before = Memory.loadInt(area + ThreadArea.STATE);
        Memory.storeIntVolatile(area + ThreadArea.STATE, state);
        return before;
    }

    public static void end(int before) {
        Memory.storeIntVolatile(ThreadArea.self() + ThreadArea.STATE, before);
    }

    /** The state of a living thread; 0 in the area means that it runs. */
    public static int of(long area) {
        int state = Memory.loadIntVolatile(area + ThreadArea.STATE);
        return state == 0 ? RUNNABLE : state;
    }
}
