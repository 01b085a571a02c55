package hiillos.posix.memory;

/** Unwinds the thread of a process that ends. */
final class ProcessEnd extends Error {
    private static final long serialVersionUID = 1;

    final int status;
    final int signal;

    ProcessEnd(int status, int signal) {
        super("process ends with status " + status + ", signal " + signal, null, false, false);
        this.status = status;
        this.signal = signal;
    }
}
