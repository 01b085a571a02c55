package hiillos.root;

/** The system cannot be started as it is; the message is one sentence for the log. */
final class RootException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RootException(String message) {
        super(message, null, false, false);
    }
}
