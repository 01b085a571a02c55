package hiillos.conformance.programs.algorithms;

/** Numbers to text and back. */
public final class RomanNumerals {
    private RomanNumerals() {}

    static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    static final String[] SYMBOLS = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};

    static String roman(int n) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < VALUES.length; i++) {
            while (n >= VALUES[i]) {
                b.append(SYMBOLS[i]);
                n -= VALUES[i];
            }
        }
        return b.toString();
    }

    static int number(String s) {
        int sum = 0;
        int last = 0;
        for (int i = s.length() - 1; i >= 0; i--) {
            int v = switch (s.charAt(i)) {
                case 'I' -> 1;
                case 'V' -> 5;
                case 'X' -> 10;
                case 'L' -> 50;
                case 'C' -> 100;
                case 'D' -> 500;
                case 'M' -> 1000;
                default -> throw new IllegalArgumentException(s);
            };
            sum += v < last ? -v : v;
            last = v;
        }
        return sum;
    }

    public static void main(String[] arguments) {
        boolean same = true;
        for (int i = 1; i < 4000; i++) {
            same &= number(roman(i)) == i;
        }
        System.out.println(same + " " + roman(1994) + " " + roman(3888));
        try {
            number("Q");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
