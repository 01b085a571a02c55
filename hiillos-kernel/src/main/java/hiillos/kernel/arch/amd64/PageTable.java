package hiillos.kernel.arch.amd64;

import hiillos.abi.kernel.MapFlags;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.word.Memory;

/**
 * Four-level page tables. A root is a physical address; the upper half of every root is the kernel's and the same.
 *
 * <pre>
 * entry   63 NX  51..12 physical address  9 device  8 global  7 large  6 dirty  5 accessed  4..3 cache  2 user  1 writable  0 present
 * </pre>
 */
public final class PageTable {
    public static final int PAGE_BYTES = 4096;
    public static final long PRESENT = 1;
    public static final long WRITABLE = 1 << 1;
    public static final long USER = 1 << 2;
    /** The entry is a leaf above the lowest level. */
    public static final long LARGE = 1 << 7;
    /** The software's: a device's registers, which the kernel never touches for a user. */
    public static final long DEVICE = 1 << 9;
    /** As {@link #leaf}'s flags, beside those of MapFlags: {@link #DEVICE}. */
    public static final int DEVICE_FLAG = 1 << 16;
    private static final long ACCESSED_AND_DIRTY = 3 << 5;
    private static final long PAT_SMALL = 1 << 7;
    private static final long PAT_LARGE = 1 << 12;
    private static final long GLOBAL = 1 << 8;
    public static final long NO_EXECUTE = 1L << 63;
    private static final long ADDRESS = 0x000f_ffff_ffff_f000L;
    private static final long LARGE_PAGE = 2L << 20;
    private static final long HUGE_PAGE = 1L << 30;
    private static final int KERNEL_HALF = 256;

    private static long kernelRoot;
    private static long directMapEnd;

    private PageTable() {}

    /** Builds the kernel's own tables over physical memory up to {@code end} and leaves the loader's. */
    public static boolean takeOver(long end, long kernelPhysical, long kernelVirtual) {
        long root = PhysicalMemory.allocatePage();
        if (root == 0) {
            return false;
        }
        kernelRoot = root;
        boolean huge = CpuFeatures.hasHugePages();
        long step = huge ? HUGE_PAGE : LARGE_PAGE;
        directMapEnd = end + step - 1 & -step;
        long flags = PRESENT | WRITABLE | LARGE | noExecute() | global();
        for (long physical = 0; physical < directMapEnd; physical += step) {
            long entry = entry(root, PhysicalMemory.direct(physical), huge ? 2 : 1, true, false);
            if (entry == 0) {
                return false;
            }
            Memory.storeLong(entry, physical | flags);
        }
        for (long address = Machine.imageStart(); address < Machine.imageEnd(); address += PAGE_BYTES) {
            long entry = entry(root, address, 0, true, false);
            if (entry == 0) {
                return false;
            }
            if (address != Machine.bootArea()) {
                Memory.storeLong(entry, kernelPhysical + (address - kernelVirtual) | imageRights(address));
            }
        }
        Machine.loadPageTableRoot(root);
        return true;
    }

    /** Adds a physical range, for example a framebuffer far up, to the direct map; already mapped parts stay. */
    public static boolean mapDirect(long physical, long countBytes) {
        for (long at = physical & -LARGE_PAGE; at < physical + countBytes; at += LARGE_PAGE) {
            if (Long.compareUnsigned(at, directMapEnd) >= 0) {
                long entry = entry(kernelRoot, PhysicalMemory.direct(at), 1, true, false);
                if (entry == 0) {
                    return false;
                }
                Memory.storeLong(entry, at | PRESENT | WRITABLE | LARGE | noExecute() | global());
            }
        }
        return true;
    }

    /** Maps a page of kernel data in every root; before the first process, because roots copy the kernel's half. */
    public static boolean mapKernel(long address, long physical) {
        long entry = entry(kernelRoot, address, 0, true, false);
        if (entry == 0) {
            return false;
        }
        Memory.storeLong(entry, physical | PRESENT | WRITABLE | noExecute() | global());
        return true;
    }

    private static long imageRights(long address) {
        if (address < Machine.constantsStart()) {
            return PRESENT | global();
        }
        boolean constant = address < Machine.dataStart() || address >= Machine.linesStart();
        return constant ? PRESENT | global() | noExecute()
                : PRESENT | WRITABLE | global() | noExecute();
    }

    private static long noExecute() {
        return CpuFeatures.hasNoExecute() ? NO_EXECUTE : 0;
    }

    private static long global() {
        return CpuFeatures.hasGlobalPages() && !Isolation.isOn() ? GLOBAL : 0;
    }

    /** Root of the tables that hold the kernel alone. */
    public static long kernelRoot() {
        return kernelRoot;
    }

    /** First physical address that the direct map does not reach. */
    public static long directMapEnd() {
        return directMapEnd;
    }

    /** Sets the kernel's half as another root has it; the lower half is empty. */
    private static void fill(long root, long from) {
        Memory.fill(PhysicalMemory.direct(root), (byte) 0, 8 * KERNEL_HALF);
        Memory.copy(PhysicalMemory.direct(root) + 8 * KERNEL_HALF, PhysicalMemory.direct(from) + 8 * KERNEL_HALF,
                8 * (512 - KERNEL_HALF));
    }

    /** Makes a root with an empty lower half; 0 when memory is out. */
    public static long create() {
        if (kernelRoot == 0) {
            return PhysicalMemory.allocate(Isolation.rootOrder());
        }
        long root = PhysicalMemory.allocateUnzeroed(Isolation.rootOrder());
        if (root != 0) {
            fill(root, kernelRoot);
            if (Isolation.isOn()) {
                fill(root + Isolation.USER_ROOT, Isolation.template());
            }
        }
        return root;
    }

    /**
     * The address (direct map) of the entry that translates {@code address} at a level (0: 4 KiB), or 0: a table is
     * missing, and {@code create} is off or memory is out.
     */
    public static long entry(long root, long address, int level, boolean create, boolean user) {
        long table = root;
        for (int i = 3; i > level; i--) {
            long slot = PhysicalMemory.direct(table) + ((address >>> 12 + 9 * i & 511) << 3);
            long value = Memory.loadLong(slot);
            if ((value & PRESENT) == 0) {
                if (!create) {
                    return 0;
                }
                long page = PhysicalMemory.allocatePage();
                if (page == 0) {
                    return 0;
                }
                value = page | PRESENT | WRITABLE | (user ? USER : 0);
                Memory.storeLong(slot, value);
                if (i == 3 && user) {
                    Isolation.copyTop(slot, value);
                }
            }
            table = value & ADDRESS;
        }
        return PhysicalMemory.direct(table) + ((address >>> 12 + 9 * level & 511) << 3);
    }

    /**
     * A leaf entry of user space.
     *
     * @param level 0: 4 KiB, 1: 2 MiB, 2: 1 GiB
     * @param flags execute right and cache mode, as {@link MapFlags}
     */
    public static long leaf(long physical, int level, int flags, boolean writable) {
        long mode = flags >>> MapFlags.CACHE_SHIFT & 7;
        long pat = (mode & 4) == 0 ? 0 : level == 0 ? PAT_SMALL : PAT_LARGE;
        return physical | PRESENT | USER | (writable ? WRITABLE : 0) | (level == 0 ? 0 : LARGE)
                | (mode & 3) << 3 | pat | ((flags & DEVICE_FLAG) == 0 ? 0 : DEVICE)
                | ((flags & MapFlags.EXECUTE) != 0 ? 0 : noExecute());
    }

    /** Whether a new leaf entry shows another page than the old one, or allows less, or caches differently. */
    public static boolean narrows(long old, long now) {
        long kept = WRITABLE | NO_EXECUTE | ACCESSED_AND_DIRTY;
        return (old & ~kept) != (now & ~kept) || (old & WRITABLE & ~now) != 0 || (now & NO_EXECUTE & ~old) != 0;
    }

    /** The leaf entry for a user address, as if it were a 4 KiB page's; 0 when nothing is mapped. */
    public static long translate(long root, long address) {
        long table = root;
        for (int level = 3; level > 0; level--) {
            long value = Memory.loadLong(PhysicalMemory.direct(table) + ((address >>> 12 + 9 * level & 511) << 3));
            if ((value & PRESENT) == 0) {
                return 0;
            }
            if (level < 3 && (value & LARGE) != 0) {
                long span = 1L << 12 + 9 * level;
                return value & ~(ADDRESS | LARGE) | value & ADDRESS & -span | address & span - 1 & ADDRESS;
            }
            table = value & ADDRESS;
        }
        return Memory.loadLong(PhysicalMemory.direct(table) + ((address >>> 12 & 511) << 3));
    }

    /** The physical page of a leaf entry. */
    public static long physicalPage(long leaf) {
        return leaf & ADDRESS;
    }

    /** Frees a root whose lower half is empty. */
    public static void freeRoot(long root) {
        PhysicalMemory.free(root, Isolation.rootOrder());
    }
}
