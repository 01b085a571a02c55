package hiillos.posix.server;

import hiillos.abi.Clock;
import hiillos.abi.Notify;
import hiillos.abi.Sender;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.Rights;
import hiillos.posix.OpenFile;
import hiillos.posix.Poll;
import hiillos.posix.PosixException;
import java.util.ArrayList;
import java.util.List;

/** Waits in the kernel for one of several files: their servers signal the Notify that signals come to, too. */
final class Readiness {
    /** The bit that servers signal; signals have the low ones. */
    private static final long READY = 1L << 62;
    /** A server that was started again does not know who waits. */
    private static final long RENEW_NANOS = 250_000_000;
    /** Files that a program makes itself, and those whose server has no room for another one who waits, are asked again after so long. */
    private static final long ASK_NANOS = 10_000_000;

    private final CaughtSignals signals;
    /** What servers get: they can signal it only. Made when it is needed. */
    private Notify given;

    Readiness(CaughtSignals signals) {
        this.signals = signals;
    }

    /** Whether one of some files has one of the events that belong to it. */
    private static boolean isAnyReady(OpenFile[] files, int[] events) throws PosixException {
        for (int i = 0; i < files.length; i++) {
            if (isReady(files[i], events[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isReady(OpenFile file, int events) throws PosixException {
        return (file.readyEvents() & (events | Poll.HANGUP)) != 0;
    }

    /**
     * Returns when one is ready or the deadline has passed.
     *
     * @throws PosixException {@code EINTR}: a caught signal came; an error of a file
     */
    void await(OpenFile[] files, int[] events, long deadlineNanos) throws PosixException {
        while (!isAnyReady(files, events)) {
            long now = Clock.nanos();
            if (now >= deadlineNanos) {
                return;
            }
            awaitChange(files, events, now, deadlineNanos);
        }
    }

    private void awaitChange(OpenFile[] files, int[] events, long now, long deadlineNanos) throws PosixException {
        List<Sender> watches = new ArrayList<>();
        try {
            Notify notify = signals.notification();
            if (given == null) {
                given = notify.duplicate(Rights.WRITE | Rights.TRANSFER);
            }
            notify.take(READY);
            boolean isAsked = false;
            for (int i = 0; i < files.length; i++) {
                Sender watch = files[i] instanceof ServerFile file ? watch(file, events[i]) : null;
                if (watch != null) {
                    watches.add(watch);
                } else if (isReady(files[i], events[i])) {
                    return;
                } else {
                    isAsked = true;
                }
            }
            signals.await(READY, Math.min(deadlineNanos, now + (isAsked ? ASK_NANOS : RENEW_NANOS)));
        } catch (StatusException noMemory) {
            throw Translation.error(noMemory);
        } finally {
            for (Sender each : watches) {
                each.close();
            }
        }
    }

    /** Null: it is ready, or will not tell. */
    private Sender watch(ServerFile file, int events) {
        try {
            return file.watch(events, given, READY);
        } catch (StatusException untold) {
            return null;
        }
    }
}
