package hiillos.conformance.programs.control;

/** Functions that call themselves and each other. */
public final class Recursion {
    private Recursion() {}

    static int ackermann(int m, int n) {
        return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
    }

    static long fibonacci(int n) {
        return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
    }

    static boolean even(int n) {
        return n == 0 || odd(n - 1);
    }

    static boolean odd(int n) {
        return n != 0 && even(n - 1);
    }

    public static void main(String[] arguments) {
        System.out.println(ackermann(2, 9) + " " + fibonacci(25) + " " + even(1001) + " " + odd(777));
    }
}
