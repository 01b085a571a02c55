package hiillos.conformance.programs.exceptions;

/** Break and continue in finally discard the exception. */
public final class BreakInFinally {
    private BreakInFinally() {}

    @SuppressWarnings("finally")
    static String run() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            try {
                log.append(i);
                if (i == 1) {
                    throw new RuntimeException();
                }
                if (i == 2) {
                    return "never";
                }
            } finally {
                if (i < 3) {
                    log.append('c');
                    continue;
                }
                log.append('b');
                break;
            }
        }
        return log.toString();
    }

    public static void main(String[] arguments) {
        System.out.println(run());
        int n = 0;
        while (true) {
            try {
                n++;
                if (n == 3) {
                    break;
                }
                continue;
            } finally {
                System.out.println("finally " + n);
            }
        }
    }
}
