package hiillos.bench.heap;

/** Arrays of all sizes up to 64 KiB, small ones mostly, in a window of living ones. */
final class ArrayChurn implements HeapWorkload {
    private static final int STEPS = 100_000;

    private final byte[][] window = new byte[2000][];

    @Override
    public String name() {
        return "arrays";
    }

    @Override
    public long run() {
        int state = 3;
        long sum = 0;
        for (int i = 0; i < STEPS; i++) {
            state = state * 1103515245 + 12345;
            int bits = 4 + Integer.numberOfLeadingZeros(state | 0x100000) % 13;
            byte[] array = new byte[(1 << bits) + (state >>> 8 & 15)];
            array[array.length >>> 1] = (byte) i;
            window[(state >>> 12) % window.length & 1023] = array;
            sum += array.length;
        }
        return sum;
    }
}
