package sun.security.provider;

import java.security.MessageDigestSpi;

/** Makes the digests whose classes this package does not show. */
public final class LongDigests {
    private LongDigests() {}

    public static MessageDigestSpi sha224() {
        return new SHA2.SHA224();
    }

    public static MessageDigestSpi sha256() {
        return new SHA2.SHA256();
    }

    public static MessageDigestSpi sha384() {
        return new SHA5.SHA384();
    }

    public static MessageDigestSpi sha512() {
        return new SHA5.SHA512();
    }
}
