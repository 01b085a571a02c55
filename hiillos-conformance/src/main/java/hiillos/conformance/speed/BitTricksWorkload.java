package hiillos.conformance.speed;

/** Population counts, bit reversal, Gray codes, Morton order and n-queens by bit masks. */
final class BitTricksWorkload implements Workload {
    @Override
    public String name() {
        return "bit tricks";
    }

    @Override
    public long run() {
        long sum = 0;
        for (int i = 0; i < 300_000; i++) {
            long x = i * 0x9e3779b97f4a7c15L;
            sum += count(x) + Long.numberOfTrailingZeros(x | 1L << 40) + Integer.highestOneBit(i);
            sum ^= morton(i, i >>> 3) ^ (i ^ i >>> 1);
            sum = Long.rotateLeft(sum, 7);
        }
        return sum + queens(9, 0, 0, 0, 0);
    }

    private static int count(long x) {
        x -= x >>> 1 & 0x5555555555555555L;
        x = (x & 0x3333333333333333L) + (x >>> 2 & 0x3333333333333333L);
        x = x + (x >>> 4) & 0x0f0f0f0f0f0f0f0fL;
        return (int) (x * 0x0101010101010101L >>> 56);
    }

    private static long morton(int x, int y) {
        return spread(x) | spread(y) << 1;
    }

    private static long spread(int value) {
        long x = value & 0xffffffffL;
        x = (x | x << 16) & 0x0000ffff0000ffffL;
        x = (x | x << 8) & 0x00ff00ff00ff00ffL;
        x = (x | x << 4) & 0x0f0f0f0f0f0f0f0fL;
        x = (x | x << 2) & 0x3333333333333333L;
        return (x | x << 1) & 0x5555555555555555L;
    }

    private static int queens(int n, int row, int columns, int left, int right) {
        if (row == n) {
            return 1;
        }
        int found = 0;
        for (int free = (1 << n) - 1 & ~(columns | left | right); free != 0; free &= free - 1) {
            int bit = free & -free;
            found += queens(n, row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1);
        }
        return found;
    }
}
