package hiillos.conformance.programs.control;

/** Loops with all parts, with none, and with several variables. */
public final class ForLoops {
    private ForLoops() {}

    public static void main(String[] arguments) {
        int sum = 0;
        for (int i = 0, j = 10; i < j; i++, j -= 2) {
            sum += i * j;
        }
        System.out.println(sum);
        int k = 0;
        for (;;) {
            if (++k > 5) {
                break;
            }
        }
        System.out.println(k);
        for (int i = 10; i-- > 0;) {
            sum += i;
        }
        System.out.println(sum);
        for (long l = Integer.MAX_VALUE - 1L; l < Integer.MAX_VALUE + 3L; l++) {
            System.out.println(l);
        }
        for (double d = 0; d < 1; d += 0.3) {
            System.out.println(d);
        }
        for (char c = 'a'; c < 'f'; c += 2) {
            System.out.println(c);
        }
    }
}
