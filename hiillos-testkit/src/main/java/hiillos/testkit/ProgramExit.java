package hiillos.testkit;

import hiillos.abi.kernel.SystemCalls;

/** Where calls of {@link System#exit} in programs of an {@link InProcessSystem} go. */
public final class ProgramExit {
    private ProgramExit() {}

    /** Unwinds the thread that asked for its process's end. */
    static final class Exit extends Error {
        private static final long serialVersionUID = 1L;
        private final int code;

        private Exit(int code) {
            super(null, null, false, false);
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    /** Ends the calling program's process. */
    public static void exit(int code) {
        SystemCalls.processExit(code);
        throw new Exit(code);
    }
}
