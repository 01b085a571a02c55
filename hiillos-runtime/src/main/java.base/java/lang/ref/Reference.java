package java.lang.ref;

import hiillos.word.Memory;

/**
 * A reference object. Nothing is ever collected in this runtime, so that every kind of reference is strong: it is
 * cleared and enqueued by the program alone.
 */
public abstract sealed class Reference<T> permits PhantomReference, SoftReference, WeakReference {
    private T referent;
    ReferenceQueue<? super T> queue;

    Reference(T referent) {
        this(referent, null);
    }

    Reference(T referent, ReferenceQueue<? super T> queue) {
        this.referent = referent;
        this.queue = queue;
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
