package hiillos.conformance.programs.numbers;

/** The one division that overflows. */
public final class MinimumDividedByMinusOne {
    private MinimumDividedByMinusOne() {}

    static int minusOne = -1;

    public static void main(String[] arguments) {
        System.out.println(Integer.MIN_VALUE / minusOne);
        System.out.println(Integer.MIN_VALUE % minusOne);
        System.out.println(Long.MIN_VALUE / minusOne);
        System.out.println(Long.MIN_VALUE % minusOne);
        int x = Integer.MIN_VALUE;
        x /= minusOne;
        System.out.println(x);
        long y = Long.MIN_VALUE;
        y %= minusOne;
        System.out.println(y);
    }
}
