package hiillos.kernel.simulation;

/** Thrown in a Java thread whose kernel thread, or machine, has ended: it unwinds. Not to be caught by programs. */
final class EndedError extends Error {
    private static final long serialVersionUID = 1L;

    EndedError() {
        super("the thread has ended", null, false, false);
    }
}
