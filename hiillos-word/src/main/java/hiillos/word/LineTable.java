package hiillos.word;

/**
 * Reads the compact table from code address to method, file and line that the compiler builds into every image
 * (section {@code .hiillos.lines}, symbol {@code __hiillos_lines_start}). Never allocates; usable in a panic.
 *
 * <p>A <em>cursor</em> is one frame: {@link #find} gives the innermost one at an address, {@link #caller} the frame it was
 * inlined into, until 0. A return address is looked up as {@code pc - 1}, so that it lies in the call.
 *
 * <pre>{@code
 * for (long frame = LineTable.find(table, pc - 1); frame != 0; frame = LineTable.caller(table, frame)) {
 *     print(LineTable.className(table, frame), LineTable.classNameBytes(table, frame)); …
 * }
 * }</pre>
 *
 * <p>The format, little-endian; offsets count from the table's start:
 * <pre>
 *    0 u32 magic "HLNT"      4 u32 version 2
 *    8 u64 base address
 *   16 u32 bytes in all     20 u32 count of blocks
 *   24 u32 blocks           28 u32 scopes
 *   32 u32 methods          36 u32 count of scopes
 *   40 u32 count of methods 44 u32 0
 *
 *  blocks:  { u32 first address - base; u32 rows }    ascending, one more than counted: the end of all
 *  rows:    { uleb128 address - previous row's        (the block's for its first row)
 *             sleb128 scope - previous row's          (0 for its first row)
 *             sleb128 line - previous row's }         (0 for its first row)
 *           a row holds up to the next one's address; scope 0 means that nothing is known
 *  scopes:  u64, the first is number 1: bits 0–15 line of the call that was inlined, 16–39 method,
 *           40–63 the scope that it was inlined into, 0 if none
 *  methods: { u32 class name; u32 method name; u32 file name }, offsets of strings
 *  string:  { u16 bytes; UTF-8 }
 * </pre>
 */
public final class LineTable {
    /** "HLNT". */
    public static final int MAGIC = 0x544e4c48;
    public static final int VERSION = 2;
    public static final int HEADER_BYTES = 48;
    public static final int BLOCK_BYTES = 8;
    public static final int SCOPE_BYTES = 8;
    public static final int METHOD_BYTES = 12;

    private static final long UNSIGNED_INT = 0xffff_ffffL;

    private LineTable() {}

    /** Whether there is a table of the version that this class reads. */
    public static boolean isValid(long table) {
        return Memory.loadInt(table) == MAGIC && Memory.loadInt(table + 4) == VERSION;
    }

    /**
     * The innermost frame at an address.
     *
     * @param table address of the table
     * @return a cursor, or 0 when the address is not in known code
     */
    public static long find(long table, long address) {
        if (!isValid(table)) {
            return 0;
        }
        long offset = address - Memory.loadLong(table + 8);
        long blocks = table + unsigned(table + 24);
        long count = unsigned(table + 20);
        if (offset < 0 || count == 0 || offset >= unsigned(blocks + count * BLOCK_BYTES)
                || offset < unsigned(blocks)) {
            return 0;
        }
        // The last block that begins at or below the address.
        long low = 0;
        long high = count - 1;
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            if (unsigned(blocks + middle * BLOCK_BYTES) <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        long block = blocks + low * BLOCK_BYTES;
        return findInBlock(table + unsigned(block + 4), table + unsigned(block + BLOCK_BYTES + 4), unsigned(block), offset);
    }

    private static long findInBlock(long rows, long end, long firstAddress, long offset) {
        long at = rows;
        long address = firstAddress;
        long scope = 0;
        long line = 0;
        long found = 0;
        while (at < end) {
            address += leb(at) & UNSIGNED_INT;
            at = afterLeb(at);
            if (address > offset) {
                return found;
            }
            scope += signedLeb(at);
            at = afterLeb(at);
            line += signedLeb(at);
            at = afterLeb(at);
            found = scope == 0 ? 0 : scope << 32 | line & UNSIGNED_INT;
        }
        return found;
    }

    /** The frame that this one was inlined into, or 0: then the next frame is found through the stack. */
    public static long caller(long table, long cursor) {
        long scope = scope(table, cursor);
        long parent = scope >>> 40;
        return parent == 0 ? 0 : parent << 32 | scope & 0xffff;
    }

    /** The line number, counted from 1; 0 when the compiler made the code up. */
    public static int line(long cursor) {
        return (int) cursor;
    }

    /** How many frames there are at an address: 1 and the inlined ones; 0 when the address is not in known code. */
    public static int frameCount(long table, long address) {
        int count = 0;
        for (long cursor = find(table, address); cursor != 0; cursor = caller(table, cursor)) {
            count++;
        }
        return count;
    }

    /** The frame with a number, 0 being the innermost; 0 beyond the last. */
    public static long frame(long table, long address, int number) {
        long cursor = find(table, address);
        for (int i = 0; i < number && cursor != 0; i++) {
            cursor = caller(table, cursor);
        }
        return cursor;
    }

    /** Address of the class's binary name, for example {@code java.lang.String}; may be empty for assembly. */
    public static long className(long table, long cursor) {
        return string(table, cursor, 0) + 2;
    }

    public static int classNameBytes(long table, long cursor) {
        return Memory.loadShort(string(table, cursor, 0)) & 0xffff;
    }

    /** Address of the method's simple name, for example {@code length}, {@code <init>}. */
    public static long methodName(long table, long cursor) {
        return string(table, cursor, 4) + 2;
    }

    public static int methodNameBytes(long table, long cursor) {
        return Memory.loadShort(string(table, cursor, 4)) & 0xffff;
    }

    /** Address of the file's name without directories, for example {@code String.java}. */
    public static long fileName(long table, long cursor) {
        return string(table, cursor, 8) + 2;
    }

    public static int fileNameBytes(long table, long cursor) {
        return Memory.loadShort(string(table, cursor, 8)) & 0xffff;
    }

    /** Number of the method: the same for all its frames, and no other method's. */
    public static long method(long table, long cursor) {
        return scope(table, cursor) >>> 16 & 0xff_ffff;
    }

    private static long string(long table, long cursor, int field) {
        return table + unsigned(table + unsigned(table + 32) + method(table, cursor) * METHOD_BYTES + field);
    }

    private static long scope(long table, long cursor) {
        return Memory.loadLong(table + unsigned(table + 28) + ((cursor >>> 32) - 1) * SCOPE_BYTES);
    }

    private static long unsigned(long address) {
        return Memory.loadInt(address) & UNSIGNED_INT;
    }

    private static long leb(long at) {
        long value = 0;
        int shift = 0;
        while (true) {
            int part = Memory.loadByte(at);
            at++;
            value |= (long) (part & 0x7f) << shift;
            shift += 7;
            if (part >= 0) {
                return value;
            }
        }
    }

    private static long signedLeb(long at) {
        int bits = (int) (afterLeb(at) - at) * 7;
        return leb(at) << 64 - bits >> 64 - bits;
    }

    private static long afterLeb(long at) {
        while (Memory.loadByte(at) < 0) {
            at++;
        }
        return at + 1;
    }
}
