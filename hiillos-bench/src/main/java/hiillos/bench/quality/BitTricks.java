package hiillos.bench.quality;

/** Population counts, bit reversals, Gray codes and a bitmap's free-bit search. */
final class BitTricks implements Workload {
    private final long[] bitmap = new long[4096];

    @Override
    public String name() {
        return "bit-tricks";
    }

    @Override
    public long run() {
        for (int i = 0; i < bitmap.length; i++) {
            bitmap[i] = 0x9e3779b97f4a7c15L * i;
        }
        long sum = 0;
        for (int round = 0; round < 8; round++) {
            for (int i = 0; i < bitmap.length; i++) {
                long word = bitmap[i];
                int free = Long.numberOfTrailingZeros(~word);
                if (free < 64) {
                    bitmap[i] = word | 1L << free;
                }
                sum += Long.bitCount(word) + Long.numberOfLeadingZeros(word) + (Long.reverse(word) >>> 60)
                        + Integer.highestOneBit(i ^ i >>> 1);
            }
        }
        return sum;
    }
}
