package hiillos.conformance.programs.numbers;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Arbitrary precision from the class library. */
public final class BigNumbers {
    private BigNumbers() {}

    public static void main(String[] arguments) {
        BigInteger f = BigInteger.ONE;
        for (int i = 1; i <= 60; i++) {
            f = f.multiply(BigInteger.valueOf(i));
        }
        System.out.println(f);
        System.out.println(f.mod(new BigInteger("1000000007")) + " " + f.bitLength() + " " + f.toString(16));
        System.out.println(BigInteger.TWO.pow(200).subtract(BigInteger.TEN).gcd(BigInteger.valueOf(123456)));
        System.out.println(new BigInteger("-12345678901234567890").divide(BigInteger.valueOf(97)) + " "
                + BigInteger.valueOf(3).modPow(BigInteger.valueOf(1000), BigInteger.valueOf(1009)));
        System.out.println(new BigDecimal("1").divide(new BigDecimal("7"), 30, RoundingMode.HALF_UP));
        System.out.println(new BigDecimal("123.4500").stripTrailingZeros() + " " + new BigDecimal("1E+3").toPlainString() + " "
                + new BigDecimal(0.1));
        System.out.println(new BigDecimal("2.345").setScale(2, RoundingMode.HALF_EVEN).add(new BigDecimal("-0.005")));
    }
}
