package hiillos.runtime;

import java.lang.invoke.VarHandle;

/**
 * A variable handle on one field, made by the compiler when it evaluates {@code Lookup.findVarHandle} at build time.
 */
public final class FieldVarHandle extends VarHandle {
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
