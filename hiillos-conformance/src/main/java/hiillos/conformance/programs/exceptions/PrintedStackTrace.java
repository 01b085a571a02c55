package hiillos.conformance.programs.exceptions;

import java.io.PrintStream;

/** Throwable.printStackTrace, with causes. */
public final class PrintedStackTrace {
    private PrintedStackTrace() {}

    static void low() {
        throw new IllegalArgumentException("low");
    }

    static void middle() {
        try {
            low();
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("middle", e);
        }
    }

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        try {
            middle();
        } catch (IllegalStateException e) {
            e.printStackTrace(out);
        }
        try {
            int[] a = {};
            a[0] = 1;
        } catch (ArrayIndexOutOfBoundsException e) {
            e.printStackTrace(out);
        }
        new Exception("never thrown").printStackTrace(out);
    }
}
