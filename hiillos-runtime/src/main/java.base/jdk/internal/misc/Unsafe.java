package jdk.internal.misc;

import hiillos.runtime.RuntimeHooks;
import hiillos.word.AlwaysInline;
import hiillos.word.Memory;
import java.util.concurrent.locks.LockSupport;

/**
 * Raw access to the memory of objects. Objects do not move, so that an object and an offset are an address; a null
 * object stands for address 0. The compiler evaluates {@link #objectFieldOffset} and, in class initialisers that run at
 * build time, everything else here. Single fields and elements: {@link UnsafeAccess} and {@link UnsafeExchange}.
 */
public final class Unsafe extends UnsafeExchange {
    private static final Unsafe THE_UNSAFE = new Unsafe();

    public static final long INVALID_FIELD_OFFSET = -1;

    public static final long ARRAY_INT_BASE_OFFSET = 16;
    public static final long ARRAY_LONG_BASE_OFFSET = 16;
    public static final long ARRAY_BYTE_BASE_OFFSET = 16;
    public static final long ARRAY_SHORT_BASE_OFFSET = 16;
    public static final long ARRAY_CHAR_BASE_OFFSET = 16;
    public static final long ARRAY_BOOLEAN_BASE_OFFSET = 16;
    public static final long ARRAY_FLOAT_BASE_OFFSET = 16;
    public static final long ARRAY_DOUBLE_BASE_OFFSET = 16;
    public static final long ARRAY_OBJECT_BASE_OFFSET = 16;

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

    public static Unsafe getUnsafe() {
        return THE_UNSAFE;
    }

    /** Bytes from an object's header to the field; evaluated by the compiler, which must see both arguments. */
    public native long objectFieldOffset(Class<?> type, String name);

    public long objectFieldOffset(java.lang.reflect.Field field) {
        return field.offset();
    }

    public long arrayBaseOffset(Class<?> type) {
        return 16;
    }

    public int arrayIndexScale(Class<?> type) {
        return 1 << TypeAccess.instanceBytes(type);
    }

    public int addressSize() {
        return 8;
    }

    public int pageSize() {
        return 4096;
    }

    public boolean isBigEndian() {
        return false;
    }

    public boolean unalignedAccess() {
        return true;
    }

    public void ensureClassInitialized(Class<?> type) {
        RuntimeHooks.initializeClass(type);
    }

    public boolean shouldBeInitialized(Class<?> type) {
        return TypeAccess.initState(type) != 2;
    }

    /** A new array of primitives. Its elements are zero: memory of the heap is. */
    public Object allocateUninitializedArray(Class<?> componentType, int length) {
        return java.lang.reflect.Array.newInstance(componentType, length);
    }

    public void throwException(Throwable exception) {
        RuntimeHooks.throwException(exception);
    }

    public void fullFence() {
        Memory.fence();
    }

    public void loadFence() {
        Memory.fence();
    }

    public void storeFence() {
        Memory.fence();
    }

    public void loadLoadFence() {
        Memory.fence();
    }

    public void storeStoreFence() {
        Memory.fence();
    }

    /** A time of 0 is none; an absolute one is milliseconds since 1970. */
    public void park(boolean isAbsolute, long time) {
        if (isAbsolute) {
            LockSupport.parkUntil(time);
        } else if (time == 0) {
            LockSupport.park();
        } else {
            LockSupport.parkNanos(time);
        }
    }

    public void unpark(Object thread) {
        LockSupport.unpark((Thread) thread);
    }

    public void copyMemory(Object source, long sourceOffset, Object target, long targetOffset, long countBytes) {
        Memory.copy(at(target, targetOffset), at(source, sourceOffset), countBytes);
    }

    public void copyMemory(long source, long target, long countBytes) {
        Memory.copy(target, source, countBytes);
    }

    /** Copies elements of 2, 4 or 8 bytes, reversing the bytes of each. The ranges do not overlap. */
    public void copySwapMemory(Object source, long sourceOffset, Object target, long targetOffset, long countBytes,
            long elementBytes) {
        long from = at(source, sourceOffset);
        long to = at(target, targetOffset);
        for (long i = 0; i < countBytes; i += elementBytes) {
            if (elementBytes == 2) {
                Memory.storeShort(to + i, Short.reverseBytes(Memory.loadShort(from + i)));
            } else if (elementBytes == 4) {
                Memory.storeInt(to + i, Integer.reverseBytes(Memory.loadInt(from + i)));
            } else {
                Memory.storeLong(to + i, Long.reverseBytes(Memory.loadLong(from + i)));
            }
        }
    }

    public void setMemory(Object target, long offset, long countBytes, byte value) {
        Memory.fill(at(target, offset), value, countBytes);
    }

    public void setMemory(long target, long countBytes, byte value) {
        Memory.fill(target, value, countBytes);
    }

    public int getInt(long address) {
        return Memory.loadInt(address);
    }

    public void putInt(long address, int value) {
        Memory.storeInt(address, value);
    }

    public long getLong(long address) {
        return Memory.loadLong(address);
    }

    public void putLong(long address, long value) {
        Memory.storeLong(address, value);
    }

    public byte getByte(long address) {
        return Memory.loadByte(address);
    }

    public void putByte(long address, byte value) {
        Memory.storeByte(address, value);
    }

    public short getShort(long address) {
        return Memory.loadShort(address);
    }

    public void putShort(long address, short value) {
        Memory.storeShort(address, value);
    }

    public char getChar(long address) {
        return (char) Memory.loadShort(address);
    }

    public void putChar(long address, char value) {
        Memory.storeShort(address, (short) value);
    }

    public float getFloat(long address) {
        return Float.intBitsToFloat(Memory.loadInt(address));
    }

    public void putFloat(long address, float value) {
        Memory.storeInt(address, Float.floatToRawIntBits(value));
    }

    public double getDouble(long address) {
        return Double.longBitsToDouble(Memory.loadLong(address));
    }

    public void putDouble(long address, double value) {
        Memory.storeLong(address, Double.doubleToRawLongBits(value));
    }

    @AlwaysInline(reason = "one instruction")
    public int getIntUnaligned(Object object, long offset) {
        return Memory.loadInt(at(object, offset));
    }

    public int getIntUnaligned(Object object, long offset, boolean bigEndian) {
        int value = getInt(object, offset);
        return bigEndian ? Integer.reverseBytes(value) : value;
    }

    @AlwaysInline(reason = "one instruction")
    public void putIntUnaligned(Object object, long offset, int value) {
        Memory.storeInt(at(object, offset), value);
    }

    public void putIntUnaligned(Object object, long offset, int value, boolean bigEndian) {
        putInt(object, offset, bigEndian ? Integer.reverseBytes(value) : value);
    }

    @AlwaysInline(reason = "one instruction")
    public long getLongUnaligned(Object object, long offset) {
        return Memory.loadLong(at(object, offset));
    }

    public long getLongUnaligned(Object object, long offset, boolean bigEndian) {
        long value = getLong(object, offset);
        return bigEndian ? Long.reverseBytes(value) : value;
    }

    @AlwaysInline(reason = "one instruction")
    public void putLongUnaligned(Object object, long offset, long value) {
        Memory.storeLong(at(object, offset), value);
    }

    public void putLongUnaligned(Object object, long offset, long value, boolean bigEndian) {
        putLong(object, offset, bigEndian ? Long.reverseBytes(value) : value);
    }

    @AlwaysInline(reason = "one instruction")
    public short getShortUnaligned(Object object, long offset) {
        return Memory.loadShort(at(object, offset));
    }

    public short getShortUnaligned(Object object, long offset, boolean bigEndian) {
        short value = getShort(object, offset);
        return bigEndian ? Short.reverseBytes(value) : value;
    }

    @AlwaysInline(reason = "one instruction")
    public void putShortUnaligned(Object object, long offset, short value) {
        Memory.storeShort(at(object, offset), value);
    }

    public void putShortUnaligned(Object object, long offset, short value, boolean bigEndian) {
        putShort(object, offset, bigEndian ? Short.reverseBytes(value) : value);
    }

    @AlwaysInline(reason = "one instruction")
    public char getCharUnaligned(Object object, long offset) {
        return (char) Memory.loadShort(at(object, offset));
    }

    public char getCharUnaligned(Object object, long offset, boolean bigEndian) {
        char value = getChar(object, offset);
        return bigEndian ? Character.reverseBytes(value) : value;
    }

    @AlwaysInline(reason = "one instruction")
    public void putCharUnaligned(Object object, long offset, char value) {
        Memory.storeShort(at(object, offset), (short) value);
    }

    public void putCharUnaligned(Object object, long offset, char value, boolean bigEndian) {
        putChar(object, offset, bigEndian ? Character.reverseBytes(value) : value);
    }
}
