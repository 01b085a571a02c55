package hiillos.conformance.programs.exceptions;

/** Finally blocks run from the inside out. */
public final class NestedFinally {
    private NestedFinally() {}

    static int run(int n) {
        StringBuilder log = new StringBuilder();
        try {
            log.append("a");
            try {
                log.append("b");
                if (n == 1) {
                    throw new RuntimeException("inner");
                }
                if (n == 2) {
                    return log.length();
                }
            } finally {
                log.append("c");
                try {
                    if (n == 3) {
                        throw new IllegalStateException("in finally");
                    }
                } catch (IllegalStateException e) {
                    log.append("d");
                } finally {
                    log.append("e");
                }
            }
            log.append("f");
        } catch (RuntimeException e) {
            log.append(e.getMessage());
        } finally {
            System.out.println(log);
        }
        return -log.length();
    }

    public static void main(String[] arguments) {
        for (int i = 0; i < 4; i++) {
            System.out.println(run(i));
        }
    }
}
