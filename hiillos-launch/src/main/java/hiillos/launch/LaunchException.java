package hiillos.launch;

/** A program or a set of programs cannot be started as it is; the message is one sentence. */
public final class LaunchException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message one sentence for the log */
    public LaunchException(String message) {
        super(message, null, false, false);
    }
}
