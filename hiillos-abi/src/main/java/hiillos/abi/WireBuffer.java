package hiillos.abi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The words of one message, written then read. Every number takes one word, sign extended; bytes take a word with their
 * count and then their content, eight bytes to a word, little-endian, the rest of the last word zero; text is UTF-8
 * bytes. Reading checks everything and throws {@link MalformedMessageException}.
 */
public final class WireBuffer {
    /** The most words a message may have: 64 KiB. */
    public static final int MAXIMUM_WORDS = 8192;
    private static final int FIRST_CAPACITY = 16;

    private long[] words = new long[FIRST_CAPACITY];
    private int count;
    private int position;

    public WireBuffer() {}

    /** Empties it. */
    public void clear() {
        count = 0;
        position = 0;
    }

    /** How many words were written. */
    public int count() {
        return count;
    }

    /** The word at an index below {@link #count}. */
    long word(int index) {
        return words[index];
    }

    public void putLong(long value) {
        if (count == words.length) {
            words = Arrays.copyOf(words, count * 2);
        }
        words[count++] = value;
    }

    public void putInt(int value) {
        putLong(value);
    }

    public void putShort(short value) {
        putLong(value);
    }

    public void putByte(byte value) {
        putLong(value);
    }

    public void putChar(char value) {
        putLong(value);
    }

    public void putBoolean(boolean value) {
        putLong(value ? 1 : 0);
    }

    public void putBytes(byte[] bytes) {
        putLong(bytes.length);
        int at = 0;
        while (at < bytes.length) {
            long word = 0;
            int end = Math.min(8, bytes.length - at);
            for (int i = 0; i < end; i++) {
                word |= (bytes[at + i] & 0xffL) << 8 * i;
            }
            putLong(word);
            at += end;
        }
    }

    public void putString(String text) {
        putBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public long getLong() {
        if (position == count) {
            throw new MalformedMessageException();
        }
        return words[position++];
    }

    /** A number within bounds, both included. */
    private long getWithin(long least, long most) {
        long value = getLong();
        if (value < least || value > most) {
            throw new MalformedMessageException();
        }
        return value;
    }

    public int getInt() {
        return (int) getWithin(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    public short getShort() {
        return (short) getWithin(Short.MIN_VALUE, Short.MAX_VALUE);
    }

    public byte getByte() {
        return (byte) getWithin(Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    public char getChar() {
        return (char) getWithin(Character.MIN_VALUE, Character.MAX_VALUE);
    }

    public boolean getBoolean() {
        return getWithin(0, 1) != 0;
    }

    /** The ordinal of an enum that has {@code countConstants}. */
    public int getOrdinal(int countConstants) {
        return (int) getWithin(0, countConstants - 1);
    }

    /** The length of an array: each element takes at least a word, so no length can make the reader run out of memory. */
    public int getLength() {
        return (int) getWithin(0, count - position);
    }

    public byte[] getBytes() {
        int length = (int) getWithin(0, (count - position - 1) * 8L);
        byte[] bytes = new byte[length];
        int at = 0;
        while (at < length) {
            long word = getLong();
            int end = Math.min(8, length - at);
            for (int i = 0; i < end; i++) {
                bytes[at + i] = (byte) (word >>> 8 * i);
            }
            if (end < 8 && word >>> 8 * end != 0) {
                throw new MalformedMessageException();
            }
            at += end;
        }
        return bytes;
    }

    public String getString() {
        byte[] bytes = getBytes();
        if (!Utf8.isValid(bytes)) {
            throw new MalformedMessageException();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The error for a value that its own type refuses, for example a record's constructor. */
    public MalformedMessageException malformed() {
        return new MalformedMessageException();
    }

    /** All words must have been read. */
    public void end() {
        if (position != count) {
            throw new MalformedMessageException();
        }
    }
}
