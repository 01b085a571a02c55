package hiillos.runtime.library;

import hiillos.runtime.substitute.Alias;
import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;

/** The compression of RFC 1321, chapter 3.4. */
@TargetClass("sun.security.provider.MD5")
final class MessageDigest5 {
    private static final int[] SHIFTS = {7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21};
    /** The first 32 bits behind the point of |sin(i + 1)|. */
    private static final int[] SINES = new int[64];

    static {
        for (int i = 0; i < SINES.length; i++) {
            SINES[i] = (int) (long) (Math.abs(StrictMath.sin(i + 1.0)) * 4294967296.0);
        }
    }

    @Alias
    private int[] state;

    private MessageDigest5() {}

    @Substitute
    private void implCompress0(byte[] block, int from) {
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        for (int i = 0; i < 64; i++) {
            int f;
            int word;
            if (i < 16) {
                f = b & c | ~b & d;
                word = i;
            } else if (i < 32) {
                f = d & b | ~d & c;
                word = 5 * i + 1;
            } else if (i < 48) {
                f = b ^ c ^ d;
                word = 3 * i + 5;
            } else {
                f = c ^ (b | ~d);
                word = 7 * i;
            }
            int at = from + (word & 15) * 4;
            int value = block[at] & 0xff | (block[at + 1] & 0xff) << 8 | (block[at + 2] & 0xff) << 16 | block[at + 3] << 24;
            int turned = Integer.rotateLeft(a + f + SINES[i] + value, SHIFTS[i >>> 4 << 2 | i & 3]);
            a = d;
            d = c;
            c = b;
            b += turned;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
    }
}
