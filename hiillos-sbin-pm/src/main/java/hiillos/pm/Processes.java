package hiillos.pm;

import hiillos.abi.Notify;
import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.ProcessState;
import hiillos.abi.protocol.Signals;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** All processes by number: those that run and the last that ended; groups and signals. */
final class Processes {
    /** So many ended ones are remembered. */
    static final int REMEMBERED = 64;
    private static final int PAGE = 32;

    private final TreeMap<Integer, ProcessEntry> entries = new TreeMap<>();
    private final Control control;
    /** Numbers of those that have ended and are remembered, in the order of their ends. */
    private final ArrayDeque<Integer> ended = new ArrayDeque<>();
    private int highest;
    /** Most systems never stop a process: then nobody looks for stopped ones. */
    private boolean anyWasStopped;

    /** What a signal does to a process. */
    interface Control {
        void kill(ProcessEntry process) throws StatusException;

        void suspend(ProcessEntry process) throws StatusException;

        void resume(ProcessEntry process) throws StatusException;

        /** Has the record kept that changed, for a later process manager. */
        void keep(ProcessEntry process) throws StatusException;

        /** Has what a process does with signals kept, likewise. */
        void keepSignals(ProcessEntry process) throws StatusException;

        void notify(Notify notify, long bits) throws StatusException;
    }

    Processes(Control control) {
        this.control = control;
    }

    /** The number of the next process. */
    int nextNumber() {
        return ++highest;
    }

    /** Numbers up to this one were used. */
    void skipTo(int number) {
        highest = Math.max(highest, number);
    }

    void add(ProcessEntry process) {
        entries.put(process.record.number(), process);
        anyWasStopped |= process.isStopped();
        skipTo(process.record.number());
    }

    /** @throws StatusException {@code NOT_FOUND} */
    ProcessEntry get(int number) throws StatusException {
        ProcessEntry entry = entries.get(number);
        if (entry == null) {
            throw new StatusException(ServiceStatus.NOT_FOUND);
        }
        return entry;
    }

    /** The process of this number; null if it is unknown. */
    ProcessEntry find(int number) {
        return entries.get(number);
    }

    /** Processes from a number on, some at a time. */
    List<ProcessEntry> from(int number) {
        List<ProcessEntry> page = new ArrayList<>();
        for (ProcessEntry each : entries.tailMap(number).values()) {
            if (page.size() == PAGE) {
                break;
            }
            page.add(each);
        }
        return page;
    }

    /** A process is over; an old one is forgotten if too many are. */
    void ended(ProcessEntry process, long reason) {
        process.state = switch (ExitReason.kind(reason)) {
            case ExitReason.EXITED -> ProcessState.EXITED;
            case ExitReason.FAULTED -> ProcessState.FAULTED;
            default -> ProcessState.KILLED;
        };
        process.detail = process.state == ProcessState.KILLED ? process.fatalSignal : ExitReason.detail(reason);
        if (process.signals != null) {
            process.signals.close();
            process.signals = null;
        }
        if (process.isStopped()) {
            process.record = process.record.withStop(0);
        }
        tellParent(process);
        if (anyWasStopped) {
            hangUpOrphans(process.record.number());
        }
        ended.addLast(process.record.number());
        if (ended.size() > REMEMBERED) {
            entries.remove(ended.removeFirst());
        }
    }

    private void tellParent(ProcessEntry process) {
        ProcessEntry parent = entries.get(process.record.parent());
        if (parent != null && parent.signals != null && (parent.caught & 1L << Signals.CHILD) != 0) {
            try {
                control.notify(parent.signals, 1L << Signals.CHILD);
            } catch (StatusException gone) {
                // It is about to end, too.
            }
        }
    }

    /** Whether nobody outside a group would let its processes go on: such a group is not stopped from the terminal. */
    private boolean isOrphaned(int group) {
        for (ProcessEntry each : entries.values()) {
            if (each.group == group && each.state == ProcessState.RUNNING) {
                ProcessEntry parent = entries.get(each.record.parent());
                if (parent != null && parent.state == ProcessState.RUNNING && !parent.record.server() && parent.group != group) {
                    return false;
                }
            }
        }
        return true;
    }

    private void hangUpOrphans(int parent) {
        for (ProcessEntry each : new ArrayList<>(entries.values())) {
            if (each.record.parent() == parent && each.isStopped() && isOrphaned(each.group)) {
                hangUp(each.group);
            }
        }
    }

    /** Who could let them go on is gone. */
    private void hangUp(int group) {
        for (int signal : new int[] {Signals.HANG_UP, Signals.CONTINUE}) {
            try {
                signal(-group, signal);
            } catch (StatusException over) {
                // The first signal has ended them.
            }
        }
    }

    /**
     * Sends a signal.
     *
     * @param target number of a process, or the negative one of a group
     * @throws StatusException {@code NOT_FOUND}, {@code BAD_ARGUMENT}, {@code ACCESS_DENIED}, {@code BAD_STATE}
     */
    void signal(int target, int signal) throws StatusException {
        for (ProcessEntry each : reached(target, signal)) {
            deliver(each, signal);
        }
    }

    /**
     * Sends a signal to several, or to none if one of them cannot have it. This server's own process is the last.
     *
     * @throws StatusException as {@link #signal}
     */
    void signalAll(int[] targets, int signal) throws StatusException {
        List<ProcessEntry> all = new ArrayList<>();
        for (int each : targets) {
            all.addAll(reached(each, signal));
        }
        all.sort(Comparator.comparing(each -> each.record.number() == ProcessManagerServer.SELF));
        for (ProcessEntry each : all) {
            deliver(each, signal);
        }
    }

    /** Whom a signal goes to. */
    private List<ProcessEntry> reached(int target, int signal) throws StatusException {
        if (signal < 0 || signal > Signals.LAST || target == 0 || target == Integer.MIN_VALUE) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        if (target > 0) {
            ProcessEntry entry = get(target);
            if (entry.state != ProcessState.RUNNING) {
                throw new StatusException(ServiceStatus.NOT_FOUND);
            }
            if (entry.record.server() && signal != Signals.KILL && signal != 0) {
                throw new StatusException(Status.ACCESS_DENIED);
            }
            checkTerminalUse(entry.group, signal);
            return List.of(entry);
        }
        checkTerminalUse(-target, signal);
        List<ProcessEntry> group = new ArrayList<>();
        for (ProcessEntry entry : entries.values()) {
            if (entry.group == -target && entry.state == ProcessState.RUNNING && !entry.record.server()) {
                group.add(entry);
            }
        }
        if (group.isEmpty()) {
            throw new StatusException(ServiceStatus.NOT_FOUND);
        }
        return group;
    }

    /** Who uses the terminal from a group that nobody would let go on is told so, instead of being stopped. */
    private void checkTerminalUse(int group, int signal) throws StatusException {
        if ((signal == Signals.TERMINAL_INPUT || signal == Signals.TERMINAL_OUTPUT) && isOrphaned(group)) {
            throw new StatusException(Status.BAD_STATE);
        }
    }

    private void stop(ProcessEntry entry, int signal) throws StatusException {
        if (!entry.isStopped()) {
            control.suspend(entry);
            stopped(entry, signal);
        } else if (signal == Signals.STOP || signal == Signals.TERMINAL_STOP) {
            // Who was stopped because it read too early is stopped by a key all the same.
            stopped(entry, signal);
        }
    }

    private void stopped(ProcessEntry entry, int signal) throws StatusException {
        anyWasStopped = true;
        entry.record = entry.record.withStop(signal);
        control.keep(entry);
        tellParent(entry);
    }

    private void deliver(ProcessEntry entry, int signal) throws StatusException {
        long bit = 1L << signal;
        if (signal == 0) {
            return;
        }
        if (signal == Signals.CONTINUE && entry.isStopped()) {
            control.resume(entry);
            stopped(entry, 0);
        }
        if (signal != Signals.KILL && signal != Signals.STOP) {
            if ((entry.ignored & bit) != 0) {
                return;
            }
            if ((entry.caught & bit) != 0 && entry.signals != null) {
                control.notify(entry.signals, bit);
                return;
            }
        }
        switch (signal) {
            case Signals.CHILD, Signals.CONTINUE -> {}
            case Signals.STOP, Signals.TERMINAL_STOP, Signals.TERMINAL_INPUT, Signals.TERMINAL_OUTPUT -> {
                if (signal == Signals.STOP || !isOrphaned(entry.group)) {
                    stop(entry, signal);
                }
            }
            default -> {
                entry.fatalSignal = signal;
                if (entry.isStopped()) {
                    entry.record = entry.record.withStop(0);
                }
                control.kill(entry);
            }
        }
    }

    /**
     * Has signals sent to a Notify.
     *
     * @param notify is kept, and closed when it is replaced or the process is over
     * @throws StatusException {@code NOT_FOUND}: it does not run
     */
    void catchSignals(int number, Notify notify, long mask) throws StatusException {
        ProcessEntry entry = entries.get(number);
        if (entry == null || entry.state != ProcessState.RUNNING) {
            notify.close();
            throw new StatusException(ServiceStatus.NOT_FOUND);
        }
        if (entry.signals != null) {
            entry.signals.close();
        }
        entry.signals = notify;
        entry.caught = mask;
        entry.ignored &= ~mask;
        control.keepSignals(entry);
    }

    /** @throws StatusException {@code NOT_FOUND}: there is no such process */
    void ignoreSignals(int number, long mask) throws StatusException {
        ProcessEntry entry = get(number);
        entry.ignored = mask;
        entry.caught &= ~mask;
        control.keepSignals(entry);
    }

    /**
     * Moves a process to a group.
     *
     * @param caller the one who asks: moves itself or a child
     * @param number 0 for itself
     * @param group 0 for a new one
     */
    void setGroup(int caller, int number, int group) throws StatusException {
        ProcessEntry entry = get(number == 0 ? caller : number);
        if (entry.record.number() != caller && entry.record.parent() != caller) {
            throw new StatusException(Status.ACCESS_DENIED);
        }
        if (entry.state != ProcessState.RUNNING) {
            throw new StatusException(ServiceStatus.NOT_FOUND);
        }
        if (group < 0) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        entry.group = group == 0 ? entry.record.number() : group;
        entry.record = entry.record.withGroup(entry.group);
        control.keep(entry);
    }
}
