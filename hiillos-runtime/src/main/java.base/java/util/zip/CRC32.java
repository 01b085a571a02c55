package java.util.zip;

import jdk.internal.util.Preconditions;

/** The checksum of RFC 1952, chapter 8. */
public class CRC32 implements Checksum {
    private static final int POLYNOMIAL = 0xedb88320;
    private static final int SLICES = 8;
    /** Eight tables of 256: of a byte, and of that byte with one to seven zero bytes behind it. */
    private static final int[] TABLE = table();

    private int crc;

    private static int[] table() {
        int[] made = new int[SLICES << 8];
        for (int n = 0; n < 256; n++) {
            int c = n;
            for (int k = 0; k < 8; k++) {
                c = c >>> 1 ^ (c & 1) * POLYNOMIAL;
            }
            made[n] = c;
        }
        for (int i = 256; i < made.length; i++) {
            made[i] = made[i - 256] >>> 8 ^ made[made[i - 256] & 0xff];
        }
        return made;
    }

    @Override
    public void update(int b) {
        int c = ~crc;
        crc = ~(c >>> 8 ^ TABLE[(c ^ b) & 0xff]);
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        Preconditions.checkFromIndexSize(offset, length, bytes.length, Preconditions.AIOOBE_FORMATTER);
        int[] table = TABLE;
        int c = ~crc;
        int i = offset;
        int end = offset + length;
        for (; i + SLICES <= end; i += SLICES) {
            int low = c ^ (bytes[i] & 0xff | (bytes[i + 1] & 0xff) << 8 | (bytes[i + 2] & 0xff) << 16 | bytes[i + 3] << 24);
            c = table[0x700 | low & 0xff] ^ table[0x600 | low >>> 8 & 0xff] ^ table[0x500 | low >>> 16 & 0xff]
                    ^ table[0x400 | low >>> 24] ^ table[0x300 | bytes[i + 4] & 0xff] ^ table[0x200 | bytes[i + 5] & 0xff]
                    ^ table[0x100 | bytes[i + 6] & 0xff] ^ table[bytes[i + 7] & 0xff];
        }
        for (; i < end; i++) {
            c = c >>> 8 ^ table[(c ^ bytes[i]) & 0xff];
        }
        crc = ~c;
    }

    @Override
    public void reset() {
        crc = 0;
    }

    @Override
    public long getValue() {
        return crc & 0xffffffffL;
    }
}
