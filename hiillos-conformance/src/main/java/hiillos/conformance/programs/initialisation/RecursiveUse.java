package hiillos.conformance.programs.initialisation;

/** An initialiser that uses its own class. */
public final class RecursiveUse {
    private RecursiveUse() {}

    static int calls;
    static final int VALUE = compute(3);
    static final RecursiveUse INSTANCE = new RecursiveUse();
    static int later = 50;
    final int seen = later + VALUE;

    static int compute(int n) {
        calls++;
        return n == 0 ? later : compute(n - 1) + 1;
    }

    public static void main(String[] arguments) {
        System.out.println(VALUE + " " + calls + " " + INSTANCE.seen + " " + later);
    }
}
