package hiillos.conformance.programs.algorithms;

/** All permutations in order. */
public final class Permutations {
    private Permutations() {}

    static int count;

    static void permute(char[] c, int n) {
        if (n == c.length) {
            if (count++ % 5 == 0) {
                System.out.println(new String(c));
            }
            return;
        }
        for (int i = n; i < c.length; i++) {
            char t = c[i];
            System.arraycopy(c, n, c, n + 1, i - n);
            c[n] = t;
            permute(c, n + 1);
            System.arraycopy(c, n + 1, c, n, i - n);
            c[i] = t;
        }
    }

    public static void main(String[] arguments) {
        permute("abcde".toCharArray(), 0);
        System.out.println(count);
    }
}
