package java.lang.ref;

import hiillos.word.Memory;

/**
 * A reference object. The collector does not follow {@code referent}; it clears it when nothing else leads to the object
 * and links the reference into {@code pending}, from where it gets into its queue when the program next looks at one.
 */
public abstract sealed class Reference<T> permits PhantomReference, SoftReference, WeakReference {
    // The compiler lays fields out by size, then in this order; contracts.md says so, and a test holds it.
    static final int REFERENT_OFFSET = 16;
    static final int DISCOVERED_OFFSET = 24;

    /** First of the references that were cleared and not yet enqueued, linked through {@code discovered}. */
    private static Reference<?> pending;

    private T referent;
    private Reference<?> discovered;
    ReferenceQueue<? super T> queue;

    Reference(T referent) {
        this(referent, null);
    }

    Reference(T referent, ReferenceQueue<? super T> queue) {
        this.referent = referent;
        this.queue = queue;
    }

    /** Called in the middle of a collection: allocates nothing. References without a queue are done. */
    static void pend(long address) {
        Reference<?> reference = (Reference<?>) Memory.objectAt(address);
        if (reference.queue != null) {
            reference.discovered = pending;
            pending = reference;
        }
    }

    /** Enqueues what the collector has cleared. */
    static void enqueuePending() {
        while (pending != null) {
            Reference<?> reference = pending;
            pending = reference.discovered;
            reference.discovered = null;
            reference.enqueue();
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
        if (target == null) {
            return false;
        }
        queue = null;
        target.add(this);
        return true;
    }

    @Override
    protected Object clone() throws CloneNotSupportedException {
        throw new CloneNotSupportedException();
    }

    public static void reachabilityFence(Object reference) {
        Memory.addressOf(reference);
    }
}
