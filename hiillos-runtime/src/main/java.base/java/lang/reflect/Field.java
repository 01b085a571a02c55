package java.lang.reflect;

import java.lang.annotation.Annotation;

/** A field of a class that the program asks for its fields. */
public final class Field extends AccessibleObject implements Member {
    // The compiler, which makes the objects that initialisers at build time ask for, sets these two.
    private final Class<?> clazz;
    private final String name;
    private final int number;
    private final Class<?> type;
    private final int modifiers;
    private final long offset;

    /**
     * A field.
     *
     * @param number its place in {@link Members#fields()}
     * @param offset from an object's beginning; -1 when static
     */
    public Field(Class<?> owner, int number, String name, Class<?> type, int modifiers, long offset) {
        this.clazz = owner;
        this.number = number;
        this.name = name;
        this.type = type;
        this.modifiers = modifiers;
        this.offset = offset;
    }

    @Override
    public Class<?> getDeclaringClass() {
        return clazz;
    }

    @Override
    public String getName() {
        return name;
    }

    public Class<?> getType() {
        return type;
    }

    @Override
    public int getModifiers() {
        return modifiers;
    }

    @Override
    public boolean isSynthetic() {
        return (modifiers & 0x1000) != 0;
    }

    public boolean isEnumConstant() {
        return (modifiers & 0x4000) != 0;
    }

    /** From an object's beginning; -1 when static. For {@code Unsafe} and updaters. */
    public long offset() {
        return offset;
    }

    /** The value, boxed if it is a primitive. */
    public Object get(Object receiver) throws IllegalAccessException {
        if (clazz == sun.misc.Unsafe.class && name.equals("theUnsafe")) {
            // Many initialisers read it, and at build time nobody else could tell.
            return sun.misc.Unsafe.instance();
        }
        check(receiver);
        return read(receiver);
    }

    /** As a method handle reads it. */
    public Object read(Object receiver) {
        return Members.ifAny(clazz).get(number, receiver);
    }

    /** As a method handle writes it. */
    public void write(Object receiver, Object value) {
        Members.ifAny(clazz).set(number, receiver, value);
    }

    private void check(Object receiver) {
        if (!Modifier.isStatic(modifiers)) {
            if (receiver == null) {
                throw new NullPointerException("Cannot invoke \"Object.getClass()\" because \"obj\" is null");
            }
            if (!clazz.isInstance(receiver)) {
                throw new IllegalArgumentException("Can not get " + described() + " on " + receiver.getClass().getName());
            }
        }
    }

    private String described() {
        String flags = Modifier.toString(modifiers & (Modifier.FINAL | Modifier.STATIC));
        return (flags.isEmpty() ? "" : flags + " ") + type.getName() + " field " + clazz.getName() + "." + name;
    }

    /**
     * Writes the field.
     *
     * @throws IllegalAccessException when it is final
     * @throws IllegalArgumentException when receiver or value do not fit
     */
    public void set(Object receiver, Object value) throws IllegalAccessException {
        check(receiver);
        if (Modifier.isFinal(modifiers)) {
            throw new IllegalAccessException("Can not set " + described() + " to "
                    + (value == null ? "null value" : value.getClass().getName()));
        }
        write(receiver, Conversions.convert(value, type, "Can not set " + described() + " to "
                + (value == null ? "null value" : value.getClass().getName())));
    }

    public boolean getBoolean(Object receiver) throws IllegalAccessException {
        return (Boolean) number(receiver, boolean.class);
    }

    public char getChar(Object receiver) throws IllegalAccessException {
        return (Character) number(receiver, char.class);
    }

    public byte getByte(Object receiver) throws IllegalAccessException {
        return (Byte) number(receiver, byte.class);
    }

    public short getShort(Object receiver) throws IllegalAccessException {
        return (Short) number(receiver, short.class);
    }

    public int getInt(Object receiver) throws IllegalAccessException {
        return (Integer) number(receiver, int.class);
    }

    public long getLong(Object receiver) throws IllegalAccessException {
        return (Long) number(receiver, long.class);
    }

    public float getFloat(Object receiver) throws IllegalAccessException {
        return (Float) number(receiver, float.class);
    }

    public double getDouble(Object receiver) throws IllegalAccessException {
        return (Double) number(receiver, double.class);
    }

    private Object number(Object receiver, Class<?> wanted) throws IllegalAccessException {
        Object value = get(receiver);
        if (!type.isPrimitive()) {
            throw new IllegalArgumentException("Attempt to get " + type.getName() + " field \"" + clazz.getName() + "." + name
                    + "\" with illegal data type conversion to " + wanted.getName());
        }
        return Conversions.convert(value, wanted, "Attempt to get " + type.getName() + " field \"" + clazz.getName() + "." + name
                + "\" with illegal data type conversion to " + wanted.getName());
    }

    public void setBoolean(Object receiver, boolean value) throws IllegalAccessException {
        set(receiver, value);
    }

    public void setChar(Object receiver, char value) throws IllegalAccessException {
        set(receiver, value);
    }

    public void setByte(Object receiver, byte value) throws IllegalAccessException {
        set(receiver, value);
    }

    public void setShort(Object receiver, short value) throws IllegalAccessException {
        set(receiver, value);
    }

    public void setInt(Object receiver, int value) throws IllegalAccessException {
        set(receiver, value);
    }

    public void setLong(Object receiver, long value) throws IllegalAccessException {
        set(receiver, value);
    }

    public void setFloat(Object receiver, float value) throws IllegalAccessException {
        set(receiver, value);
    }

    public void setDouble(Object receiver, double value) throws IllegalAccessException {
        set(receiver, value);
    }

    @Override
    Annotation[] ownAnnotations() {
        Annotation[] found = Members.ifAny(clazz).fieldAnnotations(number);
        return found == null ? Members.NO_ANNOTATIONS : found;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Field that && clazz == that.clazz && name.equals(that.name) && type == that.type;
    }

    @Override
    public int hashCode() {
        return clazz.getName().hashCode() ^ name.hashCode();
    }

    @Override
    public String toString() {
        String flags = Modifier.toString(modifiers & Modifier.fieldModifiers());
        return (flags.isEmpty() ? "" : flags + " ") + type.getTypeName() + " " + clazz.getTypeName() + "." + name;
    }
}
