package hiillos.conformance.programs.exceptions;

/** The trace names classes, methods and lines. */
public final class StackTraceLines {
    private StackTraceLines() {}

    static void a(int n) {
        b(n - 1);
    }

    static void b(int n) {
        if (n > 0) {
            a(n - 1);
        } else {
            throw new IllegalStateException("at the bottom");
        }
    }

    static class Inner {
        Inner() {
            a(3);
        }

        static void make() {
            new Inner();
        }
    }

    public static void main(String[] arguments) {
        try {
            Inner.make();
        } catch (IllegalStateException e) {
            for (StackTraceElement s : e.getStackTrace()) {
                System.out.println(s.getClassName() + " " + s.getMethodName() + " " + s.getFileName() + ":" + s.getLineNumber());
            }
        }
    }
}
