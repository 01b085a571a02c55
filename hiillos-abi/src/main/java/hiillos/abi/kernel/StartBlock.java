package hiillos.abi.kernel;

import hiillos.word.Memory;
import hiillos.word.RawMemory;

/**
 * The page that tells a new process what it was given; its address is in {@code rdi} at the entry point.
 *
 * <pre>
 *  0 u64 magic      8 u32 version   12 u32 entries   16 u64 argument block   24 u64 IPC buffer
 * 32 u64 stack base 40 u64 stack bytes               48 reserved             64 first entry
 * entry:  0 u32 handle   4 u32 object type   8 u64 value   16 name, 48 bytes, zero padded
 * </pre>
 */
@RawMemory(reason = "reads the block that the kernel mapped")
public final class StartBlock {
    /** "HIILSTRT", little-endian. */
    public static final long MAGIC = 0x54525453_4c494948L;
    public static final int VERSION = 1;
    public static final int HEADER_BYTES = 64;
    public static final int ENTRY_BYTES = 64;
    public static final int NAME_OFFSET = 16;
    public static final int NAME_BYTES = 48;
    /** Bytes of the whole block: one page. */
    public static final int BYTES = 4096;
    public static final int MAXIMUM_ENTRIES = (BYTES - HEADER_BYTES) / ENTRY_BYTES;

    private StartBlock() {}

    /** Whether the block is one that this class understands. */
    public static boolean isValid(long block) {
        return block != 0 && Memory.loadLong(block) == MAGIC && Memory.loadInt(block + 8) == VERSION;
    }

    public static int countEntries(long block) {
        return Memory.loadInt(block + 12);
    }

    /** Address of the argument block, 0 if there is none. */
    public static long arguments(long block) {
        return Memory.loadLong(block + 16);
    }

    /** Address of the first thread's IPC buffer, 0 if there is none. */
    public static long ipcBuffer(long block) {
        return Memory.loadLong(block + 24);
    }

    /** Lowest address of the first thread's stack. */
    public static long stackBase(long block) {
        return Memory.loadLong(block + 32);
    }

    public static long stackBytes(long block) {
        return Memory.loadLong(block + 40);
    }

    /** Address of the entry at an index; the index is not checked. */
    public static long entry(long block, int index) {
        return block + HEADER_BYTES + (long) index * ENTRY_BYTES;
    }

    public static int entryHandle(long entry) {
        return Memory.loadInt(entry);
    }

    /** One of {@link ObjectType}. */
    public static int entryType(long entry) {
        return Memory.loadInt(entry + 4);
    }

    /** A number that belongs to the entry: for {@code initfs} its size in bytes. */
    public static long entryValue(long entry) {
        return Memory.loadLong(entry + 8);
    }

    /** Whether the entry's name is this one (ASCII). */
    public static boolean entryNameIs(long entry, String name) {
        int length = name.length();
        if (length >= NAME_BYTES) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (Memory.loadByte(entry + NAME_OFFSET + i) != (byte) name.charAt(i)) {
                return false;
            }
        }
        return Memory.loadByte(entry + NAME_OFFSET + length) == 0;
    }

    /** The address of the entry with this name; 0 if there is none. */
    public static long find(long block, String name) {
        int count = countEntries(block);
        for (int i = 0; i < count; i++) {
            if (entryNameIs(entry(block, i), name)) {
                return entry(block, i);
            }
        }
        return 0;
    }

    /** The handle of the entry with this name; 0, which is never a handle, if there is none. */
    public static int findHandle(long block, String name) {
        long entry = find(block, name);
        return entry == 0 ? 0 : entryHandle(entry);
    }

    /** Writes the header of an empty block into zeroed memory. */
    public static void initialize(long block, long stackBase, long stackBytes, long ipcBuffer) {
        Memory.storeLong(block, MAGIC);
        Memory.storeInt(block + 8, VERSION);
        Memory.storeInt(block + 12, 0);
        Memory.storeLong(block + 16, 0);
        Memory.storeLong(block + 24, ipcBuffer);
        Memory.storeLong(block + 32, stackBase);
        Memory.storeLong(block + 40, stackBytes);
    }

    /** Sets the address of the argument block. */
    public static void setArguments(long block, long address) {
        Memory.storeLong(block + 16, address);
    }

    /**
     * Appends an entry.
     *
     * @param name ASCII, shorter than {@link #NAME_BYTES}
     * @return whether there was room for the entry and its name
     */
    public static boolean append(long block, int handle, int type, long value, String name) {
        int count = countEntries(block);
        if (count >= MAXIMUM_ENTRIES || name.length() >= NAME_BYTES) {
            return false;
        }
        long entry = entry(block, count);
        Memory.storeInt(entry, handle);
        Memory.storeInt(entry + 4, type);
        Memory.storeLong(entry + 8, value);
        for (int i = 0; i < NAME_BYTES; i++) {
            Memory.storeByte(entry + NAME_OFFSET + i, i < name.length() ? (byte) name.charAt(i) : 0);
        }
        Memory.storeInt(block + 12, count + 1);
        return true;
    }
}
