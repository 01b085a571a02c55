package hiillos.conformance.collector;

/** Allocates 800 MiB of which little lives at a time: lists, trees, arrays. */
public final class HundredHeaps {
    private static final long BYTES = 800L << 20;

    private HundredHeaps() {}

    private record Pair(Object first, Object second, long value) {}

    public static void main(String[] arguments) {
        Object[] window = new Object[512];
        long allocated = 0;
        long checksum = 0;
        Pair list = null;
        int index = 0;
        while (allocated < BYTES) {
            int shape = index % 4;
            long bytes;
            if (shape == 0) {
                list = index % 4096 == 0 ? null : new Pair(list, null, index);
                window[index % window.length] = list;
                bytes = 40;
            } else if (shape == 1) {
                window[index % window.length] = new Pair(new Pair(null, null, index), new Pair(null, null, index), index);
                bytes = 120;
            } else {
                byte[] array = new byte[64 * (shape + index % 16)];
                array[array.length - 1] = 1;
                checksum += array[array.length - 1];
                window[index % window.length] = array;
                bytes = array.length;
            }
            bytes = Math.min(bytes, BYTES - allocated);
            allocated += bytes;
            index++;
        }
        long sum = 0;
        for (Object each : window) {
            if (each instanceof Pair pair) {
                sum += pair.value() == (pair.second() instanceof Pair inner ? inner.value() : pair.value()) ? 1 : 1000;
            } else {
                sum += ((byte[]) each)[((byte[]) each).length - 1];
            }
        }
        System.out.println(allocated + " bytes, " + (sum == window.length && checksum > 0 ? "sound" : "broken"));
    }
}
