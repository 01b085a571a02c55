package hiillos.kernel.capability;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.processor.LockRank;
import hiillos.kernel.processor.SpinLock;
import hiillos.word.AlwaysInline;
import hiillos.word.InlineAssembly;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/**
 * A process's handles: slots in raw pages that never move, found through one directory page.
 *
 * <pre>
 * handle (u32)   31..30 zero        29..18 generation   17..0 index, never 0
 * slot (u64)     63..52 generation  51 used   50..39 rights   38..0 cell number: (cell − direct map) / 64
 * free slot      63..30 zero        29..0 the handle that the next free slot will be, 0: there is none
 * </pre>
 *
 * Free slots are reused first in, first out; a slot whose generation is at its end is never reused: a stale handle is an
 * error, never another object. All methods are about the table of one process and take its {@link ProcessObject}.
 *
 * <p>A look-up takes no lock: one volatile load of the slot's word says all, and what it names is good until the kernel is
 * left, even if the handle is closed meanwhile. So look once and work with what was found. Changes are made under a lock
 * of rank HANDLES, in which nothing else is done. A table's pages go only after its process has ended and every processor
 * has left the kernel since: whoever found the process running may still insert.
 */
@RawMemory(reason = "slots are words in pages of their own")
public final class HandleTable {
    static final int SLOTS_IN_PAGE = 512;
    private static final int PAGES = 512;
    static final int GENERATION_SHIFT = 52;
    /** In a handle. */
    static final int HANDLE_GENERATION_SHIFT = 18;
    static final int NEXT_GENERATION = 1 << HANDLE_GENERATION_SHIFT;
    static final int LAST_GENERATION = 4095;
    static final long USED = 1L << 51;
    static final int RIGHTS_SHIFT = 39;
    static final long CELL_MASK = (1L << 39) - 1;
    private static final int CELL_SHIFT = 64 - 39;
    public static final int INDEX_MASK = (1 << HANDLE_GENERATION_SHIFT) - 1;
    /** The last free slot when there is none: in no table's first page. */
    private static final int NO_SLOT = INDEX_MASK;
    /** Handles closed in one step of the table's end. */
    private static final int CLOSED_IN_STEP = 64;

    /** The tables' locks, each for the processes whose directory's address chooses it. */
    private static final SpinLock[] LOCKS = new SpinLock[64];

    static {
        for (int i = 0; i < LOCKS.length; i++) {
            LOCKS[i] = new SpinLock(LockRank.HANDLES);
        }
    }

    private HandleTable() {}

    /** An empty table with its first page of slots. */
    static void initialize(ProcessObject process, long page) {
        Memory.storeLong(process.handleDirectory, page);
        process.firstSlots = page;
        process.handleLock = LOCKS[(int) (process.handleDirectory >>> 12) & LOCKS.length - 1];
        process.countPages = 1;
        // A handle is never 0, so no slot has the index 0.
        linkSlots(page, 1, SLOTS_IN_PAGE);
        process.firstFree = 1;
        process.lastFree = SLOTS_IN_PAGE - 1;
        process.countSlots = SLOTS_IN_PAGE - 1;
    }

    /** Makes free slots of a new page: each is followed by the next one. */
    private static void linkSlots(long page, int first, int end) {
        int inPage = first & SLOTS_IN_PAGE - 1;
        for (int index = first; index < end - 1; index++) {
            Memory.storeLong(page + 8L * inPage++, index + 1);
        }
    }

    private static SpinLock lockOf(ProcessObject process) {
        return process.handleLock;
    }

    /** Takes the table's lock, for a caller that changes several slots at once. */
    public static void lock(ProcessObject process) {
        lockOf(process).lock();
    }

    /** Gives the table's lock back. */
    public static void unlock(ProcessObject process) {
        lockOf(process).unlock();
    }

    static long slotAt(long directory, int index) {
        long page = Memory.loadLong(directory + (long) (index >>> 9) * 8);
        return page == 0 ? 0 : page + (long) (index & SLOTS_IN_PAGE - 1) * 8;
    }

    /** What a handle names, for {@link #objectOf} and {@link #rightsOf}; 0 when it is bad. */
    public static long look(ProcessObject process, int handle) {
        if (handle <= 0 || handle >>> 30 != 0) {
            return 0;
        }
        long slot = slotAt(process.handleDirectory, handle & INDEX_MASK);
        if (slot == 0) {
            return 0;
        }
        SpinLock.point();
        long word = Memory.loadLongVolatile(slot);
        return (word & USED) != 0 && word >>> GENERATION_SHIFT == handle >>> HANDLE_GENERATION_SHIFT ? word : 0;
    }

    /**
     * What {@link #look} would find for the handle whose slot has an index; 0 when the slot is free or there is none. For
     * lists: the process may be another one, which had not ended when the caller entered the kernel.
     */
    public static long entryAt(ProcessObject process, int index) {
        long slot = slotAt(process.handleDirectory, index);
        long word = slot == 0 ? 0 : Memory.loadLongVolatile(slot);
        return (word & USED) != 0 ? word : 0;
    }

    /** The handle of what {@link #entryAt} found. */
    public static int handleOf(long entry, int index) {
        return (int) (entry >>> GENERATION_SHIFT) << HANDLE_GENERATION_SHIFT | index;
    }

    /** The index behind a table's last slot. */
    public static int end(ProcessObject process) {
        return process.countPages * SLOTS_IN_PAGE;
    }

    /** The object of what {@link #look} found, which is not 0. */
    public static KernelObject objectOf(long entry) {
        return Slab.objectIn(PhysicalMemory.DIRECT_MAP + ((entry & CELL_MASK) << 6));
    }

    /** The rights of what {@link #look} found. */
    public static int rightsOf(long entry) {
        return (int) (entry >>> RIGHTS_SHIFT) & Rights.ALL;
    }

    /** The object behind a handle; null when the handle is bad. */
    public static KernelObject object(ProcessObject process, int handle) {
        long entry = look(process, handle);
        return entry == 0 ? null : objectOf(entry);
    }

    /** The rights of a handle; 0 when it is bad. */
    public static int rights(ProcessObject process, int handle) {
        return rightsOf(look(process, handle));
    }

    /** Whether a handle may be used so: OK, or why not. Who then uses it looks again and may find it closed. */
    public static int check(ProcessObject process, int handle, int type, int neededRights) {
        long entry = look(process, handle);
        if (entry == 0) {
            return Status.BAD_HANDLE;
        }
        if (objectOf(entry).type != type) {
            return Status.WRONG_TYPE;
        }
        return (rightsOf(entry) & neededRights) == neededRights ? Status.OK : Status.ACCESS_DENIED;
    }

    /** The object behind a handle of a type with rights; null when there is none, and {@link #status} tells why. */
    public static KernelObject get(ProcessObject process, int handle, int type, int neededRights) {
        long entry = look(process, handle);
        if (entry == 0 || (rightsOf(entry) & neededRights) != neededRights) {
            return null;
        }
        KernelObject object = objectOf(entry);
        return object.type == type ? object : null;
    }

    /** As {@link #get}, for one right, and short: the object's address, or 0. */
    @AlwaysInline(reason = "fast path")
    public static long findFast(ThreadObject thread, int handle, int type, int right) {
        long word = lookFast(thread, handle);
        if (!isFast(word, handle, right)) {
            return 0;
        }
        long cell = cellOf(word);
        return Slab.objectIn(cell).type == type ? cell : 0;
    }

    /** Why {@link #get} found nothing; never OK, even if another processor has made the handle good meanwhile. */
    public static int status(ProcessObject process, int handle, int type, int neededRights) {
        int status = check(process, handle, type, neededRights);
        return status == Status.OK ? Status.BAD_HANDLE : status;
    }

    /**
     * The word of the slot that a handle of the thread's process names by its index, whatever it holds; see
     * {@link #isFast}. Indices below 512 take one load less.
     */
    @AlwaysInline(reason = "fast path of IPC")
    public static long lookFast(ThreadObject thread, int handle) {
        long index = handle & INDEX_MASK;
        return index < SLOTS_IN_PAGE ? slotWord(thread.slots, index) : lookFar(thread.process, index);
    }

    /** As that, of a process that none of the threads at hand belongs to. */
    static long lookFast(ProcessObject process, int handle) {
        long index = handle & INDEX_MASK;
        return index < SLOTS_IN_PAGE ? slotWord(process.firstSlots, index) : lookFar(process, index);
    }

    @AlwaysInline(reason = "fast path of IPC")
    private static long lookFar(ProcessObject process, long index) {
        long slots = Memory.loadLong(process.handleDirectory + (index >>> 9) * 8);
        return slots == 0 ? 0 : slotWord(slots, index & SLOTS_IN_PAGE - 1);
    }

    @AlwaysInline(reason = "fast path of IPC")
    private static long slotWord(long slots, long index) {
        SpinLock.point();
        return Memory.loadLongVolatile(slots + index * 8);
    }

    /**
     * Whether what {@link #lookFast} found is the handle's, with a right. A free slot has no rights; a forged generation
     * never matches, because a slot's has twelve bits.
     */
    @AlwaysInline(reason = "fast path of IPC")
    public static boolean isFast(long word, int handle, int right) {
        return (word & (long) right << RIGHTS_SHIFT) != 0 && ((int) (word >>> GENERATION_SHIFT - HANDLE_GENERATION_SHIFT) ^ handle)
                >>> HANDLE_GENERATION_SHIFT == 0;
    }

    /** Address of the object in what {@link #lookFast} found. */
    @AlwaysInline(reason = "fast path of IPC")
    public static long cellOf(long word) {
        return PhysicalMemory.DIRECT_MAP | cellFrom(word);
    }

    /** As that, from the direct map's start. */
    @AlwaysInline(reason = "fast path of IPC")
    static long cellFrom(long word) {
        return asItIs(word << CELL_SHIFT) >>> CELL_SHIFT - 6;
    }

    /** Keeps the compiler from making of two shifts a mask that has to be loaded first. */
    @InlineAssembly(value = "", constraints = "=r,0", sideEffects = false)
    static long asItIs(long value) {
        return value;
    }

    /**
     * Rights that an object can be used by: SEND is for Senders alone and RECEIVE for Receivers, so that who finds the right
     * knows the type.
     */
    private static int possible(KernelObject object, int rights) {
        int possible = rights & Rights.ALL;
        if (object.type != ObjectType.SENDER) {
            possible &= ~Rights.SEND;
        }
        return object.type == ObjectType.RECEIVER ? possible : possible & ~Rights.RECEIVE;
    }

    /** As {@link #reserve(ProcessObject, int)}, for one. */
    public static int reserve(ProcessObject process) {
        return reserve(process, 1);
    }

    /**
     * Sets slots aside, so that as many {@link #insert} cannot fail; a handle that is not inserted is cancelled. Returns a
     * {@link Status}; on error nothing is set aside.
     */
    public static int reserve(ProcessObject process, int count) {
        int status = Status.OK;
        boolean reserved = false;
        while (!reserved && status == Status.OK) {
            lock(process);
            reserved = process.countSlots - process.countReserved >= count;
            SpinLock.point();
            if (reserved) {
                process.countReserved += count;
            }
            int pages = process.countPages;
            unlock(process);
            if (!reserved) {
                status = addPage(process, pages);
            }
        }
        return status;
    }

    /** Takes reservations back that were not used. */
    public static void cancel(ProcessObject process, int count) {
        lock(process);
        process.countReserved -= count;
        unlock(process);
    }

    /** Takes one reservation back that was not used. */
    public static void cancel(ProcessObject process) {
        cancel(process, 1);
    }

    /** Adds a page of slots to the {@code number} that there are, unless another processor was faster. */
    private static int addPage(ProcessObject process, int number) {
        if (number == PAGES || !process.payer().charge(PhysicalMemory.PAGE_BYTES)) {
            return Status.OUT_OF_QUOTA;
        }
        long physical = PhysicalMemory.allocatePage();
        if (physical == 0) {
            process.payer().refund(PhysicalMemory.PAGE_BYTES);
            return Status.OUT_OF_MEMORY;
        }
        long page = PhysicalMemory.direct(physical);
        int first = number * SLOTS_IN_PAGE;
        linkSlots(page, first, first + SLOTS_IN_PAGE);
        lock(process);
        boolean added = process.countPages == number;
        SpinLock.point();
        if (added) {
            Memory.storeLongVolatile(process.handleDirectory + 8L * number, page);
            process.countPages++;
            link(process, first);
            process.lastFree = first + SLOTS_IN_PAGE - 1;
            process.countSlots += SLOTS_IN_PAGE;
        }
        unlock(process);
        if (!added) {
            PhysicalMemory.freePage(physical);
            process.payer().refund(PhysicalMemory.PAGE_BYTES);
        }
        return Status.OK;
    }

    /** Puts a slot at the end of the free list: the handle that it will be. */
    private static void append(ProcessObject process, int handle) {
        Memory.storeLongVolatile(slotAt(process.handleDirectory, handle & INDEX_MASK), 0);
        link(process, handle);
        process.lastFree = handle & INDEX_MASK;
        process.countSlots++;
    }

    /** A slot follows the last free one, or is the first. */
    private static void link(ProcessObject process, int handle) {
        if (process.countSlots == 0) {
            process.firstFree = handle;
        } else {
            Memory.storeLong(slotAt(process.handleDirectory, process.lastFree), handle);
        }
    }

    /** The handle of the slot that was free the longest; one is reserved. */
    private static int takeSlot(ProcessObject process) {
        process.countReserved--;
        process.countSlots--;
        int handle = process.firstFree;
        SpinLock.point();
        process.firstFree = (int) Memory.loadLong(slotAt(process.handleDirectory, handle & INDEX_MASK));
        if (process.countSlots == 0) {
            process.lastFree = NO_SLOT;
        }
        return handle;
    }

    /** Stores an object in a reserved slot and takes over the caller's reference. Returns the handle. */
    public static int insert(ProcessObject process, KernelObject object, int rights) {
        object.becomeHandle();
        return insertHeld(process, object, rights);
    }

    /** As {@link #insert}; the reference is a handle's already: of one that {@link #removeLocked} took out, or retained so. */
    public static int insertHeld(ProcessObject process, KernelObject object, int rights) {
        lock(process);
        int handle = insertLocked(process, object, rights);
        unlock(process);
        return handle;
    }

    /** As {@link #insertHeld}, with the table's lock held. */
    public static int insertLocked(ProcessObject process, KernelObject object, int rights) {
        int handle = takeSlot(process);
        SpinLock.point();
        long slot = slotAt(process.handleDirectory, handle & INDEX_MASK);
        long generation = handle >>> HANDLE_GENERATION_SHIFT;
        long cell = Memory.addressOf(object) - PhysicalMemory.DIRECT_MAP >>> 6;
        Memory.storeLongVolatile(slot,
                generation << GENERATION_SHIFT | USED | (long) possible(object, rights) << RIGHTS_SHIFT | cell);
        process.countHandles++;
        return handle;
    }

    /** Closes a handle. Returns a {@link Status}. */
    public static int close(ProcessObject process, int handle) {
        lock(process);
        long entry = removeLocked(process, handle);
        unlock(process);
        if (entry == 0) {
            return Status.BAD_HANDLE;
        }
        objectOf(entry).releaseHandle();
        return Status.OK;
    }

    /**
     * Takes a handle out of the table; its reference is the caller's now, as a handle's. Returns what {@link #look} would
     * have found. The table's lock is held.
     */
    public static long removeLocked(ProcessObject process, int handle) {
        long entry = look(process, handle);
        SpinLock.point();
        if (entry != 0) {
            removeLocked(process, handle, entry);
        }
        return entry;
    }

    /** As {@link #removeLocked(ProcessObject, int)}; the caller has just looked: {@code entry}. */
    public static void removeLocked(ProcessObject process, int handle, long entry) {
        if (entry >>> GENERATION_SHIFT == LAST_GENERATION) {
            Memory.storeLongVolatile(slotAt(process.handleDirectory, handle & INDEX_MASK), 0);
        } else {
            append(process, handle + NEXT_GENERATION);
        }
        process.countHandles--;
    }

    /** Takes rights away from a handle, in place. Returns a {@link Status}. */
    public static int restrict(ProcessObject process, int handle, int rights) {
        lock(process);
        long entry = look(process, handle);
        if (entry != 0) {
            long removed = (long) (Rights.ALL & ~rights) << RIGHTS_SHIFT;
            Memory.storeLongVolatile(slotAt(process.handleDirectory, handle & INDEX_MASK), entry & ~removed);
        }
        unlock(process);
        return entry == 0 ? Status.BAD_HANDLE : Status.OK;
    }

    /** Closes some handles of a process that has ended; tells whether none is left. */
    static boolean closeStep(ProcessObject process) {
        int closed = 0;
        int end = end(process);
        // Mostly the first ones are used: who has found them all looks no further.
        for (int looked = 0; looked < SLOTS_IN_PAGE && closed < CLOSED_IN_STEP && process.countHandles > 0
                && process.nextClosed < end; looked++) {
            int index = process.nextClosed++;
            long slot = slotAt(process.handleDirectory, index);
            lock(process);
            long word = Memory.loadLong(slot);
            boolean used = (word & USED) != 0;
            if (used) {
                // Retired: there is no need for the slot any more.
                Memory.storeLongVolatile(slot, 0);
                process.countHandles--;
            }
            unlock(process);
            if (used) {
                closed++;
                objectOf(word).releaseHandle();
            }
        }
        return process.countHandles == 0 || process.nextClosed >= end;
    }

    /** Frees the pages of a table without handles, and the directory: nobody can look any more. */
    static void destroy(ProcessObject process) {
        for (int page = 0; page < process.countPages; page++) {
            long slots = Memory.loadLong(process.handleDirectory + 8L * page);
            PhysicalMemory.freePage(PhysicalMemory.physical(slots));
        }
        PhysicalMemory.freePage(PhysicalMemory.physical(process.handleDirectory));
        process.payer().refund((process.countPages + 1L) * PhysicalMemory.PAGE_BYTES);
        process.countPages = 0;
    }
}
