package hiillos.pm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hiillos.abi.StatusException;
import hiillos.abi.kernel.ExitReason;
import hiillos.abi.protocol.BootProcess;
import hiillos.abi.protocol.BootProcesses;
import hiillos.abi.protocol.ProcessState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.mockito.Mockito;

class ProcessTableTest {
    private final ProcessTable table = new ProcessTable();

    private static void assertFails(String status, Executable call) {
        assertEquals(status, assertThrows(StatusException.class, call).getMessage());
    }

    @Test
    void startsAndEndsAreKept() throws StatusException {
        table.started(1, "pm");
        table.started(2, "vfs");
        table.started(5, "vfs");
        table.ended(2, ExitReason.of(ExitReason.FAULTED, 14));
        table.ended(5, ExitReason.of(ExitReason.EXITED, -3));

        assertArrayEquals(new BootProcess[] {
            new BootProcess(1, "pm", ProcessState.RUNNING, 0),
            new BootProcess(2, "vfs", ProcessState.FAULTED, 14),
            new BootProcess(5, "vfs", ProcessState.EXITED, -3),
        }, table.list());
        assertEquals(5, table.find("vfs").number());
        assertEquals("vfs", table.information(2).name());
    }

    @Test
    void whatMakesNoSenseIsRefused() throws StatusException {
        table.started(3, "a");
        assertFails("ALREADY_EXISTS", () -> table.started(3, "b"));
        assertFails("ALREADY_EXISTS", () -> table.started(2, "b"));
        assertFails("BAD_ARGUMENT", () -> table.started(0, "b"));
        assertFails("NOT_FOUND", () -> table.ended(4, ExitReason.of(ExitReason.KILLED, 0)));
        assertFails("BAD_ARGUMENT", () -> table.ended(3, ExitReason.of(9, 0)));
        table.ended(3, ExitReason.of(ExitReason.KILLED, 0));
        assertFails("BAD_STATE", () -> table.ended(3, ExitReason.of(ExitReason.KILLED, 0)));
        assertFails("NOT_FOUND", () -> table.information(1));
        assertFails("NOT_FOUND", () -> table.find("b"));
        assertEquals(1, table.list().length);
    }

    @Test
    void onlyTheTriggerCrashes() throws StatusException {
        BootProcesses delegate = Mockito.mock(BootProcesses.class);
        BootProcess process = new BootProcess(1, "pm", ProcessState.RUNNING, 0);
        Mockito.when(delegate.find("pm")).thenReturn(process);
        CrashingProcessManager crashing = new CrashingProcessManager(delegate);

        assertEquals(process, crashing.find("pm"));
        assertThrows(NullPointerException.class, () -> crashing.find(CrashingProcessManager.TRIGGER));
    }
}
