package hiillos.bench.quality;

/** FNV-1a and a multiply-rotate hash over a byte array. */
final class Hashing implements Workload {
    private final byte[] data = new byte[1 << 20];

    Hashing() {
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
            fnv = (fnv ^ (b & 0xff)) * 0x100000001b3L;
        }
        int mixed = 0;
        for (int i = 0; i + 3 < data.length; i += 4) {
            int word = data[i] & 0xff | (data[i + 1] & 0xff) << 8 | (data[i + 2] & 0xff) << 16 | data[i + 3] << 24;
            mixed = Integer.rotateLeft(mixed ^ word * 0xcc9e2d51, 13) * 5 + 0xe6546b64;
        }
        return fnv ^ mixed;
    }
}
