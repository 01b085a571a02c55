package hiillos.conformance.speed;

/** Walks four-level page tables laid out in one array of longs. */
final class PageTableWorkload implements Workload {
    private static final int PRESENT = 1;
    private final long[] memory = new long[512 * 512];
    private int nextTable = 1;

    PageTableWorkload() {
        long seed = 99;
        for (int i = 0; i < 20_000; i++) {
            seed = seed * 6364136223846793005L + 1442695040888963407L;
            map(seed >>> 16 & 0x3_ffff_f000L, i);
        }
    }

    private void map(long virtual, long frame) {
        int table = 0;
        for (int level = 3; level > 0; level--) {
            int slot = table * 512 + (int) (virtual >>> 12 + 9 * level & 511);
            if ((memory[slot] & PRESENT) == 0) {
                if (nextTable == 512) {
                    return;
                }
                memory[slot] = (long) nextTable++ << 12 | PRESENT;
            }
            table = (int) (memory[slot] >>> 12);
        }
        memory[table * 512 + (int) (virtual >>> 12 & 511)] = frame << 12 | PRESENT;
    }

    private long walk(long virtual) {
        int table = 0;
        for (int level = 3; level > 0; level--) {
            long entry = memory[table * 512 + (int) (virtual >>> 12 + 9 * level & 511)];
            if ((entry & PRESENT) == 0) {
                return -1;
            }
            table = (int) (entry >>> 12);
        }
        long entry = memory[table * 512 + (int) (virtual >>> 12 & 511)];
        return (entry & PRESENT) == 0 ? -1 : (entry & ~0xfffL) + (virtual & 0xfff);
    }

    @Override
    public String name() {
        return "page-table walk";
    }

    @Override
    public long run() {
        long seed = 99;
        long sum = 0;
        for (int i = 0; i < 100_000; i++) {
            seed = seed * 6364136223846793005L + 1442695040888963407L;
            sum = sum * 3 + walk(seed >>> 16 & 0x3_ffff_ffffL);
        }
        return sum;
    }
}
