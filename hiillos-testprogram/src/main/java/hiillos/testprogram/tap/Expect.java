package hiillos.testprogram.tap;

import hiillos.abi.kernel.Status;

/** What tests may expect. A failure names what was expected, what came, and the line that says so. */
public final class Expect {
    private Expect() {}

    /** Two numbers are equal. */
    public static void equal(long expected, long got, String what) {
        if (expected != got) {
            throw new AssertionError(what + ": expected " + expected + ", got " + got);
        }
    }

    /** A system call failed with this status. */
    public static void status(int expected, long got) {
        if (got != -expected) {
            throw new AssertionError("expected " + Status.name(expected) + ", got " + describe(got));
        }
    }

    /** A system call that only succeeds did. */
    public static void ok(long got) {
        if (got != 0) {
            throw new AssertionError("expected OK, got " + describe(got));
        }
    }

    /** A system call's result is a value; returns it. */
    public static long value(long got) {
        if (got < 0) {
            throw new AssertionError("expected a value, got " + describe(got));
        }
        return got;
    }

    /** A system call's result is a handle; returns it. */
    public static int handle(long got) {
        if (got <= 0 || got > Integer.MAX_VALUE) {
            throw new AssertionError("expected a handle, got " + describe(got));
        }
        return (int) got;
    }

    /** A condition holds. */
    public static void isTrue(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError("expected " + what);
        }
    }

    /** A number lies between two, both included. */
    public static void between(long lowest, long highest, long got, String what) {
        if (got < lowest || got > highest) {
            throw new AssertionError(what + ": expected " + lowest + " to " + highest + ", got " + got);
        }
    }

    private static String describe(long got) {
        return got < 0 && got >= -Status.LAST ? Status.name(got) : Long.toString(got);
    }
}
