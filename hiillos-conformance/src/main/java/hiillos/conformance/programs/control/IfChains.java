package hiillos.conformance.programs.control;

/** Chains of conditions. */
public final class IfChains {
    private IfChains() {}

    static String classify(int n) {
        if (n < 0) {
            return "negative";
        } else if (n == 0) {
            return "zero";
        } else if (n % 2 == 0 && n < 10 || n == 100) {
            return "small even";
        } else if (!(n > 50) ^ n == 7) {
            return "other";
        }
        return "large";
    }

    public static void main(String[] arguments) {
        for (int n : new int[] {-5, 0, 4, 7, 9, 60, 100}) {
            System.out.println(n + " " + classify(n));
        }
    }
}
