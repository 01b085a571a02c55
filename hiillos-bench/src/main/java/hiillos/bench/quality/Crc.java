package hiillos.bench.quality;

/** CRC-32 by a table, a byte at a time, as programs have it in their sources. */
final class Crc implements Workload {
    private static final int[] TABLE = new int[256];

    static {
        for (int i = 0; i < 256; i++) {
            int value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) == 0 ? value >>> 1 : value >>> 1 ^ 0xedb88320;
            }
            TABLE[i] = value;
        }
    }

    private final byte[] data = new byte[256 << 10];

    Crc() {
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i * 31 + (i >> 8));
        }
    }

    @Override
    public String name() {
        return "crc";
    }

    @Override
    public long run() {
        int crc = -1;
        for (byte each : data) {
            crc = TABLE[(crc ^ each) & 0xff] ^ crc >>> 8;
        }
        return ~crc & 0xffffffffL;
    }
}
