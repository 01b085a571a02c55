package jdk.internal.vm;

import java.util.stream.Stream;

/** Hears of the threads that are started in it. Nobody looks at all containers here, so that they are not linked. */
public abstract class ThreadContainer {
    protected ThreadContainer(boolean shared) {}

    public String name() {
        return null;
    }

    /** The threads that run; nothing in this runtime asks. */
    public abstract Stream<Thread> threads();

    public long threadCount() {
        return threads().count();
    }

    /** The thread is about to be started. */
    public void onStart(Thread thread) {}

    /** The thread is about to end, or could not be started. */
    public void onExit(Thread thread) {}

    public Thread owner() {
        return null;
    }
}
