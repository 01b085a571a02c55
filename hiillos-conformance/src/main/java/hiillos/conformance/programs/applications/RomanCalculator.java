package hiillos.conformance.programs.applications;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Roman numerals: strict reading, writing, and a calculator that speaks them only. */
public final class RomanCalculator {
    private static final NavigableMap<Integer, String> SYMBOLS = new TreeMap<>(Map.ofEntries(Map.entry(1000, "M"), Map.entry(900, "CM"),
            Map.entry(500, "D"), Map.entry(400, "CD"), Map.entry(100, "C"), Map.entry(90, "XC"), Map.entry(50, "L"), Map.entry(40, "XL"),
            Map.entry(10, "X"), Map.entry(9, "IX"), Map.entry(5, "V"), Map.entry(4, "IV"), Map.entry(1, "I")));
    private static final Pattern NUMERAL = Pattern.compile("M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})");
    private static final Pattern EXPRESSION = Pattern.compile("\\s*([MDCLXVI]+|nulla)\\s*(?:([-+*/^%])\\s*([MDCLXVI]+|nulla))?\\s*");
    private static final int MAXIMUM = 3999;

    static final class NumeralException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
        private final int position;

        NumeralException(String what, int position) {
            super(what + " at " + position);
            this.position = position;
        }
    }

    enum Operator {
        PLUS('+', Math::addExact), MINUS('-', Math::subtractExact), TIMES('*', Math::multiplyExact), OVER('/', Math::floorDiv),
        MODULO('%', Math::floorMod), POWER('^', Operator::power);

        private final char sign;
        private final IntBinaryOperator function;

        Operator(char sign, IntBinaryOperator function) {
            this.sign = sign;
            this.function = function;
        }

        static Operator of(char sign) {
            for (Operator o : values()) {
                if (o.sign == sign) {
                    return o;
                }
            }
            throw new AssertionError(sign);
        }

        private static int power(int base, int exponent) {
            return exponent == 0 ? 1 : Math.multiplyExact(base, power(base, exponent - 1));
        }
    }

    private RomanCalculator() {}

    static String write(int number) {
        if (number == 0) {
            return "nulla";
        }
        if (number < 0 || number > MAXIMUM) {
            throw new IllegalArgumentException(number + " has no numeral");
        }
        Map.Entry<Integer, String> largest = SYMBOLS.floorEntry(number);
        int rest = number - largest.getKey();
        return largest.getValue() + (rest == 0 ? "" : write(rest));
    }

    static int read(String numeral) {
        if (numeral.equals("nulla")) {
            return 0;
        }
        Matcher m = NUMERAL.matcher(numeral);
        if (!m.lookingAt() || m.end() < numeral.length()) {
            throw new NumeralException("no numeral: " + numeral, m.hitEnd() ? numeral.length() : m.end());
        }
        int sum = 0;
        for (int i = 0; i < numeral.length(); i++) {
            int value = value(numeral.charAt(i));
            sum += i + 1 < numeral.length() && value(numeral.charAt(i + 1)) > value ? -value : value;
        }
        return sum;
    }

    private static int value(char letter) {
        return switch (letter) {
            case 'I' -> 1;
            case 'V' -> 5;
            case 'X' -> 10;
            case 'L' -> 50;
            case 'C' -> 100;
            case 'D' -> 500;
            case 'M' -> 1000;
            default -> throw new IllegalArgumentException("letter " + letter);
        };
    }

    static String calculate(String text) {
        Matcher m = EXPRESSION.matcher(text);
        if (!m.matches()) {
            return "I do not understand '" + text + "'";
        }
        try {
            int left = read(m.group(1));
            int result = m.group(2) == null ? left : Operator.of(m.group(2).charAt(0)).function.applyAsInt(left, read(m.group(3)));
            return write(result);
        } catch (NumeralException e) {
            return e.getMessage() + " (" + e.position + ")";
        } catch (ArithmeticException | IllegalArgumentException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }

    public static void main(String[] arguments) {
        System.out.println(IntStream.of(1, 4, 9, 14, 40, 90, 400, 1987, 2026, 3999).mapToObj(RomanCalculator::write).toList());
        System.out.println(IntStream.rangeClosed(0, MAXIMUM).allMatch(n -> read(write(n)) == n));
        System.out.println(IntStream.rangeClosed(1, MAXIMUM).boxed().collect(Collectors.groupingBy(n -> write(n).length(), TreeMap::new,
                Collectors.counting())).descendingMap());
        for (String text : List.of("XIV + XXVIII", "M-MI", "X - X", "XII * XII", "C / VII", "C % VII", "II ^ X", "II ^ XXXII", "IIII", "IC + I",
                "VX", "MMMM", "X / nulla", "nulla", "MM * II", "2 + 2", "XL", "V ^ nulla")) {
            System.out.println(text + " = " + calculate(text));
        }
        System.out.println(IntStream.rangeClosed(1, MAXIMUM).mapToObj(RomanCalculator::write).sorted().limit(5).toList() + " "
                + IntStream.rangeClosed(1, 100).mapToObj(RomanCalculator::write).mapToInt(String::length).sum());
    }
}
