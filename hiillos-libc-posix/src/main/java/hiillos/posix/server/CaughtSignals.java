package hiillos.posix.server;

import hiillos.abi.Clock;
import hiillos.abi.Notify;
import hiillos.abi.StatusException;
import hiillos.posix.Errno;
import hiillos.posix.PosixException;
import hiillos.posix.Signals;

/**
 * The signals that this process catches: bits of a Notify that the process manager signals. Servers signal other bits of it, so that one
 * wait is for both.
 */
final class CaughtSignals {
    /** After so long a wait for a child tells the process manager anew. */
    private static final long REGISTER_AGAIN_NANOS = 250_000_000;
    private static final long CHILD = 1L << Signals.SIGCHLD;

    private final Services services;
    /** Made when it is needed. */
    private Notify notify;
    /** Whether the process manager knows it. */
    private boolean isRegistered;
    private long caught;
    private long pending;
    /** Those of them that have ended a call early: another call waits. */
    private long told;

    CaughtSignals(Services services) {
        this.services = services;
    }

    /** Whether there are any that may end a call early. */
    boolean areCaught() {
        return caught != 0;
    }

    /** Whether a wait for children has to look at signals, too. */
    boolean isRegistered() {
        return isRegistered;
    }

    /** Where they come. */
    Notify notification() throws StatusException {
        if (notify == null) {
            notify = services.environment().job().notification();
        }
        return notify;
    }

    /** From now on these are caught. */
    void caught(long mask) throws PosixException {
        caught = mask;
        if (isRegistered || mask != 0) {
            register();
        }
    }

    /** Tells the process manager, who may be another one than before, what is caught: always ends of children, too. */
    private void register() throws PosixException {
        try {
            services.processes().catchSignals(notification(), caught | CHILD);
            isRegistered = true;
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    /**
     * Waits until something may have happened to a child.
     *
     * @throws PosixException {@code EINTR}: a caught signal came
     */
    void awaitChild() throws PosixException {
        if (!isRegistered) {
            // What happened before is seen by looking again.
            register();
            return;
        }
        try {
            came(notify.await(caught | CHILD, Clock.nanos() + REGISTER_AGAIN_NANOS));
        } catch (StatusException none) {
            // A new process manager might not know whom to tell.
            register();
        }
        interrupt();
    }

    /** Those that have come since the last call, as bits. */
    long take() {
        if (caught == 0) {
            return 0;
        }
        try {
            came(notify.take(caught));
        } catch (StatusException gone) {
            // Nobody can have signalled.
            return 0;
        }
        long taken = pending;
        pending = 0;
        told = 0;
        return taken;
    }

    /** @throws PosixException {@code EINTR}: one has come */
    void check() throws PosixException {
        await(0, 0);
    }

    /** @throws PosixException {@code EINTR}: one has come before */
    void sleepUntil(long deadlineNanos) throws PosixException {
        if (caught == 0) {
            Clock.sleepUntil(deadlineNanos);
        } else {
            await(0, deadlineNanos);
        }
    }

    /**
     * Waits for bits that are no signals.
     *
     * @param deadlineNanos 0 only looks
     * @throws PosixException {@code EINTR}: a caught signal came first
     */
    void await(long bits, long deadlineNanos) throws PosixException {
        if ((pending & ~told) == 0 && (caught | bits) != 0) {
            try {
                came(notify.await(caught | bits, deadlineNanos));
            } catch (StatusException none) {
                // Nothing came.
            }
        }
        interrupt();
    }

    private void came(long bits) {
        pending |= bits & caught;
        told &= ~bits;
    }

    private void interrupt() throws PosixException {
        if ((pending & ~told) != 0) {
            told = pending;
            throw new PosixException(Errno.EINTR);
        }
    }
}
