package hiillos.compiler.lines;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A position in DWARF data, and the primitive encodings of DWARF 4, section 7. */
final class Cursor {
    private final ByteBuffer bytes;

    Cursor(ByteBuffer bytes, long position) {
        this.bytes = bytes.duplicate().order(bytes.order());
        this.bytes.position(Math.toIntExact(position));
    }

    int position() {
        return bytes.position();
    }

    void position(long position) {
        bytes.position(Math.toIntExact(position));
    }

    void skip(long count) {
        position(bytes.position() + count);
    }

    boolean atEnd() {
        return !bytes.hasRemaining();
    }

    int u8() {
        return Byte.toUnsignedInt(bytes.get());
    }

    int s8() {
        return bytes.get();
    }

    int u16() {
        return Short.toUnsignedInt(bytes.getShort());
    }

    long u32() {
        return Integer.toUnsignedLong(bytes.getInt());
    }

    long u64() {
        return bytes.getLong();
    }

    long uleb() {
        long value = 0;
        for (int shift = 0;; shift += 7) {
            int part = u8();
            value |= (long) (part & 0x7f) << shift;
            if (part < 0x80) {
                return value;
            }
        }
    }

    long sleb() {
        long value = 0;
        int shift = 0;
        int part;
        do {
            part = u8();
            value |= (long) (part & 0x7f) << shift;
            shift += 7;
        } while (part >= 0x80);
        return shift < 64 && (part & 0x40) != 0 ? value | -1L << shift : value;
    }

    String string() {
        int start = bytes.position();
        while (bytes.get() != 0) {
            // The terminator ends it.
        }
        byte[] text = new byte[bytes.position() - 1 - start];
        bytes.get(start, text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
