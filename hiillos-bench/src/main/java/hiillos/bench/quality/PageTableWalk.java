package hiillos.bench.quality;

/** Walks of a four-level page table that is kept in one array of longs. */
final class PageTableWalk implements Workload {
    private static final int ENTRIES = 512;
    private static final int MAPPED_PAGES = 4096;
    private static final long PRESENT = 1;

    private final long[] tables = new long[ENTRIES * 64];
    private int usedTables = 1;

    PageTableWalk() {
        for (int page = 0; page < MAPPED_PAGES; page++) {
            map(address(page), (long) page << 12);
        }
    }

    private static long address(int page) {
        return (page & 3L) << 39 | (page >> 2 & 3L) << 30 | (page >> 4 & 1L) << 21 | (long) (page >> 5) << 12;
    }

    private void map(long virtual, long physical) {
        int table = 0;
        for (int shift = 39; shift > 12; shift -= 9) {
            int slot = table * ENTRIES + (int) (virtual >>> shift & ENTRIES - 1);
            if ((tables[slot] & PRESENT) == 0) {
                tables[slot] = (long) usedTables++ << 12 | PRESENT;
            }
            table = (int) (tables[slot] >>> 12);
        }
        tables[table * ENTRIES + (int) (virtual >>> 12 & ENTRIES - 1)] = physical | PRESENT;
    }

    private long translate(long virtual) {
        int table = 0;
        for (int shift = 39; shift > 12; shift -= 9) {
            long entry = tables[table * ENTRIES + (int) (virtual >>> shift & ENTRIES - 1)];
            if ((entry & PRESENT) == 0) {
                return -1;
            }
            table = (int) (entry >>> 12);
        }
        long entry = tables[table * ENTRIES + (int) (virtual >>> 12 & ENTRIES - 1)];
        return (entry & PRESENT) == 0 ? -1 : (entry & ~0xfffL) | virtual & 0xfff;
    }

    @Override
    public String name() {
        return "page-table-walk";
    }

    @Override
    public long run() {
        long sum = 0;
        for (int round = 0; round < 50; round++) {
            for (int page = 0; page < MAPPED_PAGES; page++) {
                sum += translate(address(page * 61 & MAPPED_PAGES - 1) | round);
            }
        }
        return sum;
    }
}
