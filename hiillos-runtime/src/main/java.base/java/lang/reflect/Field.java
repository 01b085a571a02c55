package java.lang.reflect;

import jdk.internal.misc.Unsafe;

/**
 * The name of a field: enough for {@code Unsafe.objectFieldOffset} and for fetching {@code sun.misc.Unsafe.theUnsafe}.
 * Reading any other field through it is not part of this runtime.
 */
public final class Field {
    private final Class<?> clazz;
    private final String name;

    private Field(Class<?> clazz, String name) {
        this.clazz = clazz;
        this.name = name;
    }

    /**
     * Names an instance field, or the one static field that can be read.
     *
     * @throws NoSuchFieldException if the class does not declare it
     */
    public static Field of(Class<?> clazz, String name) throws NoSuchFieldException {
        if (clazz != sun.misc.Unsafe.class) {
            try {
                Unsafe.getUnsafe().objectFieldOffset(clazz, name);
            } catch (InternalError e) {
                throw new NoSuchFieldException(name);
            }
        } else if (!name.equals("theUnsafe")) {
            throw new NoSuchFieldException(name);
        }
        return new Field(clazz, name);
    }

    public Class<?> getDeclaringClass() {
        return clazz;
    }

    public String getName() {
        return name;
    }

    /** Nothing to do: access is never checked. */
    public void setAccessible(boolean flag) {}

    /**
     * The value.
     *
     * @throws UnsupportedOperationException for every field but {@code sun.misc.Unsafe.theUnsafe}
     */
    public Object get(Object receiver) throws IllegalAccessException {
        if (clazz == sun.misc.Unsafe.class) {
            return sun.misc.Unsafe.instance();
        }
        throw new UnsupportedOperationException("reading field " + this + " by reflection");
    }

    @Override
    public String toString() {
        return clazz.getName() + "." + name;
    }
}
