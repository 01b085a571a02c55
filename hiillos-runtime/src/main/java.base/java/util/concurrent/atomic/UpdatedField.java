package java.util.concurrent.atomic;

import java.lang.reflect.ClassMembers;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/** The field of an updater: where it lies in objects of which class. */
final class UpdatedField {
    private final Class<?> holder;
    private final long offset;

    private UpdatedField(Class<?> holder, long offset) {
        this.holder = holder;
        this.offset = offset;
    }

    /**
     * Finds a volatile field.
     *
     * @param expected the type that it must have; null for any reference
     * @throws RuntimeException when there is none of that name
     * @throws IllegalArgumentException when it has another type or is not volatile
     */
    static UpdatedField of(Class<?> holder, String name, Class<?> expected, Class<?> reference) {
        Field field = ClassMembers.declaredField(holder, name);
        if (field == null) {
            throw new RuntimeException(new NoSuchFieldException(name));
        }
        if (expected != null && field.getType() != expected) {
            throw new IllegalArgumentException(expected == int.class ? "Must be integer type" : "Must be long type");
        }
        if (reference != null && field.getType() != reference) {
            throw new ClassCastException();
        }
        if (reference != null && reference.isPrimitive()) {
            throw new IllegalArgumentException("Must be reference type");
        }
        if (!Modifier.isVolatile(field.getModifiers())) {
            throw new IllegalArgumentException("Must be volatile type");
        }
        return new UpdatedField(holder, field.offset());
    }

    /** The place in that object, which is checked. */
    long in(Object object) {
        if (!holder.isInstance(object)) {
            throw new ClassCastException("Cannot cast " + (object == null ? null : object.getClass().getName()) + " to " + holder.getName());
        }
        return offset;
    }
}
