package hiillos.posix.server;

import hiillos.abi.ProcessControl;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCalls;
import hiillos.abi.protocol.ProcessManager;
import hiillos.posix.ChildStatus;
import hiillos.posix.Errno;
import hiillos.posix.PosixException;
import hiillos.posix.Signals;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The processes that this one started and did not wait for yet. The kernel tells when they end. */
final class Children {
    private final ProcessManager processes;
    private final Map<Integer, ProcessControl> running = new LinkedHashMap<>();

    Children(ProcessManager processes) {
        this.processes = processes;
    }

    void add(int number, ProcessControl process) {
        running.put(number, process);
    }

    /**
     * Waits for one, or looks. Of several the oldest is waited for, unless another has ended already.
     *
     * @param number -1: any
     */
    ChildStatus await(int number, boolean now) throws PosixException {
        if (number == -1 ? running.isEmpty() : !running.containsKey(number)) {
            throw new PosixException(Errno.ECHILD);
        }
        if (number != -1) {
            ProcessControl process = running.get(number);
            ChildStatus ended = look(number, process, now ? 0 : Long.MAX_VALUE);
            if (ended != null) {
                running.remove(number);
            }
            return ended;
        }
        Iterator<Map.Entry<Integer, ProcessControl>> each = running.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Integer, ProcessControl> child = each.next();
            ChildStatus ended = look(child.getKey(), child.getValue(), 0);
            if (ended != null) {
                each.remove();
                return ended;
            }
        }
        return now ? null : await(running.keySet().iterator().next(), false);
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
            int signal = processes.information(number).detail();
            return signal > 0 && signal <= 64 ? signal : Signals.SIGKILL;
        } catch (StatusException forgotten) {
            return Signals.SIGKILL;
        }
    }
}
