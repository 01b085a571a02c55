package hiillos.conformance.programs.patterns;

/** Underscores for what is not used. */
public final class UnnamedPatterns {
    private UnnamedPatterns() {}

    record Triple(int a, String b, Object c) {}

    static int use(Object o) {
        return switch (o) {
            case Triple(int a, _, Integer _) -> a;
            case Triple(_, String b, _) -> b.length();
            case Integer _, Long _ -> -1;
            case String _ -> -2;
            default -> -3;
        };
    }

    public static void main(String[] arguments) {
        System.out.println(use(new Triple(7, "x", 1)) + use(new Triple(7, "four", "c")) * 10 + use(5) + use(5L) + use("s")
                + use('c'));
        int n = 0;
        for (int _ : new int[] {1, 2, 3}) {
            n++;
        }
        try {
            n /= n - 3;
        } catch (ArithmeticException _) {
            n = 100;
        }
        System.out.println(n);
    }
}
