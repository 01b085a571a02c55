package java.lang.ref;

/** References that the program enqueued, or that the collector cleared; the last one first. */
public class ReferenceQueue<T> {
    private Reference<? extends T> head;

    public ReferenceQueue() {}

    /** Adds a reference unless it was in a queue before; whether it did. */
    @SuppressWarnings("unchecked")
    synchronized boolean add(Reference<?> reference) {
        if (reference.queue != this) {
            return false;
        }
        reference.queue = null;
        reference.next = head;
        head = (Reference<? extends T>) reference;
        notifyAll();
        return true;
    }

    public Reference<? extends T> poll() {
        Reference.enqueuePending();
        return take();
    }

    public Reference<? extends T> remove() throws InterruptedException {
        return remove(0);
    }

    public Reference<? extends T> remove(long timeoutMillis) throws InterruptedException {
        if (timeoutMillis < 0) {
            throw new IllegalArgumentException("Negative timeout value");
        }
        ReferenceHandler.start();
        Reference.enqueuePending();
        long start = System.nanoTime();
        synchronized (this) {
            while (head == null) {
                long left = timeoutMillis == 0 ? 0 : timeoutMillis - (System.nanoTime() - start) / 1_000_000;
                if (timeoutMillis != 0 && left <= 0) {
                    return null;
                }
                wait(left);
            }
            return take();
        }
    }

    @SuppressWarnings("unchecked")
    private synchronized Reference<? extends T> take() {
        Reference<? extends T> reference = head;
        if (reference != null) {
            head = (Reference<? extends T>) reference.next;
            reference.next = null;
        }
        return reference;
    }
}
