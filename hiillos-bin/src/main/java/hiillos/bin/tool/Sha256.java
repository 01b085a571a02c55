package hiillos.bin.tool;

/** SHA-256 (FIPS 180-4). Small, and without the class library's providers. */
final class Sha256 {
    private static final int[] ROUND = rounds();
    private static final String DIGITS = "0123456789abcdef";

    private final int[] state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    private final int[] schedule = new int[64];
    private final byte[] block = new byte[64];
    private int filled;
    private long length;

    /** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
    private static int[] rounds() {
        int[] result = new int[64];
        int found = 0;
        for (int candidate = 2; found < 64; candidate++) {
            boolean prime = true;
            for (int divisor = 2; divisor * divisor <= candidate; divisor++) {
                prime &= candidate % divisor != 0;
            }
            if (prime) {
                result[found++] = cubeRootFraction(candidate);
            }
        }
        return result;
    }

    /** Bit by bit: the largest r with r^3 <= n * 2^96, of which the lower 32 bits are the fraction. */
    private static int cubeRootFraction(int number) {
        long root = 0;
        for (int bit = 34; bit >= 0; bit--) {
            long next = root | 1L << bit;
            if (cubeIsAtMost(next, number)) {
                root = next;
            }
        }
        return (int) root;
    }

    private static boolean cubeIsAtMost(long root, int number) {
        // The root is below 2^35, so its cube is below 2^105: in two words.
        long squareHigh = Math.multiplyHigh(root, root);
        long squareLow = root * root;
        long cubeHigh = squareHigh * root + Math.unsignedMultiplyHigh(squareLow, root);
        return Long.compareUnsigned(cubeHigh, (long) number << 32) < 0;
    }

    void update(byte[] bytes, int start, int count) {
        length += count;
        int at = start;
        int left = count;
        while (left > 0) {
            int taken = Math.min(left, 64 - filled);
            System.arraycopy(bytes, at, block, filled, taken);
            filled += taken;
            at += taken;
            left -= taken;
            if (filled == 64) {
                compress();
            }
        }
    }

    /** The digest; nothing can be added afterwards. */
    String hexadecimal() {
        long bits = length * 8;
        update(new byte[] {(byte) 0x80}, 0, 1);
        byte[] zero = new byte[1];
        while (filled != 56) {
            update(zero, 0, 1);
        }
        byte[] end = new byte[8];
        for (int i = 0; i < 8; i++) {
            end[i] = (byte) (bits >>> 56 - 8 * i);
        }
        update(end, 0, 8);
        StringBuilder text = new StringBuilder();
        for (int word : state) {
            for (int shift = 28; shift >= 0; shift -= 4) {
                text.append(DIGITS.charAt(word >>> shift & 15));
            }
        }
        return text.toString();
    }

    private void compress() {
        filled = 0;
        for (int i = 0; i < 16; i++) {
            schedule[i] = block[4 * i] << 24 | (block[4 * i + 1] & 255) << 16 | (block[4 * i + 2] & 255) << 8
                    | block[4 * i + 3] & 255;
        }
        for (int i = 16; i < 64; i++) {
            int a = schedule[i - 15];
            int b = schedule[i - 2];
            schedule[i] = schedule[i - 16] + schedule[i - 7]
                    + (Integer.rotateRight(a, 7) ^ Integer.rotateRight(a, 18) ^ a >>> 3)
                    + (Integer.rotateRight(b, 17) ^ Integer.rotateRight(b, 19) ^ b >>> 10);
        }
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        int f = state[5];
        int g = state[6];
        int h = state[7];
        for (int i = 0; i < 64; i++) {
            int first = h + (Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25))
                    + (e & f ^ ~e & g) + ROUND[i] + schedule[i];
            int second = (Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22))
                    + (a & b ^ a & c ^ b & c);
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }
}
