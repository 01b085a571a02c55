package hiillos.conformance.programs.applications;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Quantities with units: exact fractions, dimensions that must agree, prefixes, and expressions such as 3 km / 20 min. */
public final class UnitConversion {
    private UnitConversion() {}

    record Fraction(BigInteger above, BigInteger below) implements Comparable<Fraction> {
        static final Fraction ONE = of(1, 1);

        Fraction {
            if (below.signum() == 0) {
                throw new ArithmeticException("division by zero");
            }
            BigInteger divisor = above.gcd(below).multiply(BigInteger.valueOf(below.signum()));
            above = above.divide(divisor);
            below = below.divide(divisor);
        }

        static Fraction of(long above, long below) {
            return new Fraction(BigInteger.valueOf(above), BigInteger.valueOf(below));
        }

        static Fraction parse(String text) {
            int point = text.indexOf('.');
            return point < 0 ? new Fraction(new BigInteger(text), BigInteger.ONE)
                    : new Fraction(new BigInteger(text.substring(0, point) + text.substring(point + 1)), BigInteger.TEN.pow(text.length() - point - 1));
        }

        Fraction plus(Fraction other) {
            return new Fraction(above.multiply(other.below).add(other.above.multiply(below)), below.multiply(other.below));
        }

        Fraction times(Fraction other) {
            return new Fraction(above.multiply(other.above), below.multiply(other.below));
        }

        Fraction inverse() {
            return new Fraction(below, above);
        }

        Fraction power(int exponent) {
            Fraction base = exponent < 0 ? inverse() : this;
            return new Fraction(base.above.pow(Math.abs(exponent)), base.below.pow(Math.abs(exponent)));
        }

        @Override
        public int compareTo(Fraction other) {
            return above.multiply(other.below).compareTo(other.above.multiply(below));
        }

        /** Six digits behind the point, cut, without zeros at the end. */
        @Override
        public String toString() {
            BigInteger[] parts = above.abs().multiply(BigInteger.valueOf(1_000_000)).divide(below).divideAndRemainder(BigInteger.valueOf(1_000_000));
            String rest = String.format("%06d", parts[1]).replaceFirst("0+$", "");
            return (above.signum() < 0 ? "-" : "") + parts[0] + (rest.isEmpty() ? "" : "." + rest);
        }
    }

    /** Exponents of the seven base units. */
    record Dimension(List<Integer> exponents) {
        private static final List<String> BASE = List.of("m", "kg", "s", "A", "K", "mol", "cd");
        static final Dimension NONE = new Dimension(List.of(0, 0, 0, 0, 0, 0, 0));

        static Dimension of(Integer... exponents) {
            List<Integer> all = new ArrayList<>(Arrays.asList(exponents));
            while (all.size() < BASE.size()) {
                all.add(0);
            }
            return new Dimension(all);
        }

        Dimension plus(Dimension other, int factor) {
            List<Integer> sum = new ArrayList<>();
            for (int i = 0; i < BASE.size(); i++) {
                sum.add(exponents.get(i) + factor * other.exponents.get(i));
            }
            return new Dimension(sum);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < BASE.size(); i++) {
                int exponent = exponents.get(i);
                text.append(exponent == 0 ? "" : " " + BASE.get(i) + (exponent == 1 ? "" : "^" + exponent));
            }
            return text.isEmpty() ? "1" : text.substring(1);
        }
    }

    record Quantity(Fraction amount, Dimension dimension) {
        Quantity plus(Quantity other) {
            if (!dimension.equals(other.dimension)) {
                throw new IllegalArgumentException(dimension + " and " + other.dimension + " cannot be added");
            }
            return new Quantity(amount.plus(other.amount), dimension);
        }

        Quantity times(Quantity other, int sign) {
            return new Quantity(amount.times(other.amount.power(sign)), dimension.plus(other.dimension, sign));
        }

        Quantity power(int exponent) {
            return new Quantity(amount.power(exponent), Dimension.NONE.plus(dimension, exponent));
        }

        @Override
        public String toString() {
            return amount + " " + dimension;
        }
    }

    private static final Map<String, Quantity> UNITS = new TreeMap<>();
    private static final Map<String, Fraction> PREFIXES = new LinkedHashMap<>();

    static {
        unit("m", "1", Dimension.of(1));
        unit("g", "0.001", Dimension.of(0, 1));
        unit("s", "1", Dimension.of(0, 0, 1));
        unit("A", "1", Dimension.of(0, 0, 0, 1));
        unit("min", "60", Dimension.of(0, 0, 1));
        unit("h", "3600", Dimension.of(0, 0, 1));
        unit("d", "86400", Dimension.of(0, 0, 1));
        unit("inch", "0.0254", Dimension.of(1));
        unit("mile", "1609.344", Dimension.of(1));
        unit("l", "0.001", Dimension.of(3));
        unit("t", "1000", Dimension.of(0, 1));
        unit("N", "1", Dimension.of(1, 1, -2));
        unit("J", "1", Dimension.of(2, 1, -2));
        unit("W", "1", Dimension.of(2, 1, -3));
        unit("V", "1", Dimension.of(2, 1, -3, -1));
        unit("Pa", "1", Dimension.of(-1, 1, -2));
        unit("bar", "100000", Dimension.of(-1, 1, -2));
        unit("Hz", "1", Dimension.of(0, 0, -1));
        PREFIXES.put("k", Fraction.of(1_000, 1));
        PREFIXES.put("M", Fraction.of(1_000_000, 1));
        PREFIXES.put("G", Fraction.of(1_000_000_000, 1));
        PREFIXES.put("c", Fraction.of(1, 100));
        PREFIXES.put("m", Fraction.of(1, 1_000));
        PREFIXES.put("u", Fraction.of(1, 1_000_000));
    }

    private static void unit(String name, String amount, Dimension dimension) {
        UNITS.put(name, new Quantity(Fraction.parse(amount), dimension));
    }

    private static Quantity unit(String name) {
        if (UNITS.containsKey(name)) {
            return UNITS.get(name);
        }
        String prefix = name.substring(0, 1);
        Quantity base = UNITS.get(name.substring(1));
        if (base == null || !PREFIXES.containsKey(prefix)) {
            throw new IllegalArgumentException("no unit " + name);
        }
        return new Quantity(base.amount().times(PREFIXES.get(prefix)), base.dimension());
    }

    /** Sums of products of numbers and units; a number and its unit are bound closest. */
    static final class Parser {
        private static final Pattern WORDS = Pattern.compile("\\s*(?:(\\d+(?:\\.\\d+)?)|([A-Za-z]+)(?:\\^(-?\\d+))?|([-+*/()]))");
        private final Matcher matcher;
        private boolean more;

        Parser(String text) {
            matcher = WORDS.matcher(text.strip());
            next();
        }

        private void next() {
            more = matcher.lookingAt() && matcher.end() > matcher.start();
            if (!more && matcher.regionStart() < matcher.regionEnd()) {
                throw new IllegalArgumentException("unreadable at " + matcher.regionStart());
            }
        }

        private void advance() {
            matcher.region(matcher.end(), matcher.regionEnd());
            next();
        }

        private boolean takes(String sign) {
            if (more && sign.equals(matcher.group(4))) {
                advance();
                return true;
            }
            return false;
        }

        Quantity parse() {
            Quantity result = sum();
            if (more) {
                throw new IllegalArgumentException("unexpected " + matcher.group().strip());
            }
            return result;
        }

        private Quantity sum() {
            Quantity result = product();
            while (true) {
                if (takes("+")) {
                    result = result.plus(product());
                } else if (takes("-")) {
                    result = result.plus(product().times(new Quantity(Fraction.of(-1, 1), Dimension.NONE), 1));
                } else {
                    return result;
                }
            }
        }

        private Quantity product() {
            Quantity result = measured();
            while (true) {
                if (takes("*")) {
                    result = result.times(measured(), 1);
                } else if (takes("/")) {
                    result = result.times(measured(), -1);
                } else {
                    return result;
                }
            }
        }

        private Quantity measured() {
            Quantity result = null;
            while (more && matcher.group(4) == null) {
                Quantity factor = matcher.group(1) != null ? new Quantity(Fraction.parse(matcher.group(1)), Dimension.NONE)
                        : unit(matcher.group(2)).power(matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3)));
                result = result == null ? factor : result.times(factor, 1);
                advance();
            }
            if (result == null && takes("(")) {
                result = sum();
                if (!takes(")")) {
                    throw new IllegalArgumentException("no )");
                }
            }
            if (result == null) {
                throw new IllegalArgumentException(more ? "unexpected " + matcher.group().strip() : "it ends too early");
            }
            return result;
        }
    }

    private static String convert(String text) {
        String[] sides = text.split(" in ");
        try {
            Quantity value = new Parser(sides[0]).parse();
            if (sides.length == 1) {
                return value.toString();
            }
            Quantity ratio = value.times(new Parser(sides[1]).parse(), -1);
            return ratio.dimension().equals(Dimension.NONE) ? ratio.amount() + " " + sides[1] : "differs by " + ratio.dimension();
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            return wrong.getMessage();
        }
    }

    public static void main(String[] arguments) {
        for (String text : List.of("100 km / 1 h in m/s", "5 mile in km", "6 inch + 2 cm in mm", "3 km / 20 min in km/h", "1 d in s", "75 kg * 9.81 m s^-2 in N",
                "2 kW * 3 h in MJ", "230 V * 16 A in kW", "1 bar in N / cm^2", "2.5 l in cm^3", "1 / (50 Hz) in ms", "(1 m + 1 inch)^2", "12 V / 3 A",
                "1 t - 250 kg in g", "7 mm / 1 d in um / s", "1 km + 1 s", "3 furlong", "4 m in kg", "1 / 0 s", "2 * / 3", "(1 m", "5 € in m", "0.1 + 0.2",
                "1 GW h in J", "60 mile / h in m / s")) {
            System.out.println(text + " = " + convert(text));
        }
        Fraction sum = Fraction.of(0, 1);
        for (int i = 1; i <= 30; i++) {
            sum = sum.plus(Fraction.of(1, i));
        }
        System.out.println(sum + " is " + sum.above() + "/" + sum.below() + ", " + sum.compareTo(Fraction.of(4, 1)) + " " + Fraction.ONE.equals(Fraction.of(-3, -3)));
    }
}
