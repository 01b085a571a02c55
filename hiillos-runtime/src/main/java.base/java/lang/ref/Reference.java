package java.lang.ref;

import hiillos.runtime.heap.Heap;
import hiillos.runtime.os.RuntimeLock;
import hiillos.word.Memory;

/**
 * A reference object. The collector does not follow {@code referent}; it clears it when nothing else leads to the object
 * and links the reference into {@code pending}. From there it gets into its queue when the program next looks at one, or by the
 * thread of {@link ReferenceHandler}, which runs from the time on that somebody waits at a queue.
 */
public abstract sealed class Reference<T> permits PhantomReference, SoftReference, WeakReference {
    // The compiler lays fields out by size, then in this order; contracts.md says so, and a test holds it.
    static final int REFERENT_OFFSET = 16;
    static final int DISCOVERED_OFFSET = 24;

    /** First of the references that were cleared and not yet enqueued, linked through {@code discovered}. */
    private static Reference<?> pending;

    private T referent;
    private Reference<?> discovered;
    /** Null if there is none, or once the reference was enqueued. */
    volatile ReferenceQueue<? super T> queue;
    /** The next one in the queue. */
    Reference<?> next;

    Reference(T referent) {
        this(referent, null);
    }

    Reference(T referent, ReferenceQueue<? super T> queue) {
        this.referent = referent;
        this.queue = queue;
    }

    /** Called in the middle of a collection: allocates nothing. References without a queue are done; true for others. */
    static boolean pend(long address) {
        Reference<?> reference = (Reference<?>) Memory.objectAt(address);
        if (reference.queue == null) {
            return false;
        }
        reference.discovered = pending;
        pending = reference;
        return true;
    }

    /** Enqueues what the collector has cleared. */
    static void enqueuePending() {
        // The collector holds the lock when it adds.
        RuntimeLock.lock(RuntimeLock.HEAP);
        Reference<?> reference = pending;
        pending = null;
        RuntimeLock.unlock(RuntimeLock.HEAP);
        while (reference != null) {
            Reference<?> following = reference.discovered;
            reference.discovered = null;
            reference.enqueue();
            reference = following;
        }
    }

    public T get() {
        return referent;
    }

    public final boolean refersTo(T object) {
        return referent == object;
    }

    public void clear() {
        referent = null;
    }

    public boolean enqueue() {
        clear();
        ReferenceQueue<? super T> target = queue;
        return target != null && target.add(this);
    }

    @Override
    protected Object clone() throws CloneNotSupportedException {
        throw new CloneNotSupportedException();
    }

    public static void reachabilityFence(Object reference) {
        Heap.keep(Memory.addressOf(reference));
    }
}
