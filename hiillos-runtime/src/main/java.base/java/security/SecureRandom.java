package java.security;

import hiillos.runtime.os.Platform;
import hiillos.word.Memory;
import java.util.Random;

/** Random numbers that nobody can foresee: each comes from the operating system. */
public class SecureRandom extends Random {
    private static final long serialVersionUID = 4940670005562187L;
    /** The largest request that no operating system cuts. */
    private static final int CHUNK = 256;
    private static final int ARRAY_BASE = 16;

    public SecureRandom() {
        super(0);
    }

    /** The seed adds nothing to what the operating system knows. */
    public SecureRandom(byte[] seed) {
        this();
    }

    /**
     * Every name means the operating system's source.
     *
     * @throws NoSuchAlgorithmException if the name is empty
     */
    public static SecureRandom getInstance(String algorithm) throws NoSuchAlgorithmException {
        if (algorithm.isEmpty()) {
            throw new NoSuchAlgorithmException(algorithm + " SecureRandom not available");
        }
        return new SecureRandom();
    }

    public static SecureRandom getInstanceStrong() {
        return new SecureRandom();
    }

    public String getAlgorithm() {
        return "NativePRNG";
    }

    public void setSeed(byte[] seed) {
        // Nothing to add to.
    }

    /** Called by the superclass's constructor, too. */
    @Override
    public void setSeed(long seed) {
        // Nothing to add to.
    }

    @Override
    public void nextBytes(byte[] bytes) {
        for (int from = 0; from < bytes.length; from += CHUNK) {
            if (!Platform.fillRandom(Memory.addressOf(bytes) + ARRAY_BASE + from, Math.min(CHUNK, bytes.length - from))) {
                throw new ProviderException("there is no source of random numbers");
            }
        }
    }

    @Override
    protected final int next(int bits) {
        byte[] bytes = new byte[4];
        nextBytes(bytes);
        int value = bytes[0] & 0xff | (bytes[1] & 0xff) << 8 | (bytes[2] & 0xff) << 16 | bytes[3] << 24;
        return value >>> 32 - bits;
    }

    public byte[] generateSeed(int count) {
        byte[] bytes = new byte[count];
        nextBytes(bytes);
        return bytes;
    }

    public static byte[] getSeed(int count) {
        return new SecureRandom().generateSeed(count);
    }

    public void reseed() {
        // Every number is fresh already.
    }
}
