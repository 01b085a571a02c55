package hiillos.conformance.programs.numbers;

/** Integer arithmetic wraps around. */
public final class IntegerOverflow {
    private IntegerOverflow() {}

    static int max() {
        return Integer.MAX_VALUE;
    }

    public static void main(String[] arguments) {
        int x = max();
        System.out.println(x + 1);
        System.out.println(-x - 2);
        System.out.println(x * x);
        System.out.println(x * 2);
        long y = Long.MAX_VALUE - (x - max());
        System.out.println(y + 1);
        System.out.println(y * y);
        System.out.println(-y - 2);
        x++;
        System.out.println(x);
        x--;
        System.out.println(x);
        System.out.println(-Integer.MIN_VALUE);
        System.out.println(Math.abs(x + 1));
    }
}
