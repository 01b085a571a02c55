package hiillos.runtime.library;

import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests without the machinery of providers. */
@TargetClass("java.security.MessageDigest")
final class Digests {
    private Digests() {}

    @Substitute
    public static MessageDigest getInstance(String algorithm) throws NoSuchAlgorithmException {
        return java.security.DigestDoor.open(algorithm);
    }
}
