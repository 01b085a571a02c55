package hiillos.conformance.programs.exceptions;

/** Retries with an exception that is kept. */
public final class RethrowInLoop {
    private RethrowInLoop() {}

    static int attempts;

    static String fetch(int failures) {
        if (attempts++ < failures) {
            throw new IllegalStateException("attempt " + attempts);
        }
        return "fetched after " + attempts;
    }

    static String retry(int failures, int limit) {
        attempts = 0;
        RuntimeException last = null;
        for (int i = 0; i < limit; i++) {
            try {
                return fetch(failures);
            } catch (IllegalStateException e) {
                if (last != null) {
                    e.addSuppressed(last);
                }
                last = e;
            }
        }
        throw last;
    }

    public static void main(String[] arguments) {
        System.out.println(retry(2, 5));
        try {
            System.out.println(retry(9, 3));
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage() + " " + e.getSuppressed()[0].getMessage() + " "
                    + e.getSuppressed()[0].getSuppressed().length);
        }
    }
}
