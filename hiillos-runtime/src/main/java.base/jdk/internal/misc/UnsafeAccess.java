package jdk.internal.misc;

import hiillos.word.AlwaysInline;
import hiillos.word.Memory;

/**
 * What {@link Unsafe} has for one field or element: loads and stores of each type, plain and ordered.
 *
 * <p>x86-64 keeps loads and stores in order but for a store before a load: so the ordered accesses are those of {@link Memory} that
 * the compiler keeps in order, followed by a fence where a volatile store needs it.
 */
public abstract sealed class UnsafeAccess permits UnsafeExchange {
    UnsafeAccess() {}

    @AlwaysInline(reason = "an addition")
    static long at(Object object, long offset) {
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
}
