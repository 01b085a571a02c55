package hiillos.conformance.programs.applications;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** RSA with big numbers by hand: keys, text in blocks, signatures, and numbers factored by Pollard's rho. */
public final class SecretKeys {
    record PublicKey(BigInteger modulus, BigInteger exponent) {
        int blockBytes() {
            return (modulus.bitLength() - 1) / 8;
        }
    }

    record PrivateKey(BigInteger p, BigInteger q, BigInteger exponent) {
        /** By the Chinese remainder theorem. */
        BigInteger apply(BigInteger c) {
            BigInteger one = BigInteger.ONE;
            BigInteger m1 = c.mod(p).modPow(exponent.mod(p.subtract(one)), p);
            BigInteger m2 = c.mod(q).modPow(exponent.mod(q.subtract(one)), q);
            BigInteger h = q.modInverse(p).multiply(m1.subtract(m2)).mod(p);
            return m2.add(h.multiply(q));
        }
    }

    record Pair(PublicKey open, PrivateKey secret) {
        static Pair generate(int bits, Random random) {
            BigInteger e = BigInteger.valueOf(65537);
            while (true) {
                BigInteger p = prime(bits / 2, random);
                BigInteger q = prime(bits - bits / 2, random);
                BigInteger phi = p.subtract(BigInteger.ONE).multiply(q.subtract(BigInteger.ONE));
                if (!p.equals(q) && phi.gcd(e).equals(BigInteger.ONE)) {
                    return new Pair(new PublicKey(p.multiply(q), e), new PrivateKey(p, q, e.modInverse(phi)));
                }
            }
        }
    }

    private SecretKeys() {}

    /** A number that passes Miller and Rabin's test for the first dozen primes as bases. */
    static BigInteger prime(int bits, Random random) {
        BigInteger candidate = new BigInteger(bits, random).setBit(0).setBit(bits - 1).setBit(bits - 2);
        while (!isPrime(candidate)) {
            candidate = candidate.add(BigInteger.TWO);
        }
        return candidate;
    }

    static boolean isPrime(BigInteger n) {
        BigInteger minusOne = n.subtract(BigInteger.ONE);
        int zeros = minusOne.getLowestSetBit();
        for (int base : new int[] {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37}) {
            BigInteger b = BigInteger.valueOf(base);
            if (n.equals(b)) {
                return true;
            }
            BigInteger x = b.modPow(minusOne.shiftRight(zeros), n);
            boolean witness = !x.equals(BigInteger.ONE) && !x.equals(minusOne);
            for (int i = 1; i < zeros && witness; i++) {
                x = x.multiply(x).mod(n);
                witness = !x.equals(minusOne);
            }
            if (witness) {
                return false;
            }
        }
        return true;
    }

    static List<BigInteger> encrypt(byte[] text, PublicKey key) {
        List<BigInteger> blocks = new ArrayList<>();
        for (int i = 0; i < text.length; i += key.blockBytes()) {
            BigInteger block = new BigInteger(1, Arrays.copyOfRange(text, i, Math.min(text.length, i + key.blockBytes())));
            blocks.add(block.modPow(key.exponent(), key.modulus()));
        }
        return blocks;
    }

    static byte[] decrypt(List<BigInteger> blocks, Pair keys, int length) {
        byte[] text = new byte[length];
        int at = 0;
        for (BigInteger block : blocks) {
            byte[] bytes = keys.secret().apply(block).toByteArray();
            int wanted = Math.min(keys.open().blockBytes(), length - at);
            for (int i = 0; i < wanted; i++) {
                int from = bytes.length - wanted + i;
                text[at + i] = from < 0 ? 0 : bytes[from];
            }
            at += wanted;
        }
        return text;
    }

    static BigInteger factor(BigInteger n) {
        BigInteger x = BigInteger.TWO;
        BigInteger y = x;
        BigInteger d = BigInteger.ONE;
        while (d.equals(BigInteger.ONE)) {
            x = x.multiply(x).add(BigInteger.ONE).mod(n);
            y = y.multiply(y).add(BigInteger.ONE).mod(n);
            y = y.multiply(y).add(BigInteger.ONE).mod(n);
            d = x.subtract(y).abs().gcd(n);
        }
        return d;
    }

    public static void main(String[] arguments) {
        Random random = new Random(31337);
        Pair keys = Pair.generate(512, random);
        System.out.println(keys.open().modulus().toString(16));
        String secret = "Attack at dawn — bring ünicode, \0 zeros and a good book. ".repeat(4);
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        List<BigInteger> sealed = encrypt(bytes, keys.open());
        System.out.println(sealed.size() + " blocks, " + sealed.getFirst().toString(36));
        System.out.println(new String(decrypt(sealed, keys, bytes.length), StandardCharsets.UTF_8).equals(secret));
        BigInteger digest = BigInteger.valueOf(Arrays.hashCode(bytes) & 0xffffffffL);
        BigInteger signature = keys.secret().apply(digest);
        System.out.println(signature.modPow(keys.open().exponent(), keys.open().modulus()).equals(digest));
        for (String n : new String[] {"1000000016000000063", "10403", "8051", "1000036000099"}) {
            BigInteger number = new BigInteger(n);
            BigInteger d = factor(number);
            System.out.println(n + " = " + d.min(number.divide(d)) + " * " + d.max(number.divide(d)));
        }
        BigInteger factorial = BigInteger.ONE;
        for (int i = 2; i <= 300; i++) {
            factorial = factorial.multiply(BigInteger.valueOf(i));
        }
        String digits = factorial.toString();
        System.out.println(digits.length() + " " + digits.substring(0, 30) + " " + factorial.bitLength() + " " + factorial.getLowestSetBit() + " "
                + factorial.sqrt().toString().substring(0, 20) + " " + factorial.hashCode());
        BigInteger fibonacci = BigInteger.ZERO;
        BigInteger next = BigInteger.ONE;
        for (int i = 0; i < 5000; i++) {
            BigInteger sum = fibonacci.add(next);
            fibonacci = next;
            next = sum;
        }
        System.out.println(fibonacci.mod(BigInteger.TEN.pow(25)) + " " + fibonacci.bitCount() + " " + fibonacci.isProbablePrime(10));
        BigInteger[] both = factorial.divideAndRemainder(fibonacci.shiftRight(2000).negate());
        System.out.println(both[0].bitLength() + " " + both[1].signum() + " " + both[1].mod(BigInteger.valueOf(1_000_007)));
        System.out.println(new BigInteger("-ff", 16).and(new BigInteger("123456789")).or(BigInteger.ONE.shiftLeft(70)).xor(BigInteger.TEN).not());
    }
}
