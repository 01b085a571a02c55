package hiillos.conformance.programs.exceptions;

/** Causes are found at any depth. */
public final class CauseChains {
    private CauseChains() {}

    public static void main(String[] arguments) {
        Throwable t = new Exception("0");
        for (int i = 1; i < 5; i++) {
            t = new RuntimeException(i % 2 == 0 ? null : "level " + i, t);
        }
        for (Throwable x = t; x != null; x = x.getCause()) {
            System.out.println(x);
        }
        Exception late = new Exception("late");
        late.initCause(new Error("cause"));
        System.out.println(late.getCause());
        try {
            late.initCause(null);
        } catch (IllegalStateException e) {
            System.out.println("only once");
        }
        System.out.println(new RuntimeException(new Error("inner")).getMessage());
    }
}
