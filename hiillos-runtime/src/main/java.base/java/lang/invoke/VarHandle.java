package java.lang.invoke;

import hiillos.word.Memory;

/**
 * A typed way to a field. The compiler replaces every access: the methods without a body have no other meaning.
 */
public abstract class VarHandle {
    /** Only {@code hiillos.word.FieldVarHandle} extends this. */
    protected VarHandle() {}

    public final native @MethodHandle.PolymorphicSignature Object get(Object... arguments);

    public final native @MethodHandle.PolymorphicSignature void set(Object... arguments);

    public final native @MethodHandle.PolymorphicSignature Object getVolatile(Object... arguments);

    public final native @MethodHandle.PolymorphicSignature Object getOpaque(Object... arguments);

    public final native @MethodHandle.PolymorphicSignature Object getAcquire(Object... arguments);

    public final native @MethodHandle.PolymorphicSignature Object compareAndExchange(Object... arguments);

    public final native @MethodHandle.PolymorphicSignature Object compareAndExchangeAcquire(Object... arguments);

    public final native @MethodHandle.PolymorphicSignature Object compareAndExchangeRelease(Object... arguments);

    public final native @MethodHandle.PolymorphicSignature Object getAndSet(Object... arguments);

    public final native @MethodHandle.PolymorphicSignature Object getAndSetAcquire(Object... arguments);

    public final native @MethodHandle.PolymorphicSignature Object getAndSetRelease(Object... arguments);

    public final native @MethodHandle.PolymorphicSignature Object getAndAdd(Object... arguments);

    public final native @MethodHandle.PolymorphicSignature Object getAndAddAcquire(Object... arguments);

    public final native @MethodHandle.PolymorphicSignature Object getAndAddRelease(Object... arguments);

    public final native @MethodHandle.PolymorphicSignature Object getAndBitwiseOr(Object... arguments);

    public final native @MethodHandle.PolymorphicSignature Object getAndBitwiseAnd(Object... arguments);

    public final native @MethodHandle.PolymorphicSignature Object getAndBitwiseXor(Object... arguments);

    public final native @MethodHandle.PolymorphicSignature void setVolatile(Object... arguments);

    public final native @MethodHandle.PolymorphicSignature void setOpaque(Object... arguments);

    public final native @MethodHandle.PolymorphicSignature void setRelease(Object... arguments);

    public final native @MethodHandle.PolymorphicSignature boolean compareAndSet(Object... arguments);

    public final native @MethodHandle.PolymorphicSignature boolean weakCompareAndSetPlain(Object... arguments);

    public final native @MethodHandle.PolymorphicSignature boolean weakCompareAndSet(Object... arguments);

    public final native @MethodHandle.PolymorphicSignature boolean weakCompareAndSetAcquire(Object... arguments);

    public final native @MethodHandle.PolymorphicSignature boolean weakCompareAndSetRelease(Object... arguments);

    public static void fullFence() {
        Memory.fence();
    }

    public static void acquireFence() {
        Memory.fence();
    }

    public static void releaseFence() {
        Memory.fence();
    }

    public static void loadLoadFence() {
        Memory.fence();
    }

    public static void storeStoreFence() {
        Memory.fence();
    }
}
