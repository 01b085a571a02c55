package hiillos.image;

import java.util.zip.CRC32;

/** CRC-32 (ISO-HDLC, reflected polynomial 0xEDB88320), as GPT, zip and the boot loader use it. */
public final class Checksum {
    private Checksum() {}

    /**
     * The CRC-32 of some bytes.
     *
     * @param bytes what to sum
     * @return the sum, 0 to 2^32-1
     */
    public static long crc32(byte[] bytes) {
        return crc32(bytes, 0, bytes.length);
    }

    static long crc32(byte[] bytes, int offset, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, offset, length);
        return sum.getValue();
    }
}
