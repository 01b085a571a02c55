package hiillos.conformance.programs.applications;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Polynomials with big coefficients: parsing, arithmetic, division, derivatives, Horner, and Newton's method. */
public final class PolynomialAlgebra {
    private static final Pattern TERM = Pattern.compile("([+-]?)\\s*(\\d*)\\s*(x?)(?:\\^(\\d+))?\\s*");

    private final TreeMap<Integer, BigInteger> terms = new TreeMap<>(Comparator.reverseOrder());

    static PolynomialAlgebra parse(String text) {
        PolynomialAlgebra p = new PolynomialAlgebra();
        Matcher m = TERM.matcher(text.strip());
        int at = 0;
        String stripped = text.strip();
        while (at < stripped.length()) {
            if (!m.find(at) || m.start() != at || m.end() == at || m.group(2).isEmpty() && m.group(3).isEmpty()) {
                throw new IllegalArgumentException("cannot read \"" + stripped.substring(at) + "\"");
            }
            BigInteger factor = m.group(2).isEmpty() ? BigInteger.ONE : new BigInteger(m.group(2));
            int exponent = m.group(3).isEmpty() ? 0 : m.group(4) == null ? 1 : Integer.parseInt(m.group(4));
            p.add(exponent, m.group(1).equals("-") ? factor.negate() : factor);
            at = m.end();
        }
        return p;
    }

    private void add(int exponent, BigInteger factor) {
        terms.merge(exponent, factor, BigInteger::add);
        terms.remove(exponent, BigInteger.ZERO);
    }

    int degree() {
        return terms.isEmpty() ? -1 : terms.firstKey();
    }

    private PolynomialAlgebra combined(PolynomialAlgebra other, BinaryOperator<BigInteger> operator) {
        PolynomialAlgebra result = new PolynomialAlgebra();
        terms.forEach((e, f) -> result.add(e, operator.apply(f, other.terms.getOrDefault(e, BigInteger.ZERO))));
        other.terms.forEach((e, f) -> {
            if (!terms.containsKey(e)) {
                result.add(e, operator.apply(BigInteger.ZERO, f));
            }
        });
        return result;
    }

    PolynomialAlgebra plus(PolynomialAlgebra other) {
        return combined(other, BigInteger::add);
    }

    PolynomialAlgebra minus(PolynomialAlgebra other) {
        return combined(other, BigInteger::subtract);
    }

    PolynomialAlgebra times(PolynomialAlgebra other) {
        PolynomialAlgebra result = new PolynomialAlgebra();
        terms.forEach((e, f) -> other.terms.forEach((e2, f2) -> result.add(e + e2, f.multiply(f2))));
        return result;
    }

    PolynomialAlgebra power(int n) {
        return IntStream.range(0, n).mapToObj(i -> this).reduce(parse("1"), PolynomialAlgebra::times);
    }

    /** Quotient and remainder; only where the leading coefficients divide. */
    List<PolynomialAlgebra> divided(PolynomialAlgebra divisor) {
        if (divisor.degree() < 0) {
            throw new ArithmeticException("division by zero polynomial");
        }
        PolynomialAlgebra quotient = new PolynomialAlgebra();
        PolynomialAlgebra rest = this;
        while (rest.degree() >= divisor.degree()) {
            BigInteger[] lead = rest.terms.firstEntry().getValue().divideAndRemainder(divisor.terms.firstEntry().getValue());
            if (lead[1].signum() != 0) {
                break;
            }
            PolynomialAlgebra part = new PolynomialAlgebra();
            part.add(rest.degree() - divisor.degree(), lead[0]);
            quotient = quotient.plus(part);
            rest = rest.minus(part.times(divisor));
        }
        return List.of(quotient, rest);
    }

    PolynomialAlgebra derivative() {
        PolynomialAlgebra result = new PolynomialAlgebra();
        terms.forEach((e, f) -> {
            if (e > 0) {
                result.add(e - 1, f.multiply(BigInteger.valueOf(e)));
            }
        });
        return result;
    }

    double at(double x) {
        double value = 0;
        int before = degree();
        for (Map.Entry<Integer, BigInteger> t : terms.entrySet()) {
            for (; before > t.getKey(); before--) {
                value *= x;
            }
            value += t.getValue().doubleValue();
        }
        for (; before > 0; before--) {
            value *= x;
        }
        return value;
    }

    List<Double> roots() {
        List<Double> found = new ArrayList<>();
        PolynomialAlgebra slope = derivative();
        for (double start = -10; start <= 10; start += 0.5) {
            double x = start;
            for (int i = 0; i < 60 && slope.at(x) != 0; i++) {
                x -= at(x) / slope.at(x);
            }
            double rounded = Math.rint(x * 1e6) / 1e6 + 0.0;
            if (Math.abs(at(x)) < 1e-8 && !found.contains(rounded)) {
                found.add(rounded);
            }
        }
        found.sort(null);
        return found;
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(" ");
        text.setEmptyValue("0");
        terms.forEach((e, f) -> text.add((f.signum() < 0 ? "- " : text.length() > 1 ? "+ " : "") + (f.abs().equals(BigInteger.ONE) && e > 0 ? ""
                : f.abs()) + (e == 0 ? "" : e == 1 ? "x" : "x^" + e)));
        return text.toString();
    }

    public static void main(String[] arguments) {
        PolynomialAlgebra p = parse("x^3 - 6x^2 + 11x - 6");
        PolynomialAlgebra q = parse("x - 2");
        System.out.println(p + " | " + p.plus(q) + " | " + p.minus(p) + " | " + p.times(q));
        System.out.println(p.divided(q) + " " + parse("x^4 + 1").divided(parse("x^2 + x")) + " " + parse("3x^2").divided(parse("2x")));
        System.out.println(p.roots() + " " + parse("x^2 - 2").roots() + " " + parse("x^2+1").roots() + " " + p.derivative() + " " + p.at(2.5));
        System.out.println(parse("x + 1").power(20));
        System.out.println(parse("2x^3+x").power(9).degree() + " " + parse("7").degree() + " " + parse("x-x").degree() + " " + parse("-x^2 -x -1"));
        for (String bad : List.of("x^", "2y", "+", "x +")) {
            try {
                System.out.println(parse(bad));
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
        try {
            p.divided(parse("x - x"));
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
    }
}
