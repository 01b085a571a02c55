package jdk.internal.util;

import java.util.Objects;
import jdk.internal.misc.Unsafe;

/** Numbers in byte arrays, big-endian, at any index. Every access is checked against the array's length. */
public final class ByteArray {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final boolean BIG_ENDIAN = true;

    private ByteArray() {}

    private static long at(byte[] array, int index, int countBytes) {
        return Unsafe.ARRAY_BYTE_BASE_OFFSET + Objects.checkFromIndexSize(index, countBytes, array.length);
    }

    public static boolean getBoolean(byte[] array, int index) {
        return array[index] != 0;
    }

    public static void setBoolean(byte[] array, int index, boolean value) {
        array[index] = (byte) (value ? 1 : 0);
    }

    public static char getChar(byte[] array, int index) {
        return UNSAFE.getCharUnaligned(array, at(array, index, 2), BIG_ENDIAN);
    }

    public static void setChar(byte[] array, int index, char value) {
        UNSAFE.putCharUnaligned(array, at(array, index, 2), value, BIG_ENDIAN);
    }

    public static short getShort(byte[] array, int index) {
        return UNSAFE.getShortUnaligned(array, at(array, index, 2), BIG_ENDIAN);
    }

    public static void setShort(byte[] array, int index, short value) {
        UNSAFE.putShortUnaligned(array, at(array, index, 2), value, BIG_ENDIAN);
    }

    public static int getInt(byte[] array, int index) {
        return UNSAFE.getIntUnaligned(array, at(array, index, 4), BIG_ENDIAN);
    }

    public static void setInt(byte[] array, int index, int value) {
        UNSAFE.putIntUnaligned(array, at(array, index, 4), value, BIG_ENDIAN);
    }

    public static long getLong(byte[] array, int index) {
        return UNSAFE.getLongUnaligned(array, at(array, index, 8), BIG_ENDIAN);
    }

    public static void setLong(byte[] array, int index, long value) {
        UNSAFE.putLongUnaligned(array, at(array, index, 8), value, BIG_ENDIAN);
    }

    public static int getUnsignedShort(byte[] array, int index) {
        return getShort(array, index) & 0xffff;
    }

    public static void setUnsignedShort(byte[] array, int index, int value) {
        setShort(array, index, (short) value);
    }

    public static float getFloat(byte[] array, int index) {
        return Float.intBitsToFloat(getInt(array, index));
    }

    public static void setFloat(byte[] array, int index, float value) {
        setInt(array, index, Float.floatToIntBits(value));
    }

    public static float getFloatRaw(byte[] array, int index) {
        return getFloat(array, index);
    }

    public static void setFloatRaw(byte[] array, int index, float value) {
        setInt(array, index, Float.floatToRawIntBits(value));
    }

    public static double getDouble(byte[] array, int index) {
        return Double.longBitsToDouble(getLong(array, index));
    }

    public static void setDouble(byte[] array, int index, double value) {
        setLong(array, index, Double.doubleToLongBits(value));
    }

    public static double getDoubleRaw(byte[] array, int index) {
        return getDouble(array, index);
    }

    public static void setDoubleRaw(byte[] array, int index, double value) {
        setLong(array, index, Double.doubleToRawLongBits(value));
    }
}
