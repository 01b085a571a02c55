package hiillos.kernel.memory;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.Machine;
import hiillos.kernel.arch.amd64.PageTable;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.Job;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * An address space: mappings in order of address, and the page tables that are filled from them fault by fault.
 *
 * <p>Invariant: mappings are disjoint, page aligned, not empty, within {@link #LOWEST} and the end of user space; none is
 * writable and executable; every user page table entry lies in a mapping, allows no more than it, and shows its Frame's
 * page.
 */
public final class Vmem extends KernelObject {
    /** Nothing is ever mapped below: null dereferences must fault. */
    public static final long LOWEST = 0x1_0000;
    /** Where the kernel looks for room when the caller does not care. */
    private static final long CHOSEN_FROM = 0x10_0000_0000L;
    private static final long PAGE = PhysicalMemory.PAGE_BYTES;
    /** Bytes that one lowest-level table translates. */
    private static final long TABLE_REACH = 2L << 20;
    /** One page mapped can need so many new tables. */
    private static final int TABLES_AT_ONCE = 3;

    private static final VarHandle SHOOTDOWNS = field();

    private final long root;
    private long shootdowns;
    private Mapping first;
    /** The mapping of the last fault: the next one is likely there. */
    private Mapping recent;
    /** Page tables that the payer was charged for. */
    private long countTables;

    /** An empty address space over a page table root, which it owns; the cell is reserved. */
    public Vmem(Job payer, long root) {
        super(ObjectType.VMEM, Slab.VMEM, payer);
        this.root = root;
    }

    private static VarHandle field() {
        try {
            return MethodHandles.lookup().findVarHandle(Vmem.class, "shootdowns", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Counts a shootdown and returns its number, from 1. What was stored before is seen by whoever sees the number. */
    public long countShootdown() {
        return (long) SHOOTDOWNS.getAndAdd(this, 1L) + 1;
    }

    /** Number of the last shootdown. */
    public long shootdowns() {
        return (long) SHOOTDOWNS.getVolatile(this);
    }

    /** Physical address of the top page table. */
    public long root() {
        return root;
    }

    /** Whether a range is page aligned and within what can be mapped. */
    public static boolean isMappable(long address, long countBytes) {
        return (address & PAGE - 1) == 0 && (countBytes & PAGE - 1) == 0 && countBytes > 0 && address >= LOWEST
                && countBytes <= RegisterFrame.USER_END && address <= RegisterFrame.USER_END - countBytes;
    }

    /**
     * Maps part of a frame.
     *
     * @param address page aligned, or 0: the kernel chooses
     * @param allowed flags that the frame's handle allows, a superset of {@code flags}
     * @return the address, or a negated status
     */
    public long map(Frame frame, long address, long offset, long countBytes, int flags, int allowed) {
        if ((offset & PAGE - 1) != 0 || offset < 0 || countBytes <= 0 || (countBytes & PAGE - 1) != 0
                || (flags & ~MapFlags.ALL) != 0 || flags == 0
                || countBytes > frame.countBytes() || offset > frame.countBytes() - countBytes) {
            return -Status.BAD_ARGUMENT;
        }
        if (isWritableAndExecutable(flags)) {
            return -Status.WRITE_AND_EXECUTE;
        }
        if ((flags & ~allowed) != 0) {
            return -Status.ACCESS_DENIED;
        }
        long place = address == 0 ? findRoom(countBytes) : address;
        if (!isMappable(place, countBytes)) {
            return -Status.BAD_ADDRESS;
        }
        if (overlaps(place, place + countBytes)) {
            return -Status.ALREADY_MAPPED;
        }
        int status = Slab.MAPPING.reserve(payer());
        if (status != Status.OK) {
            return -status;
        }

        // --- Point of no return. ---

        insert(new Mapping(payer(), frame, place, place + countBytes, offset, flags, allowed));
        return place;
    }

    private static boolean isWritableAndExecutable(int flags) {
        return (flags & (MapFlags.WRITE | MapFlags.EXECUTE)) == (MapFlags.WRITE | MapFlags.EXECUTE);
    }

    /** The lowest gap at or above {@link #CHOSEN_FROM} with a guard page on either side; 0 when there is none. */
    private long findRoom(long countBytes) {
        long at = CHOSEN_FROM;
        for (Mapping m = first; m != null; m = m.next) {
            if (m.end >= at) {
                if (m.start > at && m.start - at >= countBytes + PAGE) {
                    return at;
                }
                at = m.end + PAGE;
            }
        }
        return at;
    }

    private boolean overlaps(long start, long end) {
        for (Mapping m = first; m != null && m.start < end; m = m.next) {
            if (m.end > start) {
                return true;
            }
        }
        return false;
    }

    private void insert(Mapping mapping) {
        if (first == null || first.start > mapping.start) {
            mapping.next = first;
            first = mapping;
            return;
        }
        Mapping before = first;
        while (before.next != null && before.next.start < mapping.start) {
            before = before.next;
        }
        mapping.next = before.next;
        before.next = mapping;
    }

    /** The mapping that holds an address, or null. */
    private Mapping find(long address) {
        Mapping near = recent;
        if (near != null && address >= near.start && address < near.end) {
            return near;
        }
        for (Mapping m = first; m != null && m.start <= address; m = m.next) {
            if (address < m.end) {
                recent = m;
                return m;
            }
        }
        return null;
    }

    /** Removes whatever is mapped in a range. Returns a {@link Status}. */
    public int unmap(long address, long countBytes) {
        if (!isMappable(address, countBytes)) {
            return Status.BAD_ADDRESS;
        }
        int status = cutAt(address, address + countBytes);
        if (status != Status.OK) {
            return status;
        }

        // --- Point of no return: the range's edges are edges of mappings. ---

        recent = null;
        long end = address + countBytes;
        Mapping before = null;
        Mapping m = first;
        while (m != null && m.start < end) {
            Mapping next = m.next;
            if (m.start >= address) {
                removePages(m.start, m.end);
                if (before == null) {
                    first = next;
                } else {
                    before.next = next;
                }
                drop(m);
            } else {
                before = m;
            }
            m = next;
        }
        return Status.OK;
    }

    private void drop(Mapping mapping) {
        mapping.frame.release();
        mapping.release();
    }

    /** Splits the mappings that reach over an edge of the range. Changes nothing that can be seen. */
    private int cutAt(long start, long end) {
        int status = cut(start);
        return status != Status.OK ? status : cut(end);
    }

    private int cut(long at) {
        Mapping m = find(at);
        if (m == null || m.start == at) {
            return Status.OK;
        }
        int status = Slab.MAPPING.reserve(payer());
        if (status != Status.OK) {
            return status;
        }
        Mapping upper = new Mapping(payer(), m.frame, at, m.end, m.offset + (at - m.start), m.flags, m.allowed);
        upper.next = m.next;
        m.next = upper;
        m.end = at;
        return Status.OK;
    }

    /** Changes the access of a range that is mapped without gaps. Returns a {@link Status}. */
    public int protect(long address, long countBytes, int flags) {
        if (!isMappable(address, countBytes)) {
            return Status.BAD_ADDRESS;
        }
        if ((flags & ~MapFlags.ALL) != 0 || flags == 0) {
            return Status.BAD_ARGUMENT;
        }
        if (isWritableAndExecutable(flags)) {
            return Status.WRITE_AND_EXECUTE;
        }
        long end = address + countBytes;
        for (long at = address; at < end;) {
            Mapping m = find(at);
            if (m == null) {
                return Status.BAD_ADDRESS;
            }
            if ((flags & ~m.allowed) != 0) {
                return Status.ACCESS_DENIED;
            }
            at = m.end;
        }
        int status = cutAt(address, end);
        if (status != Status.OK) {
            return status;
        }

        // --- Point of no return. ---

        for (Mapping m = first; m != null && m.start < end; m = m.next) {
            if (m.start >= address) {
                m.flags = flags;
            }
        }
        // The entries come back, with the new access, when they are touched.
        removePages(address, end);
        return Status.OK;
    }

    private void removePages(long start, long end) {
        long at = start;
        while (at < end) {
            if (!PageTable.hasTable(root, at)) {
                // Nothing was ever touched here: on to the next table's 2 MiB.
                at = (at & -TABLE_REACH) + TABLE_REACH;
            } else {
                if (PageTable.unmap(root, at)) {
                    Machine.invalidatePage(at);
                }
                at += PAGE;
            }
        }
    }

    /** Makes an address accessible as {@code access} (one of {@link MapFlags}) asks. Returns a {@link Status}. */
    public int fault(long address, int access) {
        Mapping m = find(address);
        if (m == null || (m.flags & access) != access) {
            return Status.BAD_ADDRESS;
        }
        long page = address & -PAGE;
        long index = (m.offset + (page - m.start)) >>> 12;
        int status = m.frame.touch(index);
        if (status != Status.OK) {
            return status;
        }
        if (!payer().canCharge(TABLES_AT_ONCE * PAGE)) {
            return Status.OUT_OF_QUOTA;
        }
        long tablesBefore = PageTable.countTables();
        boolean mapped = PageTable.map(root, page, m.frame.page(index), (m.flags & MapFlags.WRITE) != 0,
                (m.flags & MapFlags.EXECUTE) != 0);
        long added = PageTable.countTables() - tablesBefore;
        payer().charge(added * PAGE);
        countTables += added;
        if (!mapped) {
            return Status.OUT_OF_MEMORY;
        }
        Machine.invalidatePage(page);
        return Status.OK;
    }

    /** How many mappings there are. */
    public int countMappings() {
        int count = 0;
        for (Mapping m = first; m != null; m = m.next) {
            count++;
        }
        return count;
    }

    /** Frees mappings and page tables, which are not active any more. */
    @Override
    protected boolean destroyStep() {
        recent = null;
        while (first != null) {
            Mapping m = first;
            first = m.next;
            drop(m);
        }
        PageTable.destroy(root);
        // The root was charged by whoever made it.
        payer().refund((countTables + 1) * PAGE);
        return true;
    }
}
