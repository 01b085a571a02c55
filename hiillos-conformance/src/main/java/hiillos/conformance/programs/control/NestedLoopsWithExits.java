package hiillos.conformance.programs.control;

/** Prime numbers by loops with early exits. */
public final class NestedLoopsWithExits {
    private NestedLoopsWithExits() {}

    public static void main(String[] arguments) {
        StringBuilder primes = new StringBuilder();
        next:
        for (int i = 2; i < 100; i++) {
            for (int j = 2; j * j <= i; j++) {
                if (i % j == 0) {
                    continue next;
                }
            }
            primes.append(i).append(' ');
        }
        System.out.println(primes);
    }
}
