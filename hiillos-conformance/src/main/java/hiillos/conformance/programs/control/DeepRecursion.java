package hiillos.conformance.programs.control;

/** Five thousand frames, each with locals. */
public final class DeepRecursion {
    private DeepRecursion() {}

    static long depth(int n, long a, double b) {
        if (n == 0) {
            return a + (long) b;
        }
        return depth(n - 1, a + n, b / 2 + 1) + (n & 1);
    }

    public static void main(String[] arguments) {
        System.out.println(depth(5000, 1, 3.5));
    }
}
