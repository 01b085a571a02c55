package sun.misc;

import java.lang.reflect.Field;

/** The unsupported but widely used relative of {@link jdk.internal.misc.Unsafe}, for libraries that take it by reflection. */
public final class Unsafe {
    private static final jdk.internal.misc.Unsafe INTERNAL = jdk.internal.misc.Unsafe.getUnsafe();
    // Libraries ask for the field by this name.
    private static final Unsafe theUnsafe = new Unsafe();

    public static final int ARRAY_INT_BASE_OFFSET = 16;
    public static final int ARRAY_LONG_BASE_OFFSET = 16;
    public static final int ARRAY_BYTE_BASE_OFFSET = 16;
    public static final int ARRAY_SHORT_BASE_OFFSET = 16;
    public static final int ARRAY_CHAR_BASE_OFFSET = 16;
    public static final int ARRAY_BOOLEAN_BASE_OFFSET = 16;
    public static final int ARRAY_FLOAT_BASE_OFFSET = 16;
    public static final int ARRAY_DOUBLE_BASE_OFFSET = 16;
    public static final int ARRAY_OBJECT_BASE_OFFSET = 16;

    public static final int ARRAY_INT_INDEX_SCALE = 4;
    public static final int ARRAY_LONG_INDEX_SCALE = 8;
    public static final int ARRAY_BYTE_INDEX_SCALE = 1;
    public static final int ARRAY_SHORT_INDEX_SCALE = 2;
    public static final int ARRAY_CHAR_INDEX_SCALE = 2;
    public static final int ARRAY_BOOLEAN_INDEX_SCALE = 1;
    public static final int ARRAY_FLOAT_INDEX_SCALE = 4;
    public static final int ARRAY_DOUBLE_INDEX_SCALE = 8;
    public static final int ARRAY_OBJECT_INDEX_SCALE = 8;
    public static final int ADDRESS_SIZE = 8;

    private Unsafe() {}

    /** What reading the field {@code theUnsafe} by reflection gives. */
    public static Unsafe instance() {
        return theUnsafe;
    }

    public static Unsafe getUnsafe() {
        return theUnsafe;
    }

    public long objectFieldOffset(Field field) {
        return INTERNAL.objectFieldOffset(field.getDeclaringClass(), field.getName());
    }

    public int arrayBaseOffset(Class<?> type) {
        return (int) INTERNAL.arrayBaseOffset(type);
    }

    public int arrayIndexScale(Class<?> type) {
        return INTERNAL.arrayIndexScale(type);
    }

    public int addressSize() {
        return 8;
    }

    public int pageSize() {
        return 4096;
    }

    public void fullFence() {
        INTERNAL.fullFence();
    }

    public void loadFence() {
        INTERNAL.loadFence();
    }

    public void storeFence() {
        INTERNAL.storeFence();
    }

    public void copyMemory(Object source, long sourceOffset, Object target, long targetOffset, long countBytes) {
        INTERNAL.copyMemory(source, sourceOffset, target, targetOffset, countBytes);
    }

    public void copyMemory(long source, long target, long countBytes) {
        INTERNAL.copyMemory(source, target, countBytes);
    }

    public void setMemory(Object target, long offset, long countBytes, byte value) {
        INTERNAL.setMemory(target, offset, countBytes, value);
    }

    public void setMemory(long target, long countBytes, byte value) {
        INTERNAL.setMemory(target, countBytes, value);
    }

    public int getInt(Object object, long offset) {
        return INTERNAL.getInt(object, offset);
    }

    public void putInt(Object object, long offset, int value) {
        INTERNAL.putInt(object, offset, value);
    }

    public int getIntVolatile(Object object, long offset) {
        return INTERNAL.getIntVolatile(object, offset);
    }

    public void putIntVolatile(Object object, long offset, int value) {
        INTERNAL.putIntVolatile(object, offset, value);
    }

    public int getInt(long address) {
        return INTERNAL.getInt(address);
    }

    public void putInt(long address, int value) {
        INTERNAL.putInt(address, value);
    }

    public long getLong(Object object, long offset) {
        return INTERNAL.getLong(object, offset);
    }

    public void putLong(Object object, long offset, long value) {
        INTERNAL.putLong(object, offset, value);
    }

    public long getLongVolatile(Object object, long offset) {
        return INTERNAL.getLongVolatile(object, offset);
    }

    public void putLongVolatile(Object object, long offset, long value) {
        INTERNAL.putLongVolatile(object, offset, value);
    }

    public long getLong(long address) {
        return INTERNAL.getLong(address);
    }

    public void putLong(long address, long value) {
        INTERNAL.putLong(address, value);
    }

    public byte getByte(Object object, long offset) {
        return INTERNAL.getByte(object, offset);
    }

    public void putByte(Object object, long offset, byte value) {
        INTERNAL.putByte(object, offset, value);
    }

    public byte getByteVolatile(Object object, long offset) {
        return INTERNAL.getByteVolatile(object, offset);
    }

    public void putByteVolatile(Object object, long offset, byte value) {
        INTERNAL.putByteVolatile(object, offset, value);
    }

    public byte getByte(long address) {
        return INTERNAL.getByte(address);
    }

    public void putByte(long address, byte value) {
        INTERNAL.putByte(address, value);
    }

    public short getShort(Object object, long offset) {
        return INTERNAL.getShort(object, offset);
    }

    public void putShort(Object object, long offset, short value) {
        INTERNAL.putShort(object, offset, value);
    }

    public short getShortVolatile(Object object, long offset) {
        return INTERNAL.getShortVolatile(object, offset);
    }

    public void putShortVolatile(Object object, long offset, short value) {
        INTERNAL.putShortVolatile(object, offset, value);
    }

    public short getShort(long address) {
        return INTERNAL.getShort(address);
    }

    public void putShort(long address, short value) {
        INTERNAL.putShort(address, value);
    }

    public char getChar(Object object, long offset) {
        return INTERNAL.getChar(object, offset);
    }

    public void putChar(Object object, long offset, char value) {
        INTERNAL.putChar(object, offset, value);
    }

    public char getCharVolatile(Object object, long offset) {
        return INTERNAL.getCharVolatile(object, offset);
    }

    public void putCharVolatile(Object object, long offset, char value) {
        INTERNAL.putCharVolatile(object, offset, value);
    }

    public char getChar(long address) {
        return INTERNAL.getChar(address);
    }

    public void putChar(long address, char value) {
        INTERNAL.putChar(address, value);
    }

    public boolean getBoolean(Object object, long offset) {
        return INTERNAL.getBoolean(object, offset);
    }

    public void putBoolean(Object object, long offset, boolean value) {
        INTERNAL.putBoolean(object, offset, value);
    }

    public boolean getBooleanVolatile(Object object, long offset) {
        return INTERNAL.getBooleanVolatile(object, offset);
    }

    public void putBooleanVolatile(Object object, long offset, boolean value) {
        INTERNAL.putBooleanVolatile(object, offset, value);
    }

    public float getFloat(Object object, long offset) {
        return INTERNAL.getFloat(object, offset);
    }

    public void putFloat(Object object, long offset, float value) {
        INTERNAL.putFloat(object, offset, value);
    }

    public float getFloatVolatile(Object object, long offset) {
        return INTERNAL.getFloatVolatile(object, offset);
    }

    public void putFloatVolatile(Object object, long offset, float value) {
        INTERNAL.putFloatVolatile(object, offset, value);
    }

    public float getFloat(long address) {
        return INTERNAL.getFloat(address);
    }

    public void putFloat(long address, float value) {
        INTERNAL.putFloat(address, value);
    }

    public double getDouble(Object object, long offset) {
        return INTERNAL.getDouble(object, offset);
    }

    public void putDouble(Object object, long offset, double value) {
        INTERNAL.putDouble(object, offset, value);
    }

    public double getDoubleVolatile(Object object, long offset) {
        return INTERNAL.getDoubleVolatile(object, offset);
    }

    public void putDoubleVolatile(Object object, long offset, double value) {
        INTERNAL.putDoubleVolatile(object, offset, value);
    }

    public double getDouble(long address) {
        return INTERNAL.getDouble(address);
    }

    public void putDouble(long address, double value) {
        INTERNAL.putDouble(address, value);
    }

    public Object getObject(Object object, long offset) {
        return INTERNAL.getReference(object, offset);
    }

    public void putObject(Object object, long offset, Object value) {
        INTERNAL.putReference(object, offset, value);
    }

    public Object getObjectVolatile(Object object, long offset) {
        return INTERNAL.getReferenceVolatile(object, offset);
    }

    public void putObjectVolatile(Object object, long offset, Object value) {
        INTERNAL.putReferenceVolatile(object, offset, value);
    }

    public boolean compareAndSwapInt(Object object, long offset, int expected, int value) {
        return INTERNAL.compareAndSetInt(object, offset, expected, value);
    }

    public int getAndSetInt(Object object, long offset, int value) {
        return INTERNAL.getAndSetInt(object, offset, value);
    }

    public int getAndAddInt(Object object, long offset, int delta) {
        return INTERNAL.getAndAddInt(object, offset, delta);
    }

    public boolean compareAndSwapLong(Object object, long offset, long expected, long value) {
        return INTERNAL.compareAndSetLong(object, offset, expected, value);
    }

    public long getAndSetLong(Object object, long offset, long value) {
        return INTERNAL.getAndSetLong(object, offset, value);
    }

    public long getAndAddLong(Object object, long offset, long delta) {
        return INTERNAL.getAndAddLong(object, offset, delta);
    }

    public boolean compareAndSwapObject(Object object, long offset, Object expected, Object value) {
        return INTERNAL.compareAndSetReference(object, offset, expected, value);
    }

    public Object getAndSetObject(Object object, long offset, Object value) {
        return INTERNAL.getAndSetReference(object, offset, value);
    }
}
