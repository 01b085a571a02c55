package hiillos.conformance.programs.applications;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Many digits of well-known numbers by several ways that must agree; periods of fractions, continued fractions, perfect powers. */
public final class DigitsOfNumbers {
    private static final int DIGITS = 240;

    private DigitsOfNumbers() {}

    /** Digits of pi one by one, without knowing how many there will be. */
    private static String spigot(int count) {
        StringBuilder digits = new StringBuilder();
        BigInteger q = BigInteger.ONE;
        BigInteger r = BigInteger.ZERO;
        BigInteger t = BigInteger.ONE;
        long k = 1;
        BigInteger n = BigInteger.valueOf(3);
        long l = 3;
        while (digits.length() < count) {
            if (q.shiftLeft(2).add(r).subtract(t).compareTo(n.multiply(t)) < 0) {
                digits.append(n);
                BigInteger next = r.subtract(n.multiply(t)).multiply(BigInteger.TEN);
                n = q.multiply(BigInteger.valueOf(3)).add(r).multiply(BigInteger.TEN).divide(t).subtract(n.multiply(BigInteger.TEN));
                q = q.multiply(BigInteger.TEN);
                r = next;
            } else {
                BigInteger next = q.shiftLeft(1).add(r).multiply(BigInteger.valueOf(l));
                BigInteger whole = q.multiply(BigInteger.valueOf(7 * k)).add(BigInteger.TWO).add(r.multiply(BigInteger.valueOf(l)))
                        .divide(t.multiply(BigInteger.valueOf(l)));
                q = q.multiply(BigInteger.valueOf(k));
                t = t.multiply(BigInteger.valueOf(l));
                l += 2;
                k++;
                n = whole;
                r = next;
            }
        }
        return digits.toString();
    }

    private static BigDecimal inverseTangentOfInverse(int x, MathContext context) {
        BigDecimal square = BigDecimal.valueOf((long) x * x);
        BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(x), context);
        BigDecimal sum = power;
        for (int i = 3; power.precision() - power.scale() > -context.getPrecision(); i += 2) {
            power = power.divide(square, context).negate();
            sum = sum.add(power.divide(BigDecimal.valueOf(i), context), context);
        }
        return sum;
    }

    private static BigDecimal machin(MathContext context) {
        return inverseTangentOfInverse(5, context).multiply(BigDecimal.valueOf(16)).subtract(
                inverseTangentOfInverse(239, context).multiply(BigDecimal.valueOf(4)), context);
    }

    /** By means of a square root and a mean, which doubles the digits each time. */
    private static BigDecimal means(MathContext context) {
        BigDecimal a = BigDecimal.ONE;
        BigDecimal b = BigDecimal.ONE.divide(BigDecimal.TWO.sqrt(context), context);
        BigDecimal t = new BigDecimal("0.25");
        BigDecimal p = BigDecimal.ONE;
        for (int i = 0; i < 8; i++) {
            BigDecimal next = a.add(b).divide(BigDecimal.TWO, context);
            b = a.multiply(b).sqrt(context);
            BigDecimal step = a.subtract(next);
            t = t.subtract(p.multiply(step.multiply(step)), context);
            p = p.multiply(BigDecimal.TWO);
            a = next;
        }
        BigDecimal sum = a.add(b);
        return sum.multiply(sum).divide(t.multiply(BigDecimal.valueOf(4)), context);
    }

    private static BigDecimal euler(MathContext context) {
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int i = 1; term.precision() - term.scale() > -context.getPrecision(); i++) {
            term = term.divide(BigDecimal.valueOf(i), context);
            sum = sum.add(term, context);
        }
        return sum;
    }

    private static String cut(BigDecimal value, int digits) {
        return value.setScale(digits - 1, RoundingMode.DOWN).toPlainString();
    }

    private static void agree(String name, List<String> ways) {
        System.out.println(name + (ways.stream().distinct().count() == 1 ? ", all ways agree:" : ", the ways differ:"));
        String digits = ways.getFirst();
        for (int i = 0; i < digits.length(); i += 60) {
            System.out.println("  " + digits.substring(i, Math.min(digits.length(), i + 60)));
        }
    }

    private static String fraction(int above, int below) {
        TreeMap<Integer, Integer> seen = new TreeMap<>();
        StringBuilder digits = new StringBuilder();
        int rest = above % below;
        while (rest != 0 && !seen.containsKey(rest)) {
            seen.put(rest, digits.length());
            rest *= 10;
            digits.append(rest / below);
            rest %= below;
        }
        if (rest != 0) {
            digits.insert(seen.get(rest).intValue(), '(').append(')');
        }
        return above / below + "." + (digits.isEmpty() ? "0" : digits);
    }

    private static List<BigInteger> continued(BigDecimal value, int count) {
        List<BigInteger> terms = new ArrayList<>();
        BigDecimal rest = value;
        for (int i = 0; i < count; i++) {
            BigInteger whole = rest.toBigInteger();
            terms.add(whole);
            rest = BigDecimal.ONE.divide(rest.subtract(new BigDecimal(whole)), MathContext.DECIMAL128);
        }
        return terms;
    }

    private static String approximation(List<BigInteger> terms) {
        BigInteger above = BigInteger.ONE;
        BigInteger below = BigInteger.ZERO;
        for (BigInteger term : terms.reversed()) {
            BigInteger next = term.multiply(above).add(below);
            below = above;
            above = next;
        }
        return above + "/" + below;
    }

    public static void main(String[] arguments) {
        MathContext context = new MathContext(DIGITS + 12, RoundingMode.HALF_EVEN);
        agree("pi", List.of(cut(machin(context), DIGITS), cut(means(context), DIGITS), spigot(DIGITS).replaceFirst("3", "3.")));
        BigDecimal golden = BigDecimal.ONE.add(BigDecimal.valueOf(5).sqrt(context)).divide(BigDecimal.TWO, context);
        agree("golden ratio", List.of(cut(golden, 120), cut(BigDecimal.ONE.add(BigDecimal.ONE.divide(golden, context)), 120)));
        agree("e", List.of(cut(euler(context), 120), cut(BigDecimal.ONE.divide(BigDecimal.ONE.divide(euler(context), context), context), 120)));
        for (int[] pair : new int[][] {{1, 7}, {22, 7}, {1, 97}, {5, 12}, {3, 8}, {100, 6}, {1, 1024}, {4, 2}}) {
            System.out.println(pair[0] + "/" + pair[1] + " = " + fraction(pair[0], pair[1]));
        }
        List<BigInteger> ofPi = continued(machin(context), 10);
        System.out.println("pi " + ofPi + ", so " + approximation(ofPi.subList(0, 2)) + ", " + approximation(ofPi.subList(0, 4)) + ", "
                + approximation(ofPi));
        System.out.println("e " + continued(euler(context), 14) + ", root of 7 " + continued(BigDecimal.valueOf(7).sqrt(context), 9));
        BigInteger square = new BigInteger("123456789".repeat(6)).pow(2);
        System.out.println(square.sqrt() + " " + square.add(BigInteger.ONE).sqrtAndRemainder()[1] + " " + BigInteger.TWO.pow(521)
                .subtract(BigInteger.ONE).isProbablePrime(20));
    }
}
