package java.lang;

import hiillos.runtime.Monitors;
import hiillos.runtime.heap.ObjectCopy;

/** The root of the class hierarchy, over this runtime's object header. */
public class Object {
    public Object() {}

    /** The object's class; the compiler replaces every call by a load from the header. */
    public final native Class<?> getClass();

    public int hashCode() {
        return Monitors.identityHash(this);
    }

    public boolean equals(Object other) {
        return this == other;
    }

    protected Object clone() throws CloneNotSupportedException {
        if (!(this instanceof Cloneable)) {
            throw new CloneNotSupportedException(getClass().getName());
        }
        return ObjectCopy.of(this);
    }

    public String toString() {
        return getClass().getName() + "@" + Integer.toHexString(hashCode());
    }

    public final void notify() {
        Monitors.wake(this, false);
    }

    public final void notifyAll() {
        Monitors.wake(this, true);
    }

    public final void wait() throws InterruptedException {
        wait(0L);
    }

    public final void wait(long timeoutMillis) throws InterruptedException {
        if (timeoutMillis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        Monitors.await(this, timeoutMillis == 0 || timeoutMillis > Long.MAX_VALUE / 1_000_000 ? Long.MAX_VALUE
                : timeoutMillis * 1_000_000);
    }

    public final void wait(long timeoutMillis, int nanos) throws InterruptedException {
        if (timeoutMillis < 0) {
            throw new IllegalArgumentException("timeoutMillis value is negative");
        }
        if (nanos < 0 || nanos > 999999) {
            throw new IllegalArgumentException("nanosecond timeout value out of range");
        }
        wait(nanos > 0 && timeoutMillis < Long.MAX_VALUE ? timeoutMillis + 1 : timeoutMillis);
    }
}
