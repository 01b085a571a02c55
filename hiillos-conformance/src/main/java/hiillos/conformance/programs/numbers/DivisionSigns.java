package hiillos.conformance.programs.numbers;

/** Quotients round towards zero, remainders take the dividend's sign. */
public final class DivisionSigns {
    private DivisionSigns() {}

    static void show(long a, long b) {
        System.out.println(a + " " + b + ": " + a / b + " " + a % b + " " + (int) a / (int) b + " " + (int) a % (int) b);
        System.out.println(Math.floorDiv(a, b) + " " + Math.floorMod(a, b) + " " + Math.ceilDiv(a, b));
    }

    public static void main(String[] arguments) {
        long[] values = {7, -7, 1, -1, 100, -3};
        for (long a : values) {
            for (long b : values) {
                show(a, b);
            }
        }
    }
}
