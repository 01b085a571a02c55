package java.security;

import java.nio.ByteBuffer;
import sun.security.provider.LongDigests;
import sun.security.provider.MD5;
import sun.security.provider.SHA;

/** A digest of the class library's own provider; there are no others, and no list of providers. */
final class ProvidedDigest extends MessageDigest {
    private final MessageDigestSpi implementation;

    private ProvidedDigest(String name, MessageDigestSpi implementation) {
        super(name);
        this.implementation = implementation;
    }

    /**
     * The digest of that name, which appears as given.
     *
     * @throws NoSuchAlgorithmException if there is none
     */
    static MessageDigest of(String name) throws NoSuchAlgorithmException {
        MessageDigestSpi implementation = switch (name.toUpperCase(java.util.Locale.ROOT)) {
            case "MD5" -> new MD5();
            case "SHA", "SHA-1", "SHA1" -> new SHA();
            case "SHA-224" -> LongDigests.sha224();
            case "SHA-256" -> LongDigests.sha256();
            case "SHA-384" -> LongDigests.sha384();
            case "SHA-512" -> LongDigests.sha512();
            default -> throw new NoSuchAlgorithmException(name + " MessageDigest not available");
        };
        return new ProvidedDigest(name, implementation);
    }

    @Override
    protected int engineGetDigestLength() {
        return implementation.engineGetDigestLength();
    }

    @Override
    protected void engineUpdate(byte input) {
        implementation.engineUpdate(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
        implementation.engineUpdate(input, offset, length);
    }

    @Override
    protected void engineUpdate(ByteBuffer input) {
        implementation.engineUpdate(input);
    }

    @Override
    protected byte[] engineDigest() {
        return implementation.engineDigest();
    }

    @Override
    protected int engineDigest(byte[] output, int offset, int length) throws DigestException {
        return implementation.engineDigest(output, offset, length);
    }

    @Override
    protected void engineReset() {
        implementation.engineReset();
    }

    @Override
    public Object clone() throws CloneNotSupportedException {
        return new ProvidedDigest(getAlgorithm(), (MessageDigestSpi) implementation.clone());
    }
}
