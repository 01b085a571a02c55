package jdk.internal.misc;

import hiillos.runtime.RuntimeHooks;
import hiillos.word.AlwaysInline;
import hiillos.word.Memory;
import java.util.concurrent.locks.LockSupport;

/**
 * Raw access to the memory of objects. Objects do not move, so that an object and an offset are an address; a null
 * object stands for address 0. The compiler evaluates {@link #objectFieldOffset} and, in class initialisers that run at
 * build time, everything else here.
 *
 * <p>x86-64 keeps loads and stores in order but for a store before a load: so the ordered accesses are those of {@link Memory} that
 * the compiler keeps in order, followed by a fence where a volatile store needs it.
 */
public final class Unsafe {
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

    @AlwaysInline(reason = "an addition")
    private static long at(Object object, long offset) {
        return Memory.addressOf(object) + offset;
    }

    @AlwaysInline(reason = "one instruction")
    public int getInt(Object object, long offset) {
        return Memory.loadInt(at(object, offset));
    }

    @AlwaysInline(reason = "one instruction")
    public int getIntVolatile(Object object, long offset) {
        return Memory.loadIntVolatile(at(object, offset));
    }

    @AlwaysInline(reason = "one instruction")
    public int getIntOpaque(Object object, long offset) {
        return Memory.loadIntVolatile(at(object, offset));
    }

    @AlwaysInline(reason = "one instruction")
    public int getIntAcquire(Object object, long offset) {
        return Memory.loadIntVolatile(at(object, offset));
    }

    @AlwaysInline(reason = "one instruction")
    public void putInt(Object object, long offset, int value) {
        Memory.storeInt(at(object, offset), value);
    }

    @AlwaysInline(reason = "one instruction")
    public void putIntVolatile(Object object, long offset, int value) {
        Memory.storeIntVolatile(at(object, offset), value);
        Memory.fence();
    }

    @AlwaysInline(reason = "one instruction")
    public void putIntOpaque(Object object, long offset, int value) {
        Memory.storeIntVolatile(at(object, offset), value);
    }

    @AlwaysInline(reason = "one instruction")
    public void putIntRelease(Object object, long offset, int value) {
        Memory.storeIntVolatile(at(object, offset), value);
    }

    public int getInt(long address) {
        return Memory.loadInt(address);
    }

    public void putInt(long address, int value) {
        Memory.storeInt(address, value);
    }

    @AlwaysInline(reason = "one instruction")
    public long getLong(Object object, long offset) {
        return Memory.loadLong(at(object, offset));
    }

    @AlwaysInline(reason = "one instruction")
    public long getLongVolatile(Object object, long offset) {
        return Memory.loadLongVolatile(at(object, offset));
    }

    @AlwaysInline(reason = "one instruction")
    public long getLongOpaque(Object object, long offset) {
        return Memory.loadLongVolatile(at(object, offset));
    }

    @AlwaysInline(reason = "one instruction")
    public long getLongAcquire(Object object, long offset) {
        return Memory.loadLongVolatile(at(object, offset));
    }

    @AlwaysInline(reason = "one instruction")
    public void putLong(Object object, long offset, long value) {
        Memory.storeLong(at(object, offset), value);
    }

    @AlwaysInline(reason = "one instruction")
    public void putLongVolatile(Object object, long offset, long value) {
        Memory.storeLongVolatile(at(object, offset), value);
        Memory.fence();
    }

    @AlwaysInline(reason = "one instruction")
    public void putLongOpaque(Object object, long offset, long value) {
        Memory.storeLongVolatile(at(object, offset), value);
    }

    @AlwaysInline(reason = "one instruction")
    public void putLongRelease(Object object, long offset, long value) {
        Memory.storeLongVolatile(at(object, offset), value);
    }

    public long getLong(long address) {
        return Memory.loadLong(address);
    }

    public void putLong(long address, long value) {
        Memory.storeLong(address, value);
    }

    @AlwaysInline(reason = "one instruction")
    public byte getByte(Object object, long offset) {
        return Memory.loadByte(at(object, offset));
    }

    @AlwaysInline(reason = "one instruction")
    public byte getByteVolatile(Object object, long offset) {
        return Memory.loadByteVolatile(at(object, offset));
    }

    @AlwaysInline(reason = "one instruction")
    public byte getByteOpaque(Object object, long offset) {
        return Memory.loadByteVolatile(at(object, offset));
    }

    @AlwaysInline(reason = "one instruction")
    public byte getByteAcquire(Object object, long offset) {
        return Memory.loadByteVolatile(at(object, offset));
    }

    @AlwaysInline(reason = "one instruction")
    public void putByte(Object object, long offset, byte value) {
        Memory.storeByte(at(object, offset), value);
    }

    @AlwaysInline(reason = "one instruction")
    public void putByteVolatile(Object object, long offset, byte value) {
        Memory.storeByteVolatile(at(object, offset), value);
        Memory.fence();
    }

    @AlwaysInline(reason = "one instruction")
    public void putByteOpaque(Object object, long offset, byte value) {
        Memory.storeByteVolatile(at(object, offset), value);
    }

    @AlwaysInline(reason = "one instruction")
    public void putByteRelease(Object object, long offset, byte value) {
        Memory.storeByteVolatile(at(object, offset), value);
    }

    public byte getByte(long address) {
        return Memory.loadByte(address);
    }

    public void putByte(long address, byte value) {
        Memory.storeByte(address, value);
    }

    @AlwaysInline(reason = "one instruction")
    public short getShort(Object object, long offset) {
        return Memory.loadShort(at(object, offset));
    }

    @AlwaysInline(reason = "one instruction")
    public short getShortVolatile(Object object, long offset) {
        return Memory.loadShortVolatile(at(object, offset));
    }

    @AlwaysInline(reason = "one instruction")
    public short getShortOpaque(Object object, long offset) {
        return Memory.loadShortVolatile(at(object, offset));
    }

    @AlwaysInline(reason = "one instruction")
    public short getShortAcquire(Object object, long offset) {
        return Memory.loadShortVolatile(at(object, offset));
    }

    @AlwaysInline(reason = "one instruction")
    public void putShort(Object object, long offset, short value) {
        Memory.storeShort(at(object, offset), value);
    }

    @AlwaysInline(reason = "one instruction")
    public void putShortVolatile(Object object, long offset, short value) {
        Memory.storeShortVolatile(at(object, offset), value);
        Memory.fence();
    }

    @AlwaysInline(reason = "one instruction")
    public void putShortOpaque(Object object, long offset, short value) {
        Memory.storeShortVolatile(at(object, offset), value);
    }

    @AlwaysInline(reason = "one instruction")
    public void putShortRelease(Object object, long offset, short value) {
        Memory.storeShortVolatile(at(object, offset), value);
    }

    public short getShort(long address) {
        return Memory.loadShort(address);
    }

    public void putShort(long address, short value) {
        Memory.storeShort(address, value);
    }

    @AlwaysInline(reason = "one instruction")
    public char getChar(Object object, long offset) {
        return (char) Memory.loadShort(at(object, offset));
    }

    @AlwaysInline(reason = "one instruction")
    public char getCharVolatile(Object object, long offset) {
        return (char) Memory.loadShortVolatile(at(object, offset));
    }

    @AlwaysInline(reason = "one instruction")
    public char getCharOpaque(Object object, long offset) {
        return (char) Memory.loadShortVolatile(at(object, offset));
    }

    @AlwaysInline(reason = "one instruction")
    public char getCharAcquire(Object object, long offset) {
        return (char) Memory.loadShortVolatile(at(object, offset));
    }

    @AlwaysInline(reason = "one instruction")
    public void putChar(Object object, long offset, char value) {
        Memory.storeShort(at(object, offset), (short) value);
    }

    @AlwaysInline(reason = "one instruction")
    public void putCharVolatile(Object object, long offset, char value) {
        Memory.storeShortVolatile(at(object, offset), (short) value);
        Memory.fence();
    }

    @AlwaysInline(reason = "one instruction")
    public void putCharOpaque(Object object, long offset, char value) {
        Memory.storeShortVolatile(at(object, offset), (short) value);
    }

    @AlwaysInline(reason = "one instruction")
    public void putCharRelease(Object object, long offset, char value) {
        Memory.storeShortVolatile(at(object, offset), (short) value);
    }

    public char getChar(long address) {
        return (char) Memory.loadShort(address);
    }

    public void putChar(long address, char value) {
        Memory.storeShort(address, (short) value);
    }

    @AlwaysInline(reason = "one instruction")
    public boolean getBoolean(Object object, long offset) {
        return Memory.loadByte(at(object, offset)) != 0;
    }

    @AlwaysInline(reason = "one instruction")
    public boolean getBooleanVolatile(Object object, long offset) {
        return Memory.loadByteVolatile(at(object, offset)) != 0;
    }

    @AlwaysInline(reason = "one instruction")
    public boolean getBooleanOpaque(Object object, long offset) {
        return Memory.loadByteVolatile(at(object, offset)) != 0;
    }

    @AlwaysInline(reason = "one instruction")
    public boolean getBooleanAcquire(Object object, long offset) {
        return Memory.loadByteVolatile(at(object, offset)) != 0;
    }

    @AlwaysInline(reason = "one instruction")
    public void putBoolean(Object object, long offset, boolean value) {
        Memory.storeByte(at(object, offset), value ? (byte) 1 : 0);
    }

    @AlwaysInline(reason = "one instruction")
    public void putBooleanVolatile(Object object, long offset, boolean value) {
        Memory.storeByteVolatile(at(object, offset), value ? (byte) 1 : 0);
        Memory.fence();
    }

    @AlwaysInline(reason = "one instruction")
    public void putBooleanOpaque(Object object, long offset, boolean value) {
        Memory.storeByteVolatile(at(object, offset), value ? (byte) 1 : 0);
    }

    @AlwaysInline(reason = "one instruction")
    public void putBooleanRelease(Object object, long offset, boolean value) {
        Memory.storeByteVolatile(at(object, offset), value ? (byte) 1 : 0);
    }

    @AlwaysInline(reason = "one instruction")
    public float getFloat(Object object, long offset) {
        return Float.intBitsToFloat(Memory.loadInt(at(object, offset)));
    }

    @AlwaysInline(reason = "one instruction")
    public float getFloatVolatile(Object object, long offset) {
        return Float.intBitsToFloat(Memory.loadIntVolatile(at(object, offset)));
    }

    @AlwaysInline(reason = "one instruction")
    public float getFloatOpaque(Object object, long offset) {
        return Float.intBitsToFloat(Memory.loadIntVolatile(at(object, offset)));
    }

    @AlwaysInline(reason = "one instruction")
    public float getFloatAcquire(Object object, long offset) {
        return Float.intBitsToFloat(Memory.loadIntVolatile(at(object, offset)));
    }

    @AlwaysInline(reason = "one instruction")
    public void putFloat(Object object, long offset, float value) {
        Memory.storeInt(at(object, offset), Float.floatToRawIntBits(value));
    }

    @AlwaysInline(reason = "one instruction")
    public void putFloatVolatile(Object object, long offset, float value) {
        Memory.storeIntVolatile(at(object, offset), Float.floatToRawIntBits(value));
        Memory.fence();
    }

    @AlwaysInline(reason = "one instruction")
    public void putFloatOpaque(Object object, long offset, float value) {
        Memory.storeIntVolatile(at(object, offset), Float.floatToRawIntBits(value));
    }

    @AlwaysInline(reason = "one instruction")
    public void putFloatRelease(Object object, long offset, float value) {
        Memory.storeIntVolatile(at(object, offset), Float.floatToRawIntBits(value));
    }

    public float getFloat(long address) {
        return Float.intBitsToFloat(Memory.loadInt(address));
    }

    public void putFloat(long address, float value) {
        Memory.storeInt(address, Float.floatToRawIntBits(value));
    }

    @AlwaysInline(reason = "one instruction")
    public double getDouble(Object object, long offset) {
        return Double.longBitsToDouble(Memory.loadLong(at(object, offset)));
    }

    @AlwaysInline(reason = "one instruction")
    public double getDoubleVolatile(Object object, long offset) {
        return Double.longBitsToDouble(Memory.loadLongVolatile(at(object, offset)));
    }

    @AlwaysInline(reason = "one instruction")
    public double getDoubleOpaque(Object object, long offset) {
        return Double.longBitsToDouble(Memory.loadLongVolatile(at(object, offset)));
    }

    @AlwaysInline(reason = "one instruction")
    public double getDoubleAcquire(Object object, long offset) {
        return Double.longBitsToDouble(Memory.loadLongVolatile(at(object, offset)));
    }

    @AlwaysInline(reason = "one instruction")
    public void putDouble(Object object, long offset, double value) {
        Memory.storeLong(at(object, offset), Double.doubleToRawLongBits(value));
    }

    @AlwaysInline(reason = "one instruction")
    public void putDoubleVolatile(Object object, long offset, double value) {
        Memory.storeLongVolatile(at(object, offset), Double.doubleToRawLongBits(value));
        Memory.fence();
    }

    @AlwaysInline(reason = "one instruction")
    public void putDoubleOpaque(Object object, long offset, double value) {
        Memory.storeLongVolatile(at(object, offset), Double.doubleToRawLongBits(value));
    }

    @AlwaysInline(reason = "one instruction")
    public void putDoubleRelease(Object object, long offset, double value) {
        Memory.storeLongVolatile(at(object, offset), Double.doubleToRawLongBits(value));
    }

    public double getDouble(long address) {
        return Double.longBitsToDouble(Memory.loadLong(address));
    }

    public void putDouble(long address, double value) {
        Memory.storeLong(address, Double.doubleToRawLongBits(value));
    }

    @AlwaysInline(reason = "one instruction")
    public Object getReference(Object object, long offset) {
        return Memory.objectAt(Memory.loadLong(at(object, offset)));
    }

    @AlwaysInline(reason = "one instruction")
    public Object getReferenceVolatile(Object object, long offset) {
        return Memory.objectAt(Memory.loadLongVolatile(at(object, offset)));
    }

    @AlwaysInline(reason = "one instruction")
    public Object getReferenceOpaque(Object object, long offset) {
        return Memory.objectAt(Memory.loadLongVolatile(at(object, offset)));
    }

    @AlwaysInline(reason = "one instruction")
    public Object getReferenceAcquire(Object object, long offset) {
        return Memory.objectAt(Memory.loadLongVolatile(at(object, offset)));
    }

    @AlwaysInline(reason = "one instruction")
    public void putReference(Object object, long offset, Object value) {
        Memory.storeLong(at(object, offset), Memory.addressOf(value));
    }

    @AlwaysInline(reason = "one instruction")
    public void putReferenceVolatile(Object object, long offset, Object value) {
        Memory.storeLongVolatile(at(object, offset), Memory.addressOf(value));
        Memory.fence();
    }

    @AlwaysInline(reason = "one instruction")
    public void putReferenceOpaque(Object object, long offset, Object value) {
        Memory.storeLongVolatile(at(object, offset), Memory.addressOf(value));
    }

    @AlwaysInline(reason = "one instruction")
    public void putReferenceRelease(Object object, long offset, Object value) {
        Memory.storeLongVolatile(at(object, offset), Memory.addressOf(value));
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

    @AlwaysInline(reason = "one instruction")
    public boolean compareAndSetInt(Object object, long offset, int expected, int value) {
        return Memory.compareAndSetInt(at(object, offset), expected, value);
    }

    @AlwaysInline(reason = "one instruction")
    public boolean weakCompareAndSetInt(Object object, long offset, int expected, int value) {
        return Memory.compareAndSetInt(at(object, offset), expected, value);
    }

    @AlwaysInline(reason = "one instruction")
    public boolean weakCompareAndSetIntPlain(Object object, long offset, int expected, int value) {
        return Memory.compareAndSetInt(at(object, offset), expected, value);
    }

    @AlwaysInline(reason = "one instruction")
    public boolean weakCompareAndSetIntAcquire(Object object, long offset, int expected, int value) {
        return Memory.compareAndSetInt(at(object, offset), expected, value);
    }

    @AlwaysInline(reason = "one instruction")
    public boolean weakCompareAndSetIntRelease(Object object, long offset, int expected, int value) {
        return Memory.compareAndSetInt(at(object, offset), expected, value);
    }

    public int compareAndExchangeInt(Object object, long offset, int expected, int value) {
        while (true) {
            int found = getIntVolatile(object, offset);
            if (found != expected || compareAndSetInt(object, offset, expected, value)) {
                return found;
            }
        }
    }

    public int compareAndExchangeIntAcquire(Object object, long offset, int expected, int value) {
        while (true) {
            int found = getIntVolatile(object, offset);
            if (found != expected || compareAndSetInt(object, offset, expected, value)) {
                return found;
            }
        }
    }

    public int compareAndExchangeIntRelease(Object object, long offset, int expected, int value) {
        while (true) {
            int found = getIntVolatile(object, offset);
            if (found != expected || compareAndSetInt(object, offset, expected, value)) {
                return found;
            }
        }
    }

    public int getAndAddInt(Object object, long offset, int delta) {
        return Memory.getAndAddInt(at(object, offset), delta);
    }

    public int getAndSetInt(Object object, long offset, int value) {
        return Memory.getAndSetInt(at(object, offset), value);
    }

    public int getAndAddIntAcquire(Object object, long offset, int delta) {
        return Memory.getAndAddInt(at(object, offset), delta);
    }

    public int getAndSetIntAcquire(Object object, long offset, int value) {
        return Memory.getAndSetInt(at(object, offset), value);
    }

    public int getAndAddIntRelease(Object object, long offset, int delta) {
        return Memory.getAndAddInt(at(object, offset), delta);
    }

    public int getAndSetIntRelease(Object object, long offset, int value) {
        return Memory.getAndSetInt(at(object, offset), value);
    }

    @AlwaysInline(reason = "one instruction")
    public boolean compareAndSetLong(Object object, long offset, long expected, long value) {
        return Memory.compareAndSetLong(at(object, offset), expected, value);
    }

    @AlwaysInline(reason = "one instruction")
    public boolean weakCompareAndSetLong(Object object, long offset, long expected, long value) {
        return Memory.compareAndSetLong(at(object, offset), expected, value);
    }

    @AlwaysInline(reason = "one instruction")
    public boolean weakCompareAndSetLongPlain(Object object, long offset, long expected, long value) {
        return Memory.compareAndSetLong(at(object, offset), expected, value);
    }

    @AlwaysInline(reason = "one instruction")
    public boolean weakCompareAndSetLongAcquire(Object object, long offset, long expected, long value) {
        return Memory.compareAndSetLong(at(object, offset), expected, value);
    }

    @AlwaysInline(reason = "one instruction")
    public boolean weakCompareAndSetLongRelease(Object object, long offset, long expected, long value) {
        return Memory.compareAndSetLong(at(object, offset), expected, value);
    }

    public long compareAndExchangeLong(Object object, long offset, long expected, long value) {
        while (true) {
            long found = getLongVolatile(object, offset);
            if (found != expected || compareAndSetLong(object, offset, expected, value)) {
                return found;
            }
        }
    }

    public long compareAndExchangeLongAcquire(Object object, long offset, long expected, long value) {
        while (true) {
            long found = getLongVolatile(object, offset);
            if (found != expected || compareAndSetLong(object, offset, expected, value)) {
                return found;
            }
        }
    }

    public long compareAndExchangeLongRelease(Object object, long offset, long expected, long value) {
        while (true) {
            long found = getLongVolatile(object, offset);
            if (found != expected || compareAndSetLong(object, offset, expected, value)) {
                return found;
            }
        }
    }

    public long getAndAddLong(Object object, long offset, long delta) {
        return Memory.getAndAddLong(at(object, offset), delta);
    }

    public long getAndSetLong(Object object, long offset, long value) {
        return Memory.getAndSetLong(at(object, offset), value);
    }

    public long getAndAddLongAcquire(Object object, long offset, long delta) {
        return Memory.getAndAddLong(at(object, offset), delta);
    }

    public long getAndSetLongAcquire(Object object, long offset, long value) {
        return Memory.getAndSetLong(at(object, offset), value);
    }

    public long getAndAddLongRelease(Object object, long offset, long delta) {
        return Memory.getAndAddLong(at(object, offset), delta);
    }

    public long getAndSetLongRelease(Object object, long offset, long value) {
        return Memory.getAndSetLong(at(object, offset), value);
    }

    @AlwaysInline(reason = "one instruction")
    public boolean compareAndSetReference(Object object, long offset, Object expected, Object value) {
        return Memory.compareAndSetLong(at(object, offset), Memory.addressOf(expected), Memory.addressOf(value));
    }

    @AlwaysInline(reason = "one instruction")
    public boolean weakCompareAndSetReference(Object object, long offset, Object expected, Object value) {
        return Memory.compareAndSetLong(at(object, offset), Memory.addressOf(expected), Memory.addressOf(value));
    }

    @AlwaysInline(reason = "one instruction")
    public boolean weakCompareAndSetReferencePlain(Object object, long offset, Object expected, Object value) {
        return Memory.compareAndSetLong(at(object, offset), Memory.addressOf(expected), Memory.addressOf(value));
    }

    @AlwaysInline(reason = "one instruction")
    public boolean weakCompareAndSetReferenceAcquire(Object object, long offset, Object expected, Object value) {
        return Memory.compareAndSetLong(at(object, offset), Memory.addressOf(expected), Memory.addressOf(value));
    }

    @AlwaysInline(reason = "one instruction")
    public boolean weakCompareAndSetReferenceRelease(Object object, long offset, Object expected, Object value) {
        return Memory.compareAndSetLong(at(object, offset), Memory.addressOf(expected), Memory.addressOf(value));
    }

    public Object compareAndExchangeReference(Object object, long offset, Object expected, Object value) {
        while (true) {
            Object found = getReferenceVolatile(object, offset);
            if (found != expected || compareAndSetReference(object, offset, expected, value)) {
                return found;
            }
        }
    }

    public Object compareAndExchangeReferenceAcquire(Object object, long offset, Object expected, Object value) {
        while (true) {
            Object found = getReferenceVolatile(object, offset);
            if (found != expected || compareAndSetReference(object, offset, expected, value)) {
                return found;
            }
        }
    }

    public Object compareAndExchangeReferenceRelease(Object object, long offset, Object expected, Object value) {
        while (true) {
            Object found = getReferenceVolatile(object, offset);
            if (found != expected || compareAndSetReference(object, offset, expected, value)) {
                return found;
            }
        }
    }

    public Object getAndSetReference(Object object, long offset, Object value) {
        return Memory.objectAt(Memory.getAndSetLong(at(object, offset), Memory.addressOf(value)));
    }

    public Object getAndSetReferenceAcquire(Object object, long offset, Object value) {
        return Memory.objectAt(Memory.getAndSetLong(at(object, offset), Memory.addressOf(value)));
    }

    public Object getAndSetReferenceRelease(Object object, long offset, Object value) {
        return Memory.objectAt(Memory.getAndSetLong(at(object, offset), Memory.addressOf(value)));
    }

    public int getAndBitwiseAndInt(Object object, long offset, int mask) {
        while (true) {
            int found = getIntVolatile(object, offset);
            if (compareAndSetInt(object, offset, found, found & mask)) {
                return found;
            }
        }
    }

    public int getAndBitwiseAndIntAcquire(Object object, long offset, int mask) {
        while (true) {
            int found = getIntVolatile(object, offset);
            if (compareAndSetInt(object, offset, found, found & mask)) {
                return found;
            }
        }
    }

    public int getAndBitwiseAndIntRelease(Object object, long offset, int mask) {
        while (true) {
            int found = getIntVolatile(object, offset);
            if (compareAndSetInt(object, offset, found, found & mask)) {
                return found;
            }
        }
    }

    public int getAndBitwiseOrInt(Object object, long offset, int mask) {
        while (true) {
            int found = getIntVolatile(object, offset);
            if (compareAndSetInt(object, offset, found, found | mask)) {
                return found;
            }
        }
    }

    public int getAndBitwiseOrIntAcquire(Object object, long offset, int mask) {
        while (true) {
            int found = getIntVolatile(object, offset);
            if (compareAndSetInt(object, offset, found, found | mask)) {
                return found;
            }
        }
    }

    public int getAndBitwiseOrIntRelease(Object object, long offset, int mask) {
        while (true) {
            int found = getIntVolatile(object, offset);
            if (compareAndSetInt(object, offset, found, found | mask)) {
                return found;
            }
        }
    }

    public int getAndBitwiseXorInt(Object object, long offset, int mask) {
        while (true) {
            int found = getIntVolatile(object, offset);
            if (compareAndSetInt(object, offset, found, found ^ mask)) {
                return found;
            }
        }
    }

    public int getAndBitwiseXorIntAcquire(Object object, long offset, int mask) {
        while (true) {
            int found = getIntVolatile(object, offset);
            if (compareAndSetInt(object, offset, found, found ^ mask)) {
                return found;
            }
        }
    }

    public int getAndBitwiseXorIntRelease(Object object, long offset, int mask) {
        while (true) {
            int found = getIntVolatile(object, offset);
            if (compareAndSetInt(object, offset, found, found ^ mask)) {
                return found;
            }
        }
    }

    public long getAndBitwiseAndLong(Object object, long offset, long mask) {
        while (true) {
            long found = getLongVolatile(object, offset);
            if (compareAndSetLong(object, offset, found, found & mask)) {
                return found;
            }
        }
    }

    public long getAndBitwiseAndLongAcquire(Object object, long offset, long mask) {
        while (true) {
            long found = getLongVolatile(object, offset);
            if (compareAndSetLong(object, offset, found, found & mask)) {
                return found;
            }
        }
    }

    public long getAndBitwiseAndLongRelease(Object object, long offset, long mask) {
        while (true) {
            long found = getLongVolatile(object, offset);
            if (compareAndSetLong(object, offset, found, found & mask)) {
                return found;
            }
        }
    }

    public long getAndBitwiseOrLong(Object object, long offset, long mask) {
        while (true) {
            long found = getLongVolatile(object, offset);
            if (compareAndSetLong(object, offset, found, found | mask)) {
                return found;
            }
        }
    }

    public long getAndBitwiseOrLongAcquire(Object object, long offset, long mask) {
        while (true) {
            long found = getLongVolatile(object, offset);
            if (compareAndSetLong(object, offset, found, found | mask)) {
                return found;
            }
        }
    }

    public long getAndBitwiseOrLongRelease(Object object, long offset, long mask) {
        while (true) {
            long found = getLongVolatile(object, offset);
            if (compareAndSetLong(object, offset, found, found | mask)) {
                return found;
            }
        }
    }

    public long getAndBitwiseXorLong(Object object, long offset, long mask) {
        while (true) {
            long found = getLongVolatile(object, offset);
            if (compareAndSetLong(object, offset, found, found ^ mask)) {
                return found;
            }
        }
    }

    public long getAndBitwiseXorLongAcquire(Object object, long offset, long mask) {
        while (true) {
            long found = getLongVolatile(object, offset);
            if (compareAndSetLong(object, offset, found, found ^ mask)) {
                return found;
            }
        }
    }

    public long getAndBitwiseXorLongRelease(Object object, long offset, long mask) {
        while (true) {
            long found = getLongVolatile(object, offset);
            if (compareAndSetLong(object, offset, found, found ^ mask)) {
                return found;
            }
        }
    }
}
