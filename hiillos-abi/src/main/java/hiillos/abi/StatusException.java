package hiillos.abi;

/**
 * A system call or a call of another process failed. Cheap: it carries no stack trace. The message is the status's name
 * as the kernel has it, for example {@code PEER_CLOSED}, or as {@link ServiceStatus} has it.
 */
public final class StatusException extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    /** @param status a number of {@link hiillos.abi.kernel.Status} or {@link ServiceStatus}, not OK */
    public StatusException(int status) {
        super(null, null, false, false);
        this.status = status;
    }

    /** The number, never negative. */
    public int status() {
        return status;
    }

    @Override
    public String getMessage() {
        return ServiceStatus.name(status);
    }

    /**
     * Passes the result of a system call on.
     *
     * @return the result, not negative
     * @throws StatusException when it is a negated status
     */
    public static long check(long result) throws StatusException {
        if (result < 0) {
            throw new StatusException((int) -result);
        }
        return result;
    }
}
