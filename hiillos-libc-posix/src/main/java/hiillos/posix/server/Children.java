package hiillos.posix.server;

import hiillos.abi.ProcessControl;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCalls;
import hiillos.abi.protocol.ProcessInformation;
import hiillos.posix.ChildStatus;
import hiillos.posix.Errno;
import hiillos.posix.PosixException;
import hiillos.posix.Signals;
import hiillos.posix.WaitOptions;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The processes that this one started and did not wait for yet. A wait for the end of one is the kernel's; one that a signal
 * may interrupt, for any of them or for a stop, is for what the process manager signals.
 */
final class Children {
    private final Services services;
    private final CaughtSignals signals;
    private final Map<Integer, ProcessControl> running = new LinkedHashMap<>();

    Children(Services services, CaughtSignals signals) {
        this.services = services;
        this.signals = signals;
    }

    void add(int number, ProcessControl process) {
        running.put(number, process);
    }

    /**
     * Waits for one, or looks.
     *
     * @param number -1: any
     * @param options of {@link WaitOptions}
     */
    ChildStatus await(int number, int options) throws PosixException {
        boolean now = (options & WaitOptions.NOW) != 0;
        boolean stops = (options & WaitOptions.STOPPED) != 0;
        while (true) {
            if (number == -1 ? running.isEmpty() : !running.containsKey(number)) {
                throw new PosixException(Errno.ECHILD);
            }
            // The kernel tells of the end of one; of everything else the process manager.
            boolean endsOnly = !now && !stops && number != -1 && !signals.isRegistered();
            ChildStatus found = find(number, stops, endsOnly ? Long.MAX_VALUE : 0);
            if (found != null && !found.stopped()) {
                running.remove(found.process());
            }
            if (found != null || now) {
                return found;
            }
            signals.awaitChild();
        }
    }

    /** One that has ended, or is stopped if such are asked for; null if there is none. */
    private ChildStatus find(int number, boolean stops, long deadlineNanos) throws PosixException {
        for (Map.Entry<Integer, ProcessControl> child : running.entrySet()) {
            if (number == -1 || child.getKey() == number) {
                ChildStatus found = look(child.getKey(), child.getValue(), deadlineNanos);
                if (found == null && stops) {
                    found = stopped(child.getKey());
                }
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private ChildStatus stopped(int number) {
        try {
            ProcessInformation information = services.processes().information(number);
            return information.stopped() ? ChildStatus.stopped(number, information.detail()) : null;
        } catch (StatusException forgotten) {
            // It has ended meanwhile; the next look sees that.
            return null;
        }
    }

    private ChildStatus look(int number, ProcessControl process, long deadlineNanos) throws PosixException {
        long reason = SystemCalls.processWait(process.number(), deadlineNanos);
        if (reason == -Status.SHOULD_WAIT || reason == -Status.TIMED_OUT) {
            return null;
        }
        if (reason < 0) {
            throw new PosixException(Errno.of((int) -reason));
        }
        process.close();
        return switch (ExitReason.kind(reason)) {
            case ExitReason.EXITED -> new ChildStatus(number, ExitReason.detail(reason) & 255, 0);
            case ExitReason.FAULTED -> new ChildStatus(number, 0, faultSignal(ExitReason.detail(reason)));
            default -> new ChildStatus(number, 0, killedBy(number));
        };
    }

    /** As Linux has them: division, invalid instruction, anything else. */
    private static int faultSignal(int vector) {
        return switch (vector) {
            case 0, 16, 19 -> Signals.SIGFPE;
            case 6 -> Signals.SIGILL;
            default -> Signals.SIGSEGV;
        };
    }

    private int killedBy(int number) {
        try {
            int signal = services.processes().information(number).detail();
            return signal > 0 && signal <= 64 ? signal : Signals.SIGKILL;
        } catch (StatusException forgotten) {
            return Signals.SIGKILL;
        }
    }
}
