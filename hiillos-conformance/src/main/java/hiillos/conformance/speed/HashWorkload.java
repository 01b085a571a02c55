package hiillos.conformance.speed;

/** FNV-1a and a 64-bit mixing hash over a byte array. */
final class HashWorkload implements Workload {
    private final byte[] data = new byte[1 << 20];

    HashWorkload() {
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i * 31 + (i >>> 7));
        }
    }

    @Override
    public String name() {
        return "hash";
    }

    @Override
    public long run() {
        long fnv = 0xcbf29ce484222325L;
        for (byte b : data) {
            fnv = (fnv ^ b & 0xff) * 0x100000001b3L;
        }
        long mixed = 0;
        for (int i = 0; i + 8 <= data.length; i += 8) {
            long word = 0;
            for (int j = 7; j >= 0; j--) {
                word = word << 8 | data[i + j] & 0xff;
            }
            mixed ^= Long.rotateLeft(word * 0x9e3779b97f4a7c15L, 31) * 0xbf58476d1ce4e5b9L;
            mixed = Long.rotateLeft(mixed, 27) * 5 + 0x52dce729;
        }
        return fnv ^ mixed;
    }
}
