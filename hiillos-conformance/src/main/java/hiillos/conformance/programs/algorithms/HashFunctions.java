package hiillos.conformance.programs.algorithms;

/** Several hash functions of text. */
public final class HashFunctions {
    private HashFunctions() {}

    static int murmur(byte[] data) {
        int h = 0x9747b28c;
        int i = 0;
        for (; i + 4 <= data.length; i += 4) {
            int k = data[i] & 0xff | (data[i + 1] & 0xff) << 8 | (data[i + 2] & 0xff) << 16 | data[i + 3] << 24;
            k *= 0xcc9e2d51;
            k = Integer.rotateLeft(k, 15) * 0x1b873593;
            h = Integer.rotateLeft(h ^ k, 13) * 5 + 0xe6546b64;
        }
        h ^= data.length;
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        return h ^ h >>> 13;
    }

    static long fnv(byte[] data) {
        long h = 0xcbf29ce484222325L;
        for (byte b : data) {
            h = (h ^ b & 0xff) * 0x100000001b3L;
        }
        return h;
    }

    public static void main(String[] arguments) {
        for (String s : new String[] {"", "a", "abcd", "The quick brown fox", "\u00e9\u4e2d"}) {
            byte[] data = s.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            System.out.println(murmur(data) + " " + Long.toHexString(fnv(data)) + " " + java.util.Arrays.hashCode(data));
        }
    }
}
