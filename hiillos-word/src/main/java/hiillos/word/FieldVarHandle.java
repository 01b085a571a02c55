package hiillos.word;

/**
 * What the compiler puts in the place of a {@code VarHandle}: it makes one when it evaluates {@code Lookup.findVarHandle}
 * at build time, and replaces every access through a constant one by an atomic instruction. Nothing else ever sees it,
 * so it need not extend {@code VarHandle}. On a JVM it is not used.
 */
public final class FieldVarHandle {
    /** Bytes from the object's header, or from the start of the holder's static fields. */
    final long offset;
    /** The field's type. */
    final Class<?> type;
    /** The class that declares the field. */
    final Class<?> holder;
    final boolean isStatic;

    FieldVarHandle(long offset, Class<?> type, Class<?> holder, boolean isStatic) {
        this.offset = offset;
        this.type = type;
        this.holder = holder;
        this.isStatic = isStatic;
    }
}
