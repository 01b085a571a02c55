package hiillos.conformance.programs.applications;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** SHA-256, MD5, HMAC and checksums by hand, compared with those of the class library. */
public final class HandMadeDigests {
    private static final int[] SHA_CONSTANTS = new int[64];
    private static final int[] SHA_START = new int[8];
    private static final int[] MD5_CONSTANTS = new int[64];
    private static final int[] MD5_SHIFTS = {7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21};

    static {
        int found = 0;
        for (int n = 2; found < 64; n++) {
            boolean prime = true;
            for (int d = 2; d * d <= n; d++) {
                prime &= n % d != 0;
            }
            if (prime) {
                SHA_CONSTANTS[found] = fraction(StrictMath.cbrt(n));
                if (found < 8) {
                    SHA_START[found] = fraction(Math.sqrt(n));
                }
                found++;
            }
        }
        for (int i = 0; i < 64; i++) {
            MD5_CONSTANTS[i] = (int) (long) (Math.abs(StrictMath.sin(i + 1)) * (1L << 32));
        }
    }

    private HandMadeDigests() {}

    private static int fraction(double x) {
        return (int) (long) ((x - Math.floor(x)) * (1L << 32));
    }

    /** The message with its padding, as words of the given order. */
    private static ByteBuffer padded(byte[] message, ByteOrder order) {
        ByteBuffer buffer = ByteBuffer.allocate((message.length + 8) / 64 * 64 + 64).order(order);
        buffer.put(message).put((byte) 0x80);
        buffer.putLong(buffer.capacity() - 8, message.length * 8L);
        return buffer.rewind();
    }

    static byte[] sha256(byte[] message) {
        int[] state = SHA_START.clone();
        ByteBuffer buffer = padded(message, ByteOrder.BIG_ENDIAN);
        int[] w = new int[64];
        while (buffer.hasRemaining()) {
            for (int i = 0; i < 64; i++) {
                w[i] = i < 16 ? buffer.getInt() : w[i - 16] + w[i - 7]
                        + (Integer.rotateRight(w[i - 15], 7) ^ Integer.rotateRight(w[i - 15], 18) ^ w[i - 15] >>> 3)
                        + (Integer.rotateRight(w[i - 2], 17) ^ Integer.rotateRight(w[i - 2], 19) ^ w[i - 2] >>> 10);
            }
            int[] s = state.clone();
            for (int i = 0; i < 64; i++) {
                int e = s[4];
                int t1 = s[7] + (Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25))
                        + (e & s[5] ^ ~e & s[6]) + SHA_CONSTANTS[i] + w[i];
                int a = s[0];
                int t2 = (Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22))
                        + (a & s[1] ^ a & s[2] ^ s[1] & s[2]);
                System.arraycopy(s, 0, s, 1, 7);
                s[4] += t1;
                s[0] = t1 + t2;
            }
            Arrays.setAll(state, i -> state[i] + s[i]);
        }
        ByteBuffer result = ByteBuffer.allocate(32);
        result.asIntBuffer().put(state);
        return result.array();
    }

    static byte[] md5(byte[] message) {
        ByteBuffer buffer = padded(message, ByteOrder.LITTLE_ENDIAN);
        int a0 = 0x67452301;
        int b0 = 0xefcdab89;
        int c0 = 0x98badcfe;
        int d0 = 0x10325476;
        for (int block = 0; block < buffer.capacity(); block += 64) {
            int a = a0;
            int b = b0;
            int c = c0;
            int d = d0;
            for (int i = 0; i < 64; i++) {
                int f = switch (i / 16) {
                    case 0 -> b & c | ~b & d;
                    case 1 -> d & b | ~d & c;
                    case 2 -> b ^ c ^ d;
                    default -> c ^ (b | ~d);
                };
                int g = switch (i / 16) {
                    case 0 -> i;
                    case 1 -> 5 * i + 1;
                    case 2 -> 3 * i + 5;
                    default -> 7 * i;
                } % 16;
                int turned = Integer.rotateLeft(f + a + MD5_CONSTANTS[i] + buffer.getInt(block + 4 * g), MD5_SHIFTS[i / 16 * 4 + i % 4]);
                a = d;
                d = c;
                c = b;
                b += turned;
            }
            a0 += a;
            b0 += b;
            c0 += c;
            d0 += d;
        }
        return ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putInt(a0).putInt(b0).putInt(c0).putInt(d0).array();
    }

    static byte[] hmac(byte[] key, byte[] message, UnaryOperator<byte[]> digest) {
        byte[] block = Arrays.copyOf(key.length > 64 ? digest.apply(key) : key, 64);
        byte[] inner = Arrays.copyOf(block, 64 + message.length);
        System.arraycopy(message, 0, inner, 64, message.length);
        for (int i = 0; i < 64; i++) {
            inner[i] ^= 0x36;
            block[i] ^= 0x5c;
        }
        byte[] hash = digest.apply(inner);
        byte[] outer = Arrays.copyOf(block, 64 + hash.length);
        System.arraycopy(hash, 0, outer, 64, hash.length);
        return digest.apply(outer);
    }

    static long crc(byte[] message, int polynomial) {
        int crc = -1;
        for (byte b : message) {
            crc ^= b & 0xff;
            for (int k = 0; k < 8; k++) {
                crc = crc >>> 1 ^ (crc & 1) * polynomial;
            }
        }
        return ~crc & 0xffffffffL;
    }

    private static long checksum(Checksum sum, byte[] message) {
        int half = message.length / 2;
        sum.update(message, 0, half);
        sum.update(ByteBuffer.wrap(message, half, message.length - half));
        return sum.getValue();
    }

    public static void main(String[] arguments) throws NoSuchAlgorithmException {
        HexFormat hex = HexFormat.of();
        for (int length : new int[] {0, 1, 3, 55, 56, 63, 64, 65, 1000}) {
            byte[] message = "The quick brown fox ".repeat(50).substring(0, length).getBytes(StandardCharsets.US_ASCII);
            boolean same = Arrays.equals(sha256(message), MessageDigest.getInstance("SHA-256").digest(message))
                    && Arrays.equals(md5(message), MessageDigest.getInstance("MD5").digest(message))
                    && crc(message, 0xEDB88320) == checksum(new CRC32(), message) && crc(message, 0x82F63B78) == checksum(new CRC32C(), message);
            System.out.println(length + " " + hex.formatHex(sha256(message), 0, 8) + " " + hex.withUpperCase().formatHex(md5(message)) + " "
                    + Long.toHexString(checksum(new Adler32(), message)) + " " + same);
        }
        System.out.println(hex.withDelimiter(":").formatHex(hmac("key".getBytes(StandardCharsets.UTF_8), "data".getBytes(StandardCharsets.UTF_8),
                HandMadeDigests::sha256)));
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        sha1.update((byte) 'a');
        sha1.update("bc".getBytes(StandardCharsets.UTF_8));
        System.out.println(sha1.getAlgorithm() + " " + sha1.getDigestLength() + " " + hex.formatHex(sha1.digest()));
        System.out.println(Arrays.toString(hex.parseHex("00ff7f80")) + " " + MessageDigest.isEqual(new byte[3], new byte[3]));
        try {
            MessageDigest.getInstance("SHA-7");
        } catch (NoSuchAlgorithmException e) {
            System.out.println(e.getMessage());
        }
    }
}
