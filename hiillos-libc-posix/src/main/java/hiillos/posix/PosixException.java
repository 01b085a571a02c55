package hiillos.posix;

/** A POSIX function failed; cheap: it carries no stack trace. */
public final class PosixException extends Exception {
    private static final long serialVersionUID = 1;

    private final Errno error;

    public PosixException(Errno error) {
        super(error.text(), null, false, false);
        this.error = error;
    }

    public Errno error() {
        return error;
    }
}
