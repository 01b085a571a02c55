package hiillos.kernel.memory;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.CacheModes;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.processor.SpinLock;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * An address space: mappings in order of address, and the page tables that are filled from them fault by fault.
 *
 * <p>Invariant: mappings are disjoint, page aligned, not empty, within {@link #LOWEST} and the end of user space; none is
 * writable and executable; every user page table entry lies in a mapping, allows no more than it (or the mapping says that
 * it is stale), and shows its Frame's page.
 *
 * <p>Its VMEM lock guards the mappings, its TABLES lock the page tables; {@link PageFaults} fills them.
 */
public final class Vmem extends KernelObject {
    /** Nothing is ever mapped below: null dereferences must fault. */
    public static final long LOWEST = 0x1_0000;
    /** Where the kernel looks for room when the caller does not care. */
    private static final long CHOSEN_FROM = 0x10_0000_0000L;
    private static final long PAGE = PhysicalMemory.PAGE_BYTES;
    /** Page table entries that one stay in the kernel removes. */
    private static final int ENTRIES_AT_ONCE = 1024;
    /** Mappings that one stay removes or changes. */
    private static final int MAPPINGS_AT_ONCE = 128;

    private static final VarHandle SHOOTDOWNS = field();

    /** Pages that a populated mapping enters at once. */
    private static final long SHOWN_AT_ONCE = 1024;

    final SpinLock lock = LockPools.nextSpace();
    final SpinLock tablesLock = LockPools.nextTables();
    private final long root;
    private long shootdowns;
    private Mapping tree;
    /** The mapping of the last fault: the next one is likely there. */
    private Mapping recent;
    /** A mapping that is nowhere: the last one that went, for the next one that comes. */
    private Mapping spare;
    private int countMappings;
    private int seed = 0x2545_f491;
    /** Page tables that the payer was charged for, the root not counted. */
    long countTables;
    /** Empty tables that are kept; linked by their first word. */
    long firstSpare;
    int countSpares;
    /** Unlinked tables that processors may still walk through. */
    long firstDead;

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
     * @param flags access and cache mode
     * @param allowed access that the frame's handle allows
     * @return the address, or a negated status
     */
    public long map(Frame frame, long address, long offset, long countBytes, int flags, int allowed) {
        int status = checkMap(frame, offset, countBytes, flags, allowed);
        if (status != Status.OK) {
            return -status;
        }
        lock.lock();
        long result = mapLocked(frame, address, offset, countBytes, flags, allowed);
        lock.unlock();
        return result;
    }

    /** Whether {@link #map} would succeed now but for memory. Returns a {@link Status}. */
    public int checkMap(Frame frame, long address, long offset, long countBytes, int flags, int allowed) {
        int status = checkMap(frame, offset, countBytes, flags, allowed);
        if (status != Status.OK || address == 0) {
            return status;
        }
        if (!isMappable(address, countBytes)) {
            return Status.BAD_ADDRESS;
        }
        lock.lock();
        Mapping after = MappingTree.above(tree, address);
        boolean overlaps = after != null && after.start < address + countBytes;
        lock.unlock();
        return overlaps ? Status.ALREADY_MAPPED : Status.OK;
    }

    /** Enters pages that are present in the page tables, up to a number; the others come by faults. */
    public void show(long address, long countBytes) {
        lock.lock();
        Mapping m = find(address);
        if (m != null) {
            m.frame.lock.lock();
            long end = Math.min(m.end, address + Math.min(countBytes, SHOWN_AT_ONCE * PAGE));
            // A Frame that is being emptied still has pages, which go without another look at who shows them. And another thread
            // may have mapped another Frame here meanwhile, or taken the access away.
            int status = m.frame.isDead || !m.frame.isZeroed() || (m.flags & MapFlags.ALL) == 0 ? Status.BAD_ADDRESS : Status.OK;
            for (long at = address; at < end && status == Status.OK; at += PAGE) {
                at = PageFaults.enterRun(this, m, at, end);
                if (at == end) {
                    break;
                }
                long index = m.indexOf(at);
                long page = index < m.frame.countPages ? m.frame.page(index) : 0;
                status = page != 0 ? PageFaults.enter(this, m, at, index, page) : Status.BAD_ADDRESS;
            }
            m.frame.lock.unlock();
        }
        lock.unlock();
    }

    /**
     * What is mapped at an address: {@code which} 0 start, 1 bytes, 2 flags, 3 offset in the Frame, 4 the Frame's identity;
     * negative when nothing is.
     */
    public long query(long address, int which) {
        lock.lock();
        Mapping m = find(address);
        long value = m == null ? -1 : switch (which) {
            case 0 -> m.start;
            case 1 -> m.end - m.start;
            case 2 -> m.flags;
            case 3 -> m.offset;
            default -> m.frame.identity();
        };
        lock.unlock();
        return value;
    }

    /** What can be said of a mapping before looking at the space. Returns a {@link Status}. */
    static int checkMap(Frame frame, long offset, long countBytes, int flags, int allowed) {
        if ((offset & PAGE - 1) != 0 || offset < 0 || countBytes <= 0 || (countBytes & PAGE - 1) != 0
                || (flags & ~(MapFlags.ALL | MapFlags.CACHE_MASK)) != 0 || (flags & MapFlags.ALL) == 0
                || (flags & MapFlags.CACHE_MASK) >>> MapFlags.CACHE_SHIFT >= CacheModes.COUNT
                || countBytes > frame.countBytes() || offset > frame.countBytes() - countBytes) {
            return Status.BAD_ARGUMENT;
        }
        if (isWritableAndExecutable(flags)) {
            return Status.WRITE_AND_EXECUTE;
        }
        return (flags & MapFlags.ALL & ~allowed) != 0 ? Status.ACCESS_DENIED : Status.OK;
    }

    private long mapLocked(Frame frame, long address, long offset, long countBytes, int flags, int allowed) {
        // With a guard page on either side.
        long place = address != 0 ? address : MappingTree.findRoom(tree, CHOSEN_FROM, countBytes + 2 * PAGE) + PAGE;
        if (!isMappable(place, countBytes)) {
            return -Status.BAD_ADDRESS;
        }
        Mapping after = address == 0 ? null : MappingTree.above(tree, place);
        if (after != null && after.start < place + countBytes) {
            return -Status.ALREADY_MAPPED;
        }
        int status = makeSpare();
        if (status != Status.OK) {
            return -status;
        }
        if (!frame.tryRetain()) {
            return -frame.refusal();
        }
        Mapping made = takeSpare(frame, place, place + countBytes, offset, flags, allowed);
        status = showFirst(made);
        if (status != Status.OK) {
            spare = made;
            frame.release();
            return -status;
        }

        // --- Point of no return. ---

        insert(made);
        return place;
    }

    /**
     * Makes the tables for a new mapping's first page: at exhaustion the call fails, not the first touch. If the Frame has
     * that page, it is entered, so that touching it needs no fault. Tells the Frame of the mapping. Returns a {@link Status}.
     */
    private int showFirst(Mapping made) {
        Frame frame = made.frame;
        long index = made.offset >>> 12;
        frame.lock.lock();
        long page = frame.hasTree() && index < frame.countPages && !frame.isDead ? frame.page(index) : 0;
        int status = page != 0 ? PageFaults.enter(this, made, made.start, index, page)
                : UserTables.prepare(this, made.start);
        if (status == Status.OK) {
            frame.link(made);
        }
        frame.lock.unlock();
        return status;
    }

    /** Makes sure of {@link #spare}. Returns a {@link Status}. */
    private int makeSpare() {
        if (spare != null) {
            return Status.OK;
        }
        int status = Slab.MAPPING.reserve(payer());
        if (status == Status.OK) {
            spare = new Mapping(this, payer());
        }
        return status;
    }

    private Mapping takeSpare(Frame frame, long start, long end, long offset, int flags, int allowed) {
        Mapping taken = spare;
        spare = null;
        taken.show(frame, start, end, offset, flags, allowed);
        return taken;
    }

    /** Adds a mapping, which its Frame knows, to the tree. */
    private void insert(Mapping mapping) {
        // Marsaglia's xorshift: all that a treap asks of chance.
        seed ^= seed << 13;
        seed ^= seed >>> 17;
        seed ^= seed << 5;
        mapping.priority = seed;
        tree = MappingTree.insert(tree, mapping);
        countMappings++;
    }

    private static boolean isWritableAndExecutable(int flags) {
        return (flags & (MapFlags.WRITE | MapFlags.EXECUTE)) == (MapFlags.WRITE | MapFlags.EXECUTE);
    }

    /** The mapping that holds an address, or null. The lock is held. */
    Mapping find(long address) {
        Mapping near = recent;
        if (near != null && address >= near.start && address < near.end) {
            return near;
        }
        Mapping found = MappingTree.find(tree, address);
        if (found != null) {
            recent = found;
        }
        return found;
    }

    /** The lowest mapping that ends above an address, or null. The lock is held. */
    Mapping above(long address) {
        return MappingTree.above(tree, address);
    }

    /**
     * Removes whatever is mapped in a range. Returns a {@link Status}, or {@link Restart#STATUS} when a part of it is left:
     * the same call goes on.
     */
    public int unmap(long address, long countBytes) {
        if (!isMappable(address, countBytes)) {
            return Status.BAD_ADDRESS;
        }
        long end = address + countBytes;
        lock.lock();
        int status = Status.OK;
        Mapping first = findOrAbove(address);
        if (first != null && first.start < end) {
            status = cutAt(first, address, end);
            if (status == Status.OK) {
                // A first one that was cut ends where the range begins now.
                status = removeMappings(first.start < address ? MappingTree.next(first) : first, end);
            }
        }
        lock.unlock();
        return status;
    }

    /** The mapping that holds an address, else the next one above it, else null. */
    private Mapping findOrAbove(long address) {
        Mapping near = recent;
        return near != null && address >= near.start && address < near.end ? near : MappingTree.above(tree, address);
    }

    /** From the first mapping in a range on; the range's edges are edges of mappings. */
    private int removeMappings(Mapping first, long end) {
        Mapping m = first;
        long cleared = UserTables.clear(this, m.start, end, ENTRIES_AT_ONCE);
        int left = MAPPINGS_AT_ONCE;
        while (m != null && m.end <= cleared && left > 0) {
            Mapping next = m.end < end ? MappingTree.next(m) : null;
            discard(m);
            m = next;
            left--;
        }
        if (m == null || m.start >= end) {
            return Status.OK;
        }
        if (m.start < cleared && m.end > cleared) {
            // What is done of a large mapping stays done.
            m.frame.lock.lock();
            m.offset += cleared - m.start;
            m.start = cleared;
            m.frame.lock.unlock();
            MappingTree.refresh(m);
        }
        return Restart.STATUS;
    }

    private void discard(Mapping mapping) {
        Frame frame = mapping.frame;
        tree = MappingTree.remove(tree, mapping);
        recent = null;
        countMappings--;
        frame.lock.lock();
        frame.unlink(mapping);
        frame.lock.unlock();
        frame.release();
        if (spare == null) {
            spare = mapping;
        } else {
            mapping.discard();
        }
    }

    /**
     * Splits the mappings that reach over an edge of the range, whose first mapping is given. Changes nothing that can be
     * seen.
     */
    private int cutAt(Mapping first, long start, long end) {
        int status = first.start < start ? cut(first, start) : Status.OK;
        if (status != Status.OK || first.end == end) {
            return status;
        }
        Mapping last = find(end);
        return last == null || last.start == end ? Status.OK : cut(last, end);
    }

    private int cut(Mapping m, long at) {
        int status = m.frame.isCrowded(1) ? Status.OUT_OF_QUOTA : makeSpare();
        if (status != Status.OK) {
            return status;
        }
        m.frame.retain();
        Mapping upper = takeSpare(m.frame, at, m.end, m.offset + (at - m.start), m.flags, m.allowed);
        if (m.staleFrom != 0) {
            upper.staleFrom = Math.max(m.staleFrom, at);
        }
        m.frame.lock.lock();
        m.staleFrom = m.staleFrom < at ? m.staleFrom : 0;
        m.end = at;
        m.frame.link(upper);
        m.frame.lock.unlock();
        MappingTree.refresh(m);
        insert(upper);
        return Status.OK;
    }

    /**
     * Changes the access of a range that is mapped without gaps; 0 is none. Returns a {@link Status}, or {@link Restart#STATUS}
     * when a part of it is left: the same call goes on.
     */
    public int protect(long address, long countBytes, int flags) {
        if (!isMappable(address, countBytes)) {
            return Status.BAD_ADDRESS;
        }
        if ((flags & ~MapFlags.ALL) != 0) {
            return Status.BAD_ARGUMENT;
        }
        if (isWritableAndExecutable(flags)) {
            return Status.WRITE_AND_EXECUTE;
        }
        lock.lock();
        int status = protectLocked(address, address + countBytes, flags);
        lock.unlock();
        return status;
    }

    private int protectLocked(long start, long end, int flags) {
        Mapping first = find(start);
        long at = start;
        for (Mapping m = first; at < end; m = MappingTree.next(m)) {
            if (m == null || m.start > at) {
                return Status.BAD_ADDRESS;
            }
            if ((flags & ~m.allowed) != 0) {
                return Status.ACCESS_DENIED;
            }
            at = m.end;
        }
        int status = cutAt(first, start, end);
        if (status != Status.OK) {
            return status;
        }

        // --- Point of no return. ---

        int left = MAPPINGS_AT_ONCE;
        for (Mapping m = find(start); m != null && m.start < end; m = MappingTree.next(m)) {
            if ((m.flags & MapFlags.ALL) != flags || m.staleFrom != 0) {
                if (left-- == 0 || !change(m, flags)) {
                    return Restart.STATUS;
                }
            }
        }
        return Status.OK;
    }

    /** Sets a mapping's access; tells whether no entry is left that allows more. */
    private boolean change(Mapping m, int flags) {
        int old = m.flags & MapFlags.ALL;
        if (old != flags) {
            m.frame.lock.lock();
            m.flags = m.flags & ~MapFlags.ALL | flags;
            if ((old & ~flags) != 0) {
                m.staleFrom = m.start;
            }
            m.frame.lock.unlock();
        }
        if (m.staleFrom != 0) {
            // The entries come back, with the new access, when they are touched.
            long cleared = UserTables.clear(this, m.staleFrom, m.end, ENTRIES_AT_ONCE);
            m.staleFrom = cleared < m.end ? cleared : 0;
        }
        return m.staleFrom == 0;
    }

    /** Makes an address accessible as {@code access} (one of {@link MapFlags}) asks. Returns a {@link Status}. */
    public int fault(long address, int access) {
        return PageFaults.resolve(this, address, access);
    }

    /** The key of a futex that all who map the Frame share: its identity and the offset there. False: nothing is mapped. */
    public boolean sharedKey(long address, ThreadObject into) {
        lock.lock();
        Mapping m = MappingTree.find(tree, address);
        if (m != null) {
            into.futexSpace = m.frame.identity();
            into.futexOffset = m.offset + (address - m.start);
        }
        lock.unlock();
        return m != null;
    }

    /** How many mappings there are. */
    public int countMappings() {
        return countMappings;
    }

    /** Page tables that there are, the root not counted. */
    public long countTables() {
        return countTables;
    }

    /** Frees a part of the mappings and page tables; tells whether that was all. No processor uses the space any more. */
    @Override
    protected boolean destroyStep() {
        lock.lock();
        for (int i = 0; i < MAPPINGS_AT_ONCE && tree != null; i++) {
            discard(MappingTree.leaf(tree));
        }
        if (tree == null && spare != null) {
            spare.discard();
            spare = null;
        }
        lock.unlock();
        return tree == null && UserTables.destroyStep(this);
    }
}
