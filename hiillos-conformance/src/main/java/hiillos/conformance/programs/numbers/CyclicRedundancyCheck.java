package hiillos.conformance.programs.numbers;

/** A table-driven CRC-32. */
public final class CyclicRedundancyCheck {
    private CyclicRedundancyCheck() {}

    public static void main(String[] arguments) {
        int[] table = new int[256];
        for (int n = 0; n < 256; n++) {
            int c = n;
            for (int k = 0; k < 8; k++) {
                c = (c & 1) != 0 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
            }
            table[n] = c;
        }
        int crc = -1;
        for (byte b : "The quick brown fox jumps over the lazy dog".getBytes()) {
            crc = table[(crc ^ b) & 0xff] ^ (crc >>> 8);
        }
        System.out.println(Integer.toHexString(~crc));
    }
}
