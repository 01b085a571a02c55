package hiillos.vfs;

/** Which blocks of a {@link MemoryVolume} are free. */
final class Blocks {
    private final long[] taken;
    private final int count;
    private int used;
    private int hint;

    Blocks(int count) {
        this.count = count;
        taken = new long[(count + 63) / 64];
    }

    int count() {
        return count;
    }

    int used() {
        return used;
    }

    private boolean isTaken(int block) {
        return (taken[block >>> 6] & 1L << block) != 0;
    }

    /** @return whether all of them were free and are taken now */
    boolean take(int first, int number) {
        if (first < 0 || number < 0 || first > count - number) {
            return false;
        }
        for (int i = first; i < first + number; i++) {
            if (isTaken(i)) {
                return false;
            }
        }
        for (int i = first; i < first + number; i++) {
            taken[i >>> 6] |= 1L << i;
        }
        used += number;
        return true;
    }

    void free(int first, int number) {
        for (int i = first; i < first + number; i++) {
            taken[i >>> 6] &= ~(1L << i);
        }
        used -= number;
        hint = Math.min(hint, first);
    }

    /** Hears of runs of blocks. */
    @FunctionalInterface
    interface Runs {
        void run(int first, int count);
    }

    /** Goes over all free runs. */
    void eachFree(Runs runs) {
        int block = 0;
        while (block < count) {
            int end = block;
            while (end < count && !isTaken(end)) {
                end++;
            }
            if (end > block) {
                runs.run(block, end - block);
            }
            block = end + 1;
        }
    }

    /** Finds free blocks in a row, at most so many, at least one. @return first block and count packed, -1: none */
    long find(int wanted) {
        long best = -1;
        int bestCount = 0;
        int block = hint;
        boolean first = true;
        while (block < count) {
            if (taken[block >>> 6] == -1L) {
                block = (block & ~63) + 64;
                continue;
            }
            if (isTaken(block)) {
                block++;
                continue;
            }
            int end = block;
            while (end < count && end - block < wanted && !isTaken(end)) {
                end++;
            }
            if (first) {
                hint = block;
                first = false;
            }
            if (end - block > bestCount) {
                bestCount = end - block;
                best = (long) block << 32 | bestCount;
                if (bestCount == wanted) {
                    break;
                }
            }
            block = end;
        }
        return best;
    }
}
