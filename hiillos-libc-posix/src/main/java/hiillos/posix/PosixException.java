package hiillos.posix;

import java.io.IOException;

/** A POSIX function failed; cheap: it carries no stack trace. */
public final class PosixException extends IOException {
    private static final long serialVersionUID = 1;

    private final Errno error;

    public PosixException(Errno error) {
        super(error.text());
        this.error = error;
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }

    public Errno error() {
        return error;
    }
}
