package hiillos.abi.kernel;

import hiillos.word.Memory;
import hiillos.word.RawMemory;

/**
 * The page that tells a new process what it was given; its address is in {@code rdi} at the entry point.
 *
 * <pre>
 *  0 u64 magic      8 u32 version   12 u32 entries   16 u64 argument block   24 u64 IPC buffer
 * 32 u64 stack base 40 u64 stack bytes  48 u64 spare memory   56 u32 bytes of it   60 u32 bytes of the stack for faults
 * 64 first entry
 * spare memory: zeros, for the runtime's beginning; a page that is not mapped behind it the first thread's stack for faults
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

    private static final int PAGE_BYTES = 4096;

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

    /** Address of zeros that are the runtime's, whole pages; 0 if there are none. */
    public static long spareMemory(long block) {
        return Memory.loadLong(block + 48);
    }

    public static int spareBytes(long block) {
        return Memory.loadInt(block + 56);
    }

    /** Address behind the first thread's stack for faults; 0 if there is none. */
    public static long faultStackTop(long block) {
        int bytes = Memory.loadInt(block + 60);
        return bytes == 0 ? 0 : spareMemory(block) + spareBytes(block) + PAGE_BYTES + bytes;
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
        // First what tells most names apart: the length.
        if (length >= NAME_BYTES || Memory.loadByte(entry + NAME_OFFSET + length) != 0) {
            return false;
        }
        for (int i = length - 1; i >= 0; i--) {
            if (Memory.loadByte(entry + NAME_OFFSET + i) != (byte) name.charAt(i)) {
                return false;
            }
        }
        return true;
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

    /** Writes the header of an empty block. */
    public static void initialize(long block, long stackBase, long stackBytes, long ipcBuffer) {
        Memory.storeLong(block, MAGIC);
        Memory.storeInt(block + 8, VERSION);
        Memory.storeInt(block + 12, 0);
        Memory.storeLong(block + 16, 0);
        Memory.storeLong(block + 24, ipcBuffer);
        Memory.storeLong(block + 32, stackBase);
        Memory.storeLong(block + 40, stackBytes);
        Memory.storeLong(block + 48, 0);
        Memory.storeLong(block + 56, 0);
    }

    /** Sets what the runtime finds ready. */
    public static void setSpare(long block, long address, int countBytes, int faultStackBytes) {
        Memory.storeLong(block + 48, address);
        Memory.storeInt(block + 56, countBytes);
        Memory.storeInt(block + 60, faultStackBytes);
    }

    /** Sets the address of the argument block. */
    public static void setArguments(long block, long address) {
        Memory.storeLong(block + 16, address);
    }

    /** The bytes of a name as {@link #append(long, int, int, long, long[])} takes them: for names that are written often. */
    public static long[] name(String text) {
        if (text.length() >= NAME_BYTES) {
            throw new IllegalArgumentException(text);
        }
        long[] words = new long[NAME_BYTES / Long.BYTES];
        for (int i = 0; i < text.length(); i++) {
            words[i >>> 3] |= (text.charAt(i) & 0xffL) << 8 * (i & 7);
        }
        return words;
    }

    /** Appends an entry; returns whether there was room. */
    public static boolean append(long block, int handle, int type, long value, long[] name) {
        int count = countEntries(block);
        if (count >= MAXIMUM_ENTRIES) {
            return false;
        }
        long entry = entry(block, count);
        Memory.storeInt(entry, handle);
        Memory.storeInt(entry + 4, type);
        Memory.storeLong(entry + 8, value);
        for (int i = 0; i < NAME_BYTES / Long.BYTES; i++) {
            Memory.storeLong(entry + NAME_OFFSET + 8L * i, name[i]);
        }
        Memory.storeInt(block + 12, count + 1);
        return true;
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
        long at = entry + NAME_OFFSET;
        Memory.fill(at, (byte) 0, NAME_BYTES);
        int length = name.length();
        for (int i = 0; i < length; i++) {
            Memory.storeByte(at + i, (byte) name.charAt(i));
        }
        Memory.storeInt(block + 12, count + 1);
        return true;
    }
}
