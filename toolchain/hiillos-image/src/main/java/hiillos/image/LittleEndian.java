package hiillos.image;

import java.nio.charset.StandardCharsets;

/** Stores and loads little-endian numbers in byte arrays. */
final class LittleEndian {
    private LittleEndian() {}

    static void putShort(byte[] bytes, int offset, int value) {
        bytes[offset] = (byte) value;
        bytes[offset + 1] = (byte) (value >>> 8);
    }

    static void putInt(byte[] bytes, int offset, long value) {
        putShort(bytes, offset, (int) value);
        putShort(bytes, offset + 2, (int) (value >>> 16));
    }

    static void putLong(byte[] bytes, int offset, long value) {
        putInt(bytes, offset, value);
        putInt(bytes, offset + 4, value >>> 32);
    }

    static void putText(byte[] bytes, int offset, String text) {
        byte[] encoded = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(encoded, 0, bytes, offset, encoded.length);
    }

    static int getShort(byte[] bytes, int offset) {
        return (bytes[offset] & 0xff) | (bytes[offset + 1] & 0xff) << 8;
    }

    static long getInt(byte[] bytes, int offset) {
        return getShort(bytes, offset) | (long) getShort(bytes, offset + 2) << 16;
    }

    static long getLong(byte[] bytes, int offset) {
        return getInt(bytes, offset) | getInt(bytes, offset + 4) << 32;
    }

    static long roundUp(long value, long multiple) {
        return (value + multiple - 1) / multiple * multiple;
    }
}
