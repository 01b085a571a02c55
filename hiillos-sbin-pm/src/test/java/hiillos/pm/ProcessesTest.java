package hiillos.pm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hiillos.abi.Job;
import hiillos.abi.Notify;
import hiillos.abi.ProcessControl;
import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.ProcessRecord;
import hiillos.abi.protocol.ProcessState;
import hiillos.abi.protocol.Signals;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    private final List<String> done = new ArrayList<>();
    private final Processes processes = new Processes(new Processes.Control() {
        @Override
        public void kill(ProcessEntry process) {
            done.add("kill " + process.record.number());
        }

        @Override
        public void suspend(ProcessEntry process) {
            done.add("suspend " + process.record.number());
        }

        @Override
        public void resume(ProcessEntry process) {
            done.add("resume " + process.record.number());
        }

        @Override
        public void keep(ProcessEntry process) {
            done.add("keep " + process.record.number() + " " + process.record.stopSignal());
        }

        @Override
        public void keepSignals(ProcessEntry process) {
            done.add("signals " + process.record.number() + " " + process.caught + " " + process.ignored);
        }

        @Override
        public void notify(Notify notify, long bits) {
            done.add("bits " + bits);
        }
    });

    private ProcessEntry add(int parent, int group, boolean server) {
        int number = processes.nextNumber();
        ProcessEntry entry = new ProcessEntry(new ProcessRecord(number, parent, group, "p" + number, server),
                new ProcessControl(0), new Job(0));
        processes.add(entry);
        return entry;
    }

    private void signal(int target, int signal) throws StatusException {
        done.clear();
        processes.signal(target, signal);
    }

    private void assertFails(int status, int target, int signal) {
        assertEquals(status, assertThrows(StatusException.class, () -> signal(target, signal)).status());
    }

    @Test
    void numbersGoUpAndAreNeverUsedAgain() {
        assertEquals(1, add(0, 0, true).record.number());
        processes.skipTo(7);
        assertEquals(8, add(0, 0, true).record.number());
        processes.skipTo(3);
        assertEquals(9, processes.nextNumber());
    }

    @Test
    void signalsDoWhatTheyDoByDefault() throws StatusException {
        ProcessEntry one = add(0, 0, false);
        signal(1, 0);
        assertEquals(List.of(), done);
        signal(1, Signals.CHILD);
        assertEquals(List.of(), done);
        signal(1, Signals.STOP);
        assertEquals(List.of("suspend 1", "keep 1 19"), done);
        assertEquals(Signals.STOP, one.information(0, 0).detail());
        signal(1, Signals.TERMINAL_STOP);
        assertEquals(List.of(), done);
        signal(1, Signals.CONTINUE);
        assertEquals(List.of("resume 1", "keep 1 0"), done);
        signal(1, Signals.CONTINUE);
        assertEquals(List.of(), done);
        signal(1, Signals.INTERRUPT);
        assertEquals(List.of("kill 1"), done);
        processes.ended(one, ExitReason.of(ExitReason.KILLED, 0));
        assertEquals(Signals.INTERRUPT, processes.get(1).detail);
        assertFails(ServiceStatus.NOT_FOUND, 1, 0);
    }

    @Test
    void signalsAreCaughtAndIgnored() throws StatusException {
        ProcessEntry one = add(0, 0, false);
        processes.catchSignals(1, new Notify(0), 1L << Signals.INTERRUPT | 1L << Signals.KILL);
        signal(1, Signals.INTERRUPT);
        assertEquals(List.of("bits 4"), done);
        signal(1, Signals.KILL);
        assertEquals(List.of("kill 1"), done);
        processes.ignoreSignals(1, 1L << Signals.INTERRUPT | 1L << Signals.STOP);
        signal(1, Signals.INTERRUPT);
        assertEquals(List.of(), done);
        signal(1, Signals.STOP);
        assertEquals(List.of("suspend 1", "keep 1 19"), done);
        processes.ignoreSignals(1, 0);
        signal(1, Signals.INTERRUPT);
        assertEquals(List.of("kill 1"), done);
    }

    @Test
    void whatIsCaughtAndTheGroupAreKeptForALaterProcessManager() throws StatusException {
        ProcessEntry one = add(0, 0, false);
        processes.catchSignals(1, new Notify(0), 1L << Signals.INTERRUPT);
        processes.ignoreSignals(1, 1L << Signals.QUIT);
        processes.setGroup(1, 0, 7);
        assertEquals(List.of("signals 1 4 0", "signals 1 4 8", "keep 1 0"), done);
        assertEquals(7, one.record.group());
        processes.ended(one, ExitReason.of(ExitReason.EXITED, 0));
        done.clear();
        assertThrows(StatusException.class, () -> processes.catchSignals(1, new Notify(0), 2));
        assertThrows(StatusException.class, () -> processes.catchSignals(5, new Notify(0), 2));
        assertThrows(StatusException.class, () -> processes.setGroup(1, 0, 3));
        assertEquals(List.of(), done, "nothing is kept of one that is over");
    }

    /** A group is stopped from the terminal only if somebody outside of it can let it go on: its parent, but not a server. */
    @Test
    void orphanedGroupsAreNotStoppedFromTheTerminal() throws StatusException {
        add(0, 0, true);
        ProcessEntry shell = add(1, 2, false);
        add(2, 2, false);
        ProcessEntry job = add(2, 0, false);
        for (int signal : new int[] {Signals.TERMINAL_STOP, Signals.TERMINAL_INPUT, Signals.TERMINAL_OUTPUT}) {
            signal(-4, signal);
            assertEquals(List.of("suspend 4", "keep 4 " + signal), done);
            signal(-4, Signals.TERMINAL_STOP);
            assertEquals(List.of("keep 4 " + Signals.TERMINAL_STOP), done);
            signal(4, Signals.CONTINUE);
        }
        signal(-2, Signals.TERMINAL_STOP);
        assertEquals(List.of(), done);
        assertFails(Status.BAD_STATE, -2, Signals.TERMINAL_INPUT);
        assertFails(Status.BAD_STATE, 3, Signals.TERMINAL_OUTPUT);
        signal(3, Signals.STOP);
        assertEquals(List.of("suspend 3", "keep 3 19"), done);
        // Without the shell the stopped group is orphaned, too, and hung up.
        signal(4, Signals.TERMINAL_STOP);
        done.clear();
        processes.ended(shell, ExitReason.of(ExitReason.EXITED, 0));
        assertEquals(List.of("kill 3", "kill 4"), done);
        assertEquals(0, job.record.stopSignal());
    }

    @Test
    void parentsThatAskForItHearOfTheirChildren() throws StatusException {
        ProcessEntry parent = add(0, 0, false);
        ProcessEntry child = add(1, 0, false);
        signal(2, Signals.STOP);
        signal(2, Signals.CONTINUE);
        assertEquals(List.of("resume 2", "keep 2 0"), done);
        processes.catchSignals(parent.record.number(), new Notify(0), 1L << Signals.CHILD);
        signal(2, Signals.STOP);
        assertEquals(List.of("suspend 2", "keep 2 19", "bits " + (1 << Signals.CHILD)), done);
        signal(2, Signals.CONTINUE);
        assertEquals(List.of("resume 2", "keep 2 0", "bits " + (1 << Signals.CHILD)), done);
        done.clear();
        processes.ended(child, ExitReason.of(ExitReason.EXITED, 0));
        assertEquals(List.of("bits " + (1 << Signals.CHILD)), done);
    }

    @Test
    void groupsAreSignalledWithoutServers() throws StatusException {
        add(0, 0, true);
        add(1, 1, false);
        add(1, 0, false);
        add(3, 3, false);
        signal(-3, Signals.TERMINATE);
        assertEquals(List.of("kill 3", "kill 4"), done);
        signal(-1, Signals.TERMINATE);
        assertEquals(List.of("kill 2"), done);
        assertFails(ServiceStatus.NOT_FOUND, -9, Signals.TERMINATE);
        assertFails(Status.ACCESS_DENIED, 1, Signals.TERMINATE);
        signal(1, Signals.KILL);
        assertEquals(List.of("kill 1"), done);
    }

    @Test
    void impossibleSignalsAreRefused() {
        add(0, 0, false);
        assertFails(Status.BAD_ARGUMENT, 1, -1);
        assertFails(Status.BAD_ARGUMENT, 1, 32);
        assertFails(Status.BAD_ARGUMENT, 0, 1);
        assertFails(Status.BAD_ARGUMENT, Integer.MIN_VALUE, 1);
        assertFails(ServiceStatus.NOT_FOUND, 2, 1);
    }

    @Test
    void onlyItselfAndItsChildrenAreMovedToAGroup() throws StatusException {
        add(0, 0, false);
        add(1, 1, false);
        processes.setGroup(1, 2, 0);
        assertEquals(2, processes.get(2).group);
        processes.setGroup(1, 0, 2);
        assertEquals(2, processes.get(1).group);
        assertThrows(StatusException.class, () -> processes.setGroup(2, 1, 0));
        assertThrows(StatusException.class, () -> processes.setGroup(1, 2, -1));
    }

    @Test
    void endedOnesAreForgottenWhenTheyAreMany() {
        ProcessEntry runs = add(0, 0, false);
        for (int i = 0; i < Processes.REMEMBERED + 1; i++) {
            processes.ended(add(0, 0, false), ExitReason.of(ExitReason.EXITED, i));
        }
        assertNull(processes.find(2));
        assertNotNull(processes.find(3));
        assertEquals(ProcessState.RUNNING, runs.state);
        assertEquals(1, processes.find(3).detail);
        assertEquals(32, processes.from(0).size());
        assertEquals(List.of(), processes.from(1000));
    }

    @Test
    void severalAreSignalledTogetherAndThisServerLast() throws StatusException {
        int self = add(0, 0, true).record.number();
        int vfs = add(0, 0, true).record.number();
        int program = add(vfs, 5, false).record.number();
        processes.signalAll(new int[] {self, -5, vfs}, Signals.KILL);
        assertEquals(List.of("kill " + program, "kill " + vfs, "kill " + self), done);
    }

    @Test
    void ifOneCannotBeSignalledNoneIs() {
        int vfs = add(0, 0, true).record.number();
        assertEquals(ServiceStatus.NOT_FOUND, assertThrows(StatusException.class,
                () -> processes.signalAll(new int[] {vfs, 99}, Signals.KILL)).status());
        assertEquals(Status.BAD_ARGUMENT, assertThrows(StatusException.class,
                () -> processes.signalAll(new int[] {vfs, 0}, Signals.KILL)).status());
        assertEquals(List.of(), done);
    }
}
