package hiillos.launch;

import hiillos.abi.kernel.ExitReason;

/** Reasons for which processes end, in words. */
public final class ExitReasons {
    private ExitReasons() {}

    /** Whether the program ended by itself with exit code 0. */
    public static boolean isSuccess(long reason) {
        return ExitReason.kind(reason) == ExitReason.EXITED && ExitReason.detail(reason) == 0;
    }

    /** The reason in words. */
    public static String sentence(long reason) {
        int detail = ExitReason.detail(reason);
        return switch (ExitReason.kind(reason)) {
            case ExitReason.EXITED -> "exit code " + detail;
            case ExitReason.FAULTED -> "fault, " + vector(detail);
            case ExitReason.KILLED -> "killed";
            default -> "for an unknown reason, " + reason;
        };
    }

    private static String vector(int vector) {
        return switch (vector) {
            case 0 -> "division error";
            case 6 -> "invalid instruction";
            case 13 -> "general protection";
            case 14 -> "page fault";
            default -> "vector " + vector;
        };
    }
}
