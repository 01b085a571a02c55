package hiillos.boot;

import hiillos.word.Memory;

/**
 * The kernel's first page tables (AMD64 Architecture Programmer's Manual, volume 2, section 5.3), made in a range of
 * physical memory that the loader reaches at its physical address.
 *
 * <pre>
 * virtual address   47..39   38..30   29..21   20..12   11..0
 *                   level 4  level 3  level 2  level 1  byte
 * entry             63 no execute | 51..12 address | 7 large | 2 user | 1 writable | 0 present
 * </pre>
 */
public final class PageTables {
    /** The page may be written. */
    public static final long WRITABLE = 2;
    /** The page may not be executed; only where the processor knows it. */
    public static final long NO_EXECUTE = 1L << 63;
    /** Level of 4 KiB, 2 MiB and 1 GiB pages. */
    public static final int LEVEL_4K = 1;
    public static final int LEVEL_2M = 2;
    public static final int LEVEL_1G = 3;

    private static final long PRESENT = 1;
    private static final long LARGE = 1 << 7;
    private static final long ADDRESS = 0x000f_ffff_ffff_f000L;
    private static final long PAGE = 4096;
    private static final int ROOT_LEVEL = 4;

    private static long next;
    private static long end;
    private static long root;

    private PageTables() {}

    /**
     * Begins with an empty root.
     *
     * @param base page aligned; the tables are taken from here on
     * @param countBytes at least 4096
     */
    public static void begin(long base, long countBytes) {
        next = base;
        end = base + countBytes;
        root = takeTable();
    }

    /** Physical address of the top-level table. */
    public static long root() {
        return root;
    }

    /** Bytes of one page at that level. */
    public static long pageBytes(int level) {
        return 1L << 3 + 9 * level;
    }

    /**
     * Maps a range with pages of one size.
     *
     * @param virtual a multiple of the page size, as is {@code physical}
     * @param countBytes rounded up to a whole page
     * @param rights {@link #WRITABLE} and {@link #NO_EXECUTE}
     * @return false when the memory for tables does not suffice, or a large page is in the way
     */
    public static boolean map(long virtual, long physical, long countBytes, int level, long rights) {
        long pageBytes = pageBytes(level);
        for (long offset = 0; offset < countBytes; offset += pageBytes) {
            long table = tableFor(virtual + offset, level);
            if (table == 0) {
                return false;
            }
            long entry = physical + offset | rights | PRESENT | (level == LEVEL_4K ? 0 : LARGE);
            Memory.storeLong(entryAddress(table, virtual + offset, level), entry);
        }
        return true;
    }

    /** The table of that level that covers the address, made if need be; 0 when that is not possible. */
    private static long tableFor(long virtual, int wantedLevel) {
        long table = root;
        for (int level = ROOT_LEVEL; level > wantedLevel; level--) {
            long address = entryAddress(table, virtual, level);
            long entry = Memory.loadLong(address);
            if ((entry & PRESENT) == 0) {
                long made = takeTable();
                if (made == 0) {
                    return 0;
                }
                // Rights of upper levels only restrict: the entry of the page itself decides.
                entry = made | PRESENT | WRITABLE;
                Memory.storeLong(address, entry);
            } else if ((entry & LARGE) != 0) {
                return 0;
            }
            table = entry & ADDRESS;
        }
        return table;
    }

    private static long entryAddress(long table, long virtual, int level) {
        return table + (virtual >>> 3 + 9 * level & 511) * 8;
    }

    private static long takeTable() {
        if (end - next < PAGE) {
            return 0;
        }
        long table = next;
        next += PAGE;
        Memory.fill(table, (byte) 0, PAGE);
        return table;
    }
}
