package hiillos.kernel.memory;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.Isolation;
import hiillos.kernel.arch.amd64.Machine;
import hiillos.kernel.arch.amd64.PageTable;
import hiillos.kernel.processor.Requests;
import hiillos.word.Memory;

/**
 * The user half of an address space's page tables: filled fault by fault, emptied by whoever takes a mapping or a page
 * away. Every method takes the space's TABLES lock; what it takes away is gone on all processors when it returns.
 *
 * <p>Entries appear only while VMEM and the FRAME lock of the page's Frame are held, and disappear under either, so a Frame
 * can take its pages back without the VMEM locks of those who show them. Tables are charged to the space's Job one by one;
 * a few empty ones stay with the space, so that mapping and unmapping by turns zeroes none.
 */
final class UserTables {
    private static final long PAGE = PhysicalMemory.PAGE_BYTES;
    /** Empty tables that a space keeps. */
    private static final int SPARES = 3;
    /** Tables that one step of the end frees, about: it finishes those of a GiB. */
    private static final int TABLES_AT_ONCE = 32;

    private UserTables() {}

    private static long slot(long table, long address, int level) {
        return PhysicalMemory.direct(table) + ((address >>> 12 + 9 * level & 511) << 3);
    }

    /**
     * Shows a physical page at an address. Level 0: 4 KiB, 1: 2 MiB, 2: 1 GiB.
     *
     * @return OK, OUT_OF_QUOTA or OUT_OF_MEMORY; BAD_STATE when smaller pages are shown in a large one's place
     */
    static int show(Vmem vmem, long address, int level, long physical, int flags, boolean writable) {
        vmem.tablesLock.lock();
        long slot = makeSlot(vmem, address, level);
        int status = slot == 0 ? failed(vmem, address)
                : store(vmem, slot, address, level, PageTable.leaf(physical, level, flags, writable));
        vmem.tablesLock.unlock();
        return status;
    }

    /**
     * Shows small pages at adjacent addresses of one table, as long as they are present and nothing is shown there.
     *
     * @param pages where their physical addresses are, one after the other
     * @return how many were shown
     */
    static long showRun(Vmem vmem, long address, long count, long pages, int flags, boolean mayWrite) {
        vmem.tablesLock.lock();
        long slot = makeSlot(vmem, address, 0);
        if (slot == 0) {
            failed(vmem, address);
            vmem.tablesLock.unlock();
            return 0;
        }
        long readable = PageTable.leaf(0, 0, flags, false);
        long writable = PageTable.leaf(0, 0, flags, mayWrite);
        long difference = slot - pages;
        long at = pages;
        long end = pages + count * Long.BYTES;
        while (at != end) {
            long page = Memory.loadLong(at);
            if (page == 0 || (Memory.loadLong(at + difference) & PageTable.PRESENT) != 0) {
                break;
            }
            Memory.storeLong(at + difference, page | (mayWrite && !PageCounts.isShared(page) ? writable : readable));
            at += Long.BYTES;
        }
        long done = at - pages >>> 3;
        PageCounts.addEntries(PhysicalMemory.physical(slot & -PAGE), (int) done);
        vmem.tablesLock.unlock();
        return done;
    }

    /** The tables that were made before one could not be had go again. Returns why. */
    private static int failed(Vmem vmem, long address) {
        int status = vmem.payer().canCharge(PAGE) ? Status.OUT_OF_MEMORY : Status.OUT_OF_QUOTA;
        removeEmptyTables(vmem, address, 2);
        if (vmem.firstDead != 0) {
            Requests.shootDown(vmem, address, address + 1);
        }
        freeDead(vmem);
        return status;
    }

    private static int store(Vmem vmem, long slot, long address, int level, long leaf) {
        long old = Memory.loadLong(slot);
        if (level > 0 && (old & (PageTable.PRESENT | PageTable.LARGE)) == PageTable.PRESENT) {
            // Tables that were made with the mapping, and not used, give way to a large page.
            removeEmptyTables(vmem, address, level);
            if (vmem.firstDead != 0) {
                Requests.shootDown(vmem, address, address + 1);
                freeDead(vmem);
                old = Memory.loadLong(slot);
            }
        }
        if ((old & PageTable.PRESENT) == 0) {
            // What is absent is in no translation cache.
            Memory.storeLong(slot, leaf);
            PageCounts.addEntries(PhysicalMemory.physical(slot & -PAGE), 1);
            return Status.OK;
        }
        if (level > 0 && (old & PageTable.LARGE) == 0) {
            return Status.BAD_STATE;
        }
        Memory.storeLong(slot, leaf);
        if (PageTable.narrows(old, leaf)) {
            Requests.shootDown(vmem, address, address + 1);
        } else {
            // More is allowed than before: others who do not know yet fault and find it.
            Machine.invalidatePage(address);
        }
        return Status.OK;
    }

    /** The slot for an address, with the tables above it; 0 when memory or budget is out. */
    private static long makeSlot(Vmem vmem, long address, int level) {
        long table = vmem.root();
        for (int i = 3; i > level; i--) {
            long slot = slot(table, address, i);
            long value = Memory.loadLong(slot);
            if ((value & PageTable.PRESENT) != 0 && i < 3 && (value & PageTable.LARGE) != 0) {
                // A large page in the place of smaller ones: its pages come back one by one.
                Memory.storeLong(slot, 0);
                PageCounts.addEntries(PhysicalMemory.physical(slot & -PAGE), -1);
                Requests.shootDown(vmem, address, address + 1);
                value = 0;
            }
            if ((value & PageTable.PRESENT) == 0) {
                long made = takeTable(vmem);
                if (made == 0) {
                    return 0;
                }
                value = made | PageTable.PRESENT | PageTable.WRITABLE | PageTable.USER;
                Memory.storeLong(slot, value);
                if (i == 3) {
                    Isolation.copyTop(slot, value);
                }
                PageCounts.addEntries(PhysicalMemory.physical(slot & -PAGE), 1);
            }
            table = PageTable.physicalPage(value);
        }
        return slot(table, address, level);
    }

    private static long takeTable(Vmem vmem) {
        long spare = vmem.firstSpare;
        if (spare != 0) {
            long link = PhysicalMemory.direct(spare);
            vmem.firstSpare = Memory.loadLong(link);
            Memory.storeLong(link, 0);
            vmem.countSpares--;
            return spare;
        }
        if (!vmem.payer().charge(PAGE)) {
            return 0;
        }
        long page = PhysicalMemory.allocatePage();
        if (page == 0) {
            vmem.payer().refund(PAGE);
        } else {
            vmem.countTables++;
        }
        return page;
    }

    /** Makes the tables that a 4 KiB page at the address needs. Returns a {@link Status}. */
    static int prepare(Vmem vmem, long address) {
        vmem.tablesLock.lock();
        int status = makeSlot(vmem, address, 0) == 0 ? failed(vmem, address) : Status.OK;
        vmem.tablesLock.unlock();
        return status;
    }

    /** Removes every entry in a range, and the tables that are empty then. */
    static void clear(Vmem vmem, long start, long end) {
        long at = start;
        while (at < end) {
            at = clear(vmem, at, end, Integer.MAX_VALUE);
        }
    }

    /** As {@link #clear(Vmem, long, long)}, but stops after so many entries. Returns the address that it came to. */
    static long clear(Vmem vmem, long start, long end, int limit) {
        vmem.tablesLock.lock();
        int left = limit;
        long first = 0;
        long last = 0;
        long at = start;
        while (at < end && left > 0) {
            long table = vmem.root();
            int level = 3;
            long value = Memory.loadLong(slot(table, at, 3));
            while (level > 0 && (value & PageTable.PRESENT) != 0 && (level == 3 || (value & PageTable.LARGE) == 0)) {
                table = PageTable.physicalPage(value);
                level--;
                value = Memory.loadLong(slot(table, at, level));
            }
            if ((value & PageTable.PRESENT) != 0) {
                Memory.storeLong(slot(table, at, level), 0);
                PageCounts.addEntries(table, -1);
                first = first == 0 ? at : first;
                last = at + 1;
                left--;
            }
            if (level < 2 && PageCounts.entries(table) == 0) {
                removeEmptyTables(vmem, at, 2);
                // Their place in the tables above may be cached, too, for any address that they were for.
                first = first == 0 ? at : first;
                last = at + 1;
            }
            long span = 1L << 12 + 9 * level;
            at = (at & -span) + span;
            if (level == 0 && at < end) {
                at = skipAbsent(table, at, end);
            }
        }
        if (first != 0) {
            Requests.shootDown(vmem, first, last);
        }
        freeDead(vmem);
        vmem.tablesLock.unlock();
        return Math.min(at, end);
    }

    /** Next address in the table, or after it, whose entry is present; within one table, without walks from the top. */
    private static long skipAbsent(long table, long address, long end) {
        long at = address;
        while (at < end && (at >>> 12 & 511) != 0 && (Memory.loadLong(slot(table, at, 0)) & PageTable.PRESENT) == 0) {
            at += PAGE;
        }
        return at;
    }

    /**
     * Unlinks the tables on the way to an address that have no entries, of so many levels from the lowest; those of level 2
     * stay until the end.
     */
    private static void removeEmptyTables(Vmem vmem, long address, int levels) {
        for (int level = 0; level < levels; level++) {
            long above = PageTable.entry(vmem.root(), address, level + 1, false, true);
            long value = above == 0 ? 0 : Memory.loadLong(above);
            if ((value & PageTable.PRESENT) != 0 && (value & PageTable.LARGE) == 0) {
                long table = PageTable.physicalPage(value);
                if (PageCounts.entries(table) != 0) {
                    return;
                }
                Memory.storeLong(above, 0);
                PageCounts.addEntries(PhysicalMemory.physical(above & -PAGE), -1);
                // A processor may still walk through it: the link must look like an absent entry, and it does.
                Memory.storeLong(PhysicalMemory.direct(table), vmem.firstDead);
                vmem.firstDead = table;
            }
        }
    }

    /** After the shootdown: unlinked tables become spares or go back. */
    private static void freeDead(Vmem vmem) {
        while (vmem.firstDead != 0) {
            long table = vmem.firstDead;
            long link = PhysicalMemory.direct(table);
            vmem.firstDead = Memory.loadLong(link);
            if (vmem.countSpares < SPARES) {
                Memory.storeLong(link, vmem.firstSpare);
                vmem.firstSpare = table;
                vmem.countSpares++;
            } else {
                PhysicalMemory.freePage(table);
                vmem.countTables--;
                vmem.payer().refund(PAGE);
            }
        }
    }

    /** Takes the right to write from every entry in a range. */
    static void makeReadOnly(Vmem vmem, long start, long end) {
        vmem.tablesLock.lock();
        long first = 0;
        long last = 0;
        long at = start;
        while (at < end) {
            int level = 3;
            long slot = slot(vmem.root(), at, 3);
            long value = Memory.loadLong(slot);
            while (level > 0 && (value & PageTable.PRESENT) != 0 && (level == 3 || (value & PageTable.LARGE) == 0)) {
                level--;
                slot = slot(PageTable.physicalPage(value), at, level);
                value = Memory.loadLong(slot);
            }
            if ((value & PageTable.PRESENT) != 0 && (value & PageTable.WRITABLE) != 0) {
                Memory.storeLong(slot, value & ~PageTable.WRITABLE);
                first = first == 0 ? at : first;
                last = at + 1;
            }
            long span = 1L << 12 + 9 * level;
            at = (at & -span) + span;
        }
        if (first != 0) {
            Requests.shootDown(vmem, first, last);
        }
        vmem.tablesLock.unlock();
    }

    /**
     * The direct-map address of a byte that may be accessed so; 0 when the entry is missing or forbids it. The TABLES lock is
     * held, and as long as it is, the page stays.
     */
    static long reach(Vmem vmem, long address, int access) {
        long table = vmem.root();
        int level = 3;
        long value = Memory.loadLong(slot(table, address, 3));
        while (level > 0 && (value & PageTable.PRESENT) != 0 && (level == 3 || (value & PageTable.LARGE) == 0)) {
            level--;
            value = Memory.loadLong(slot(PageTable.physicalPage(value), address, level));
        }
        boolean good = (value & (PageTable.PRESENT | PageTable.DEVICE)) == PageTable.PRESENT
                && (access != MapFlags.WRITE || (value & PageTable.WRITABLE) != 0);
        if (!good) {
            return 0;
        }
        long span = 1L << 12 + 9 * level;
        return PhysicalMemory.direct((PageTable.physicalPage(value) & -span) + (address & span - 1));
    }

    /** Frees the tables of a space that no processor uses any more, a part; tells whether that was all. */
    static boolean destroyStep(Vmem vmem) {
        while (vmem.firstSpare != 0) {
            long table = vmem.firstSpare;
            vmem.firstSpare = Memory.loadLong(PhysicalMemory.direct(table));
            PhysicalMemory.freePage(table);
        }
        long top = PhysicalMemory.direct(vmem.root());
        int left = TABLES_AT_ONCE;
        for (int i = 0; i < 256 && PageCounts.entries(vmem.root()) > 0; i++) {
            long third = Memory.loadLong(top + 8L * i);
            if ((third & PageTable.PRESENT) != 0) {
                left = freeSeconds(PageTable.physicalPage(third), left);
                if (left <= 0) {
                    return false;
                }
                freeTable(PageTable.physicalPage(third));
                Memory.storeLong(top + 8L * i, 0);
                PageCounts.addEntries(vmem.root(), -1);
            }
        }
        PageTable.freeRoot(vmem.root());
        // The root was charged by whoever made it.
        vmem.payer().refund((vmem.countTables + 1) * PAGE);
        return true;
    }

    /** Frees tables of 2 MiB pages in a table of 1 GiB pages, and those below them; returns how many more may be freed now. */
    private static int freeSeconds(long third, int limit) {
        int left = limit;
        for (int i = 0; i < 512 && left > 0 && PageCounts.entries(third) > 0; i++) {
            long slot = PhysicalMemory.direct(third) + 8L * i;
            long second = Memory.loadLong(slot);
            if ((second & PageTable.PRESENT) != 0) {
                Memory.storeLong(slot, 0);
                PageCounts.addEntries(third, -1);
                if ((second & PageTable.LARGE) == 0) {
                    left -= freeFirsts(PageTable.physicalPage(second));
                }
            }
        }
        return left;
    }

    /** Frees a table of 2 MiB pages and those below it; returns how many. */
    private static int freeFirsts(long second) {
        int found = PageCounts.entries(second);
        int freed = 1;
        for (int i = 0; i < 512 && found > 0; i++) {
            long first = Memory.loadLong(PhysicalMemory.direct(second) + 8L * i);
            if ((first & PageTable.PRESENT) != 0) {
                found--;
                if ((first & PageTable.LARGE) == 0) {
                    freeTable(PageTable.physicalPage(first));
                    freed++;
                }
            }
        }
        freeTable(second);
        return freed;
    }

    private static void freeTable(long table) {
        PageCounts.addEntries(table, -PageCounts.entries(table));
        PhysicalMemory.freePage(table);
    }
}
