package hiillos.rngd;

/** The block function of ChaCha20 (RFC 8439, 2.3). */
final class ChaCha20 {
    /** Bytes of a key. */
    static final int KEY_BYTES = 32;
    /** Bytes of a block. */
    static final int BLOCK_BYTES = 64;
    private static final int[] CONSTANTS = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574};
    private static final int WORDS = 16;
    private static final int DOUBLE_ROUNDS = 10;

    private ChaCha20() {}

    /**
     * Computes a block.
     *
     * @param key 32 bytes
     * @param nonce 12 bytes
     * @param block takes 64 bytes
     */
    static void block(byte[] key, int counter, byte[] nonce, byte[] block) {
        int[] start = new int[WORDS];
        System.arraycopy(CONSTANTS, 0, start, 0, 4);
        for (int i = 0; i < 8; i++) {
            start[4 + i] = word(key, 4 * i);
        }
        start[12] = counter;
        for (int i = 0; i < 3; i++) {
            start[13 + i] = word(nonce, 4 * i);
        }
        int[] state = start.clone();
        for (int i = 0; i < DOUBLE_ROUNDS; i++) {
            quarter(state, 0, 4, 8, 12);
            quarter(state, 1, 5, 9, 13);
            quarter(state, 2, 6, 10, 14);
            quarter(state, 3, 7, 11, 15);
            quarter(state, 0, 5, 10, 15);
            quarter(state, 1, 6, 11, 12);
            quarter(state, 2, 7, 8, 13);
            quarter(state, 3, 4, 9, 14);
        }
        for (int i = 0; i < WORDS; i++) {
            int word = state[i] + start[i];
            for (int j = 0; j < 4; j++) {
                block[4 * i + j] = (byte) (word >>> 8 * j);
            }
        }
    }

    private static int word(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16 | (bytes[at + 3] & 0xff) << 24;
    }

    private static void quarter(int[] state, int a, int b, int c, int d) {
        state[a] += state[b];
        state[d] = Integer.rotateLeft(state[d] ^ state[a], 16);
        state[c] += state[d];
        state[b] = Integer.rotateLeft(state[b] ^ state[c], 12);
        state[a] += state[b];
        state[d] = Integer.rotateLeft(state[d] ^ state[a], 8);
        state[c] += state[d];
        state[b] = Integer.rotateLeft(state[b] ^ state[c], 7);
    }
}
