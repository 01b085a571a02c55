package hiillos.runtime.unwind;

import hiillos.word.Memory;

/** Numbers as DWARF writes them, read at a cursor: a word in memory that holds the address of the next byte. */
final class Encoded {
    private static final int OMITTED = 0xff;
    private static final int RELATIVE_TO_ITSELF = 0x10;
    private static final int RELATIVE_TO_DATA = 0x30;

    private Encoded() {}

    static int unsignedByte(long cursor) {
        long at = Memory.loadLong(cursor);
        Memory.storeLong(cursor, at + 1);
        return Memory.loadByte(at) & 0xff;
    }

    static int unsignedShort(long cursor) {
        long at = Memory.loadLong(cursor);
        Memory.storeLong(cursor, at + 2);
        return Memory.loadShort(at) & 0xffff;
    }

    static int signedInt(long cursor) {
        long at = Memory.loadLong(cursor);
        Memory.storeLong(cursor, at + 4);
        return Memory.loadInt(at);
    }

    static long signedLong(long cursor) {
        long at = Memory.loadLong(cursor);
        Memory.storeLong(cursor, at + 8);
        return Memory.loadLong(at);
    }

    /** ULEB128 (DWARF 4, 7.6). */
    static long unsignedLeb(long cursor) {
        long at = Memory.loadLong(cursor);
        long result = 0;
        int shift = 0;
        int next;
        do {
            next = Memory.loadByte(at++);
            result |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        Memory.storeLong(cursor, at);
        return result;
    }

    /** SLEB128 (DWARF 4, 7.6). */
    static long signedLeb(long cursor) {
        long at = Memory.loadLong(cursor);
        long result = 0;
        int shift = 0;
        int next;
        do {
            next = Memory.loadByte(at++);
            result |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        Memory.storeLong(cursor, at);
        return shift < 64 && (next & 0x40) != 0 ? result | -1L << shift : result;
    }

    /**
     * A pointer in one of the encodings {@code DW_EH_PE_*} (Linux Standard Base 5.0, 10.5).
     *
     * @param dataBase what {@code DW_EH_PE_datarel} is relative to
     * @return 0 when the encoding says that there is none
     */
    static long pointer(long cursor, int encoding, long dataBase) {
        if (encoding == OMITTED) {
            return 0;
        }
        long place = Memory.loadLong(cursor);
        long value = switch (encoding & 0x0f) {
            case 0x00, 0x04, 0x0c -> signedLong(cursor);
            case 0x01 -> unsignedLeb(cursor);
            case 0x02 -> unsignedShort(cursor);
            case 0x03 -> signedInt(cursor) & 0xffff_ffffL;
            case 0x09 -> signedLeb(cursor);
            case 0x0a -> (short) unsignedShort(cursor);
            default -> signedInt(cursor);
        };
        if (value == 0) {
            return 0;
        }
        return switch (encoding & 0x70) {
            case RELATIVE_TO_ITSELF -> value + place;
            case RELATIVE_TO_DATA -> value + dataBase;
            default -> value;
        };
    }
}
