package hiillos.runtime.library;

import hiillos.runtime.substitute.Alias;
import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;
import java.math.BigInteger;

/** Very long numbers are multiplied by Karatsuba's method: Toom and Cook's of the class library wants several threads. */
@TargetClass("java.math.BigInteger")
final class BigMultiplication {
    private BigMultiplication() {}

    @Alias
    private static native BigInteger multiplyKaratsuba(BigInteger x, BigInteger y);

    @Alias
    private native BigInteger squareKaratsuba();

    @Substitute
    private static BigInteger multiplyToomCook3(BigInteger x, BigInteger y, boolean parallel, int depth) {
        return multiplyKaratsuba(x, y);
    }

    @Substitute
    private BigInteger squareToomCook3(boolean parallel, int depth) {
        return squareKaratsuba();
    }
}
