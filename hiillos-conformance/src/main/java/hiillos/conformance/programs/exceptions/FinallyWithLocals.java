package hiillos.conformance.programs.exceptions;

/** Locals keep their values across handlers. */
public final class FinallyWithLocals {
    private FinallyWithLocals() {}

    static int fail(int n) {
        if (n > 2) {
            throw new IllegalStateException();
        }
        return n;
    }

    public static void main(String[] arguments) {
        int a = 1;
        long b = 2;
        double c = 3;
        String d = "four";
        for (int i = 0; i < 5; i++) {
            try {
                a += fail(i);
                b *= 3;
                c = c + fail(i + 1);
                d += i;
            } catch (IllegalStateException e) {
                a += 100;
                d = d + "x";
            } finally {
                b++;
                c /= 2;
            }
        }
        System.out.println(a + " " + b + " " + c + " " + d);
    }
}
