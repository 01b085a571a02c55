package sun.security.provider;

/** Bytes as words and words as bytes, in both orders, for digests. Lengths and positions of bytes are in bytes. */
final class ByteArrayAccess {
    private static final int INT_BLOCK = 64;
    private static final int LONG_BLOCK = 128;

    private ByteArrayAccess() {}

    private static int big(byte[] in, int at) {
        return in[at] << 24 | (in[at + 1] & 0xff) << 16 | (in[at + 2] & 0xff) << 8 | in[at + 3] & 0xff;
    }


    private static long bigLong(byte[] in, int at) {
        return (long) big(in, at) << 32 | big(in, at + 4) & 0xffffffffL;
    }

    private static void putLong(long value, byte[] out, int at) {
        i2bBig4((int) (value >>> 32), out, at);
        i2bBig4((int) value, out, at + 4);
    }

    static void i2bLittle(int[] in, int from, byte[] out, int to, int length) {
        for (int i = 0; i < length; i += 4) {
            i2bLittle4(in[from + i / 4], out, to + i);
        }
    }

    static void i2bLittle4(int value, byte[] out, int to) {
        i2bBig4(Integer.reverseBytes(value), out, to);
    }

    static void b2iBig(byte[] in, int from, int[] out, int to, int length) {
        for (int i = 0; i < length; i += 4) {
            out[to + i / 4] = big(in, from + i);
        }
    }

    static void b2iBig64(byte[] in, int from, int[] out) {
        b2iBig(in, from, out, 0, INT_BLOCK);
    }

    static void i2bBig(int[] in, int from, byte[] out, int to, int length) {
        for (int i = 0; i < length; i += 4) {
            i2bBig4(in[from + i / 4], out, to + i);
        }
    }

    static void i2bBig4(int value, byte[] out, int to) {
        out[to] = (byte) (value >>> 24);
        out[to + 1] = (byte) (value >>> 16);
        out[to + 2] = (byte) (value >>> 8);
        out[to + 3] = (byte) value;
    }

    static void b2lBig(byte[] in, int from, long[] out, int to, int length) {
        for (int i = 0; i < length; i += 8) {
            out[to + i / 8] = bigLong(in, from + i);
        }
    }

    static void b2lBig128(byte[] in, int from, long[] out) {
        b2lBig(in, from, out, 0, LONG_BLOCK);
    }

    static void l2bBig(long[] in, int from, byte[] out, int to, int length) {
        for (int i = 0; i < length; i += 8) {
            putLong(in[from + i / 8], out, to + i);
        }
    }

    static void b2lLittle(byte[] in, int from, long[] out, int to, int length) {
        for (int i = 0; i < length; i += 8) {
            out[to + i / 8] = Long.reverseBytes(bigLong(in, from + i));
        }
    }

    static void l2bLittle(long[] in, int from, byte[] out, int to, int length) {
        for (int i = 0; i < length; i += 8) {
            putLong(Long.reverseBytes(in[from + i / 8]), out, to + i);
        }
    }
}
