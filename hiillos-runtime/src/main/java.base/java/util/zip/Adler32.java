package java.util.zip;

import jdk.internal.util.Preconditions;

/** The checksum of RFC 1950, chapter 9. */
public class Adler32 implements Checksum {
    private static final int BASE = 65521;
    /** As many bytes can be added before the sums leave 31 bits. */
    private static final int CHUNK = 3800;

    private int adler = 1;

    @Override
    public void update(int b) {
        int low = ((adler & 0xffff) + (b & 0xff)) % BASE;
        adler = ((adler >>> 16) + low) % BASE << 16 | low;
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        Preconditions.checkFromIndexSize(offset, length, bytes.length, Preconditions.AIOOBE_FORMATTER);
        int low = adler & 0xffff;
        int high = adler >>> 16;
        int end = offset + length;
        for (int i = offset; i < end;) {
            for (int stop = Math.min(end, i + CHUNK); i < stop; i++) {
                low += bytes[i] & 0xff;
                high += low;
            }
            low %= BASE;
            high %= BASE;
        }
        adler = high << 16 | low;
    }

    @Override
    public void reset() {
        adler = 1;
    }

    @Override
    public long getValue() {
        return adler & 0xffffffffL;
    }
}
