package hiillos.rngd;

import java.util.function.LongSupplier;

/**
 * Random bytes: blocks of ChaCha20 under a key that is replaced after every request by a block of its own (so that who learns
 * the state later cannot tell what was given before), and mixed with fresh entropy after so many bytes.
 */
final class Generator {
    private static final int RESEED_BYTES = 64 << 10;
    private static final int SEED_WORDS = 8;
    private static final byte[] NONCE = new byte[12];

    private final LongSupplier entropy;
    private final byte[] key = new byte[ChaCha20.KEY_BYTES];
    private final byte[] block = new byte[ChaCha20.BLOCK_BYTES];
    private int given;

    /** @param entropy words, of which each may be a poor one */
    Generator(LongSupplier entropy) {
        this.entropy = entropy;
        reseed();
    }

    /** Fills an array. */
    void fill(byte[] target) {
        int counter = 1;
        for (int at = 0; at < target.length; at += block.length) {
            ChaCha20.block(key, counter++, NONCE, block);
            System.arraycopy(block, 0, target, at, Math.min(block.length, target.length - at));
        }
        nextKey();
        given += target.length;
        if (given >= RESEED_BYTES) {
            reseed();
        }
    }

    private void nextKey() {
        ChaCha20.block(key, 0, NONCE, block);
        System.arraycopy(block, 0, key, 0, key.length);
        java.util.Arrays.fill(block, (byte) 0);
    }

    private void reseed() {
        byte[] seed = new byte[SEED_WORDS * Long.BYTES];
        for (int i = 0; i < SEED_WORDS; i++) {
            long word = entropy.getAsLong();
            for (int j = 0; j < Long.BYTES; j++) {
                seed[Long.BYTES * i + j] = (byte) (word >>> 8 * j);
            }
        }
        stir(seed);
        given = 0;
    }

    /** Mixes bytes into the key: exclusive or with the key's length at a time, a new key after each. */
    void stir(byte[] bytes) {
        for (int at = 0; at < bytes.length; at += key.length) {
            for (int i = 0; i < key.length && at + i < bytes.length; i++) {
                key[i] ^= bytes[at + i];
            }
            nextKey();
        }
    }
}
