package hiillos.kernel.capability;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.ipc.Receiver;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Slab;
import hiillos.word.AlwaysInline;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/**
 * A process's handles: slots in raw pages that never move, found through one directory page.
 *
 * <pre>
 * handle (u32)   31..30 zero        29..18 generation   17..0 index, never 0
 * slot (u64)     63..52 generation  51 used   50..39 rights   38..0 cell number: (cell − direct map) / 64
 * free slot      63..52 generation  51 zero                   17..0 next free index
 * </pre>
 *
 * Free slots are reused first in, first out; a slot whose generation is at its end is never reused: a stale handle is an
 * error, never another object. All methods are about the table of one process and take its {@link ProcessObject}.
 */
@RawMemory(reason = "slots are words in pages of their own")
public final class HandleTable {
    private static final int SLOTS_IN_PAGE = 512;
    private static final int PAGES = 512;
    private static final int GENERATION_SHIFT = 52;
    private static final int LAST_GENERATION = 4095;
    private static final long USED = 1L << 51;
    private static final int RIGHTS_SHIFT = 39;
    private static final long CELL_MASK = (1L << 39) - 1;
    private static final int INDEX_MASK = (1 << 18) - 1;

    private HandleTable() {}

    private static long slotAt(long directory, int index) {
        long page = Memory.loadLong(directory + (long) (index >>> 9) * 8);
        return page == 0 ? 0 : page + (long) (index & SLOTS_IN_PAGE - 1) * 8;
    }

    /** The slot's word if the handle is good, else 0. */
    private static long find(ProcessObject process, int handle) {
        if (handle <= 0 || handle >>> 30 != 0) {
            return 0;
        }
        long slot = slotAt(process.handleDirectory, handle & INDEX_MASK);
        if (slot == 0) {
            return 0;
        }
        long word = Memory.loadLong(slot);
        return (word & USED) != 0 && word >>> GENERATION_SHIFT == handle >>> 18 ? word : 0;
    }

    private static KernelObject object(long word) {
        return Slab.objectIn(PhysicalMemory.DIRECT_MAP + ((word & CELL_MASK) << 6));
    }

    private static int rights(long word) {
        return (int) (word >>> RIGHTS_SHIFT) & Rights.ALL;
    }

    /** The object behind a handle; null when the handle is bad. */
    public static KernelObject object(ProcessObject process, int handle) {
        long word = find(process, handle);
        return word == 0 ? null : object(word);
    }

    /** The rights of a handle; 0 when it is bad. */
    public static int rights(ProcessObject process, int handle) {
        long word = find(process, handle);
        return word == 0 ? 0 : rights(word);
    }

    /** Whether a handle may be used so: OK, or why not. */
    public static int check(ProcessObject process, int handle, int type, int neededRights) {
        long word = find(process, handle);
        if (word == 0) {
            return Status.BAD_HANDLE;
        }
        if (object(word).type != type) {
            return Status.WRONG_TYPE;
        }
        return (rights(word) & neededRights) == neededRights ? Status.OK : Status.ACCESS_DENIED;
    }

    /** The object behind a handle of a type with rights; null when {@link #check} would not say OK. */
    public static KernelObject get(ProcessObject process, int handle, int type, int neededRights) {
        long word = find(process, handle);
        if (word == 0 || (rights(word) & neededRights) != neededRights) {
            return null;
        }
        KernelObject object = object(word);
        return object.type == type ? object : null;
    }

    /**
     * The object behind a handle with an index below 512 that has the rights; null when there is none. Its type is for
     * the caller to look at. A forged generation never matches: a slot's has twelve bits.
     */
    @AlwaysInline(reason = "fast path of IPC")
    public static KernelObject getFast(ProcessObject process, int handle, int neededRights) {
        if ((handle & (INDEX_MASK & -SLOTS_IN_PAGE)) != 0) {
            return null;
        }
        long word = Memory.loadLong(process.firstSlots + (long) (handle & SLOTS_IN_PAGE - 1) * 8);
        int generationAndUsed = (int) (word >>> GENERATION_SHIFT - 1);
        if (generationAndUsed != (handle >>> 18 << 1 | 1) || (rights(word) & neededRights) != neededRights) {
            return null;
        }
        return object(word);
    }

    /** Makes sure that {@link #insert} has a slot. Returns a {@link Status}. */
    public static int reserve(ProcessObject process) {
        if (process.firstFree != 0) {
            return Status.OK;
        }
        if (process.countPages == PAGES) {
            return Status.OUT_OF_QUOTA;
        }
        if (!process.payer().charge(PhysicalMemory.PAGE_BYTES)) {
            return Status.OUT_OF_QUOTA;
        }
        long physical = PhysicalMemory.allocatePage();
        if (physical == 0) {
            process.payer().refund(PhysicalMemory.PAGE_BYTES);
            return Status.OUT_OF_MEMORY;
        }
        int number = process.countPages++;
        long page = PhysicalMemory.direct(physical);
        Memory.storeLong(process.handleDirectory + 8L * number, page);
        if (number == 0) {
            process.firstSlots = page;
        }
        for (int i = number == 0 ? 1 : 0; i < SLOTS_IN_PAGE; i++) {
            append(process, number * SLOTS_IN_PAGE + i, 1);
        }
        return Status.OK;
    }

    /** Puts a slot at the end of the free list. */
    private static void append(ProcessObject process, int index, long generation) {
        Memory.storeLong(slotAt(process.handleDirectory, index), generation << GENERATION_SHIFT);
        if (process.firstFree == 0) {
            process.firstFree = index;
        } else {
            long last = slotAt(process.handleDirectory, process.lastFree);
            Memory.storeLong(last, Memory.loadLong(last) | index);
        }
        process.lastFree = index;
    }

    /** Stores an object in a reserved slot and takes over the caller's reference. Returns the handle. */
    public static int insert(ProcessObject process, KernelObject object, int rights) {
        int index = process.firstFree;
        long slot = slotAt(process.handleDirectory, index);
        long word = Memory.loadLong(slot);
        process.firstFree = (int) word & INDEX_MASK;
        long generation = word >>> GENERATION_SHIFT;
        long cell = Memory.addressOf(object) - PhysicalMemory.DIRECT_MAP >>> 6;
        Memory.storeLong(slot, generation << GENERATION_SHIFT | USED | (long) (rights & Rights.ALL) << RIGHTS_SHIFT | cell);
        process.countHandles++;
        if (object.type == ObjectType.RECEIVER) {
            ((Receiver) object).addHolder();
        }
        return (int) generation << 18 | index;
    }

    /** Closes a handle. Returns a {@link Status}. */
    public static int close(ProcessObject process, int handle) {
        long word = find(process, handle);
        if (word == 0) {
            return Status.BAD_HANDLE;
        }
        closeSlot(process, handle & INDEX_MASK, word);
        return Status.OK;
    }

    private static void closeSlot(ProcessObject process, int index, long word) {
        long generation = word >>> GENERATION_SHIFT;
        if (generation == LAST_GENERATION) {
            Memory.storeLong(slotAt(process.handleDirectory, index), generation << GENERATION_SHIFT);
        } else {
            append(process, index, generation + 1);
        }
        process.countHandles--;
        KernelObject object = object(word);
        if (object.type == ObjectType.RECEIVER) {
            ((Receiver) object).removeHolder();
        }
        object.release();
    }

    /** Closes every handle and frees the table. */
    static void destroy(ProcessObject process) {
        for (int page = 0; page < process.countPages; page++) {
            for (int i = 0; i < SLOTS_IN_PAGE; i++) {
                int index = page * SLOTS_IN_PAGE + i;
                long word = Memory.loadLong(slotAt(process.handleDirectory, index));
                if ((word & USED) != 0) {
                    closeSlot(process, index, word);
                }
            }
        }
        for (int page = 0; page < process.countPages; page++) {
            long slots = Memory.loadLong(process.handleDirectory + 8L * page);
            PhysicalMemory.freePage(PhysicalMemory.physical(slots));
            process.payer().refund(PhysicalMemory.PAGE_BYTES);
            Memory.storeLong(process.handleDirectory + 8L * page, 0);
        }
        process.countPages = 0;
        process.firstFree = 0;
        process.firstSlots = process.handleDirectory;
    }
}
