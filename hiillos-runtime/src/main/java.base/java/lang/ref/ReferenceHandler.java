package java.lang.ref;

import hiillos.runtime.heap.CollectorEvents;

/** The thread that enqueues what the collector has cleared, for those that wait at a queue. */
final class ReferenceHandler implements Runnable {
    private static boolean started;

    private ReferenceHandler() {}

    /** Starts the thread if it does not run yet. */
    static synchronized void start() {
        if (!started) {
            Thread thread = new Thread(ThreadAccess.systemGroup(), new ReferenceHandler(), "Reference Handler");
            thread.setDaemon(true);
            thread.setPriority(Thread.MAX_PRIORITY);
            thread.start();
            started = true;
        }
    }

    @Override
    public void run() {
        while (true) {
            int seen = CollectorEvents.count();
            Reference.enqueuePending();
            CollectorEvents.await(seen);
        }
    }
}
