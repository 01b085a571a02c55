package hiillos.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.protocol.ProcessInformation;
import hiillos.abi.protocol.ProcessManager;
import hiillos.abi.protocol.ProcessState;
import hiillos.abi.protocol.Terminal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EarlierShellTest {
    private final Terminal terminal = mock();
    private final ProcessManager processes = mock();
    private final EarlierShell earlier = new EarlierShell(terminal, processes, "-sh");

    private static ProcessInformation process(int number, int parent, int group, String name, ProcessState state) {
        return new ProcessInformation(number, parent, group, name, state, 0, 0, false, 0, 0);
    }

    private void given(ProcessInformation... all) throws StatusException {
        when(processes.information(anyInt())).thenThrow(new StatusException(ServiceStatus.NOT_FOUND));
        for (ProcessInformation each : all) {
            org.mockito.Mockito.doReturn(each).when(processes).information(each.number());
        }
        // Two at a time.
        when(processes.list(anyInt())).thenAnswer(call -> Arrays.stream(all).filter(each -> each.number() >= (int) call.getArgument(0))
                .limit(2).toArray(ProcessInformation[]::new));
    }

    @Test
    void nobodyWasEverInTheForeground() throws StatusException {
        given(process(8, 2, 8, "-sh", ProcessState.RUNNING));
        assertFalse(earlier.isPossible());
        assertEquals(0, earlier.number());
    }

    @Test
    void theShellAtItsPrompt() throws StatusException {
        when(terminal.foregroundGroup()).thenReturn(8);
        given(process(1, 0, 1, "pm", ProcessState.RUNNING), process(2, 0, 2, "init", ProcessState.KILLED),
                process(8, 2, 8, "-sh", ProcessState.RUNNING), process(9, 0, 9, "init", ProcessState.RUNNING));
        assertTrue(earlier.isPossible());
        assertEquals(8, earlier.number());
        assertTrue(earlier.runs(8));
        assertFalse(earlier.runs(2));
        assertFalse(earlier.runs(99));
    }

    @Test
    void theShellBehindAProgram() throws StatusException {
        when(terminal.foregroundGroup()).thenReturn(12);
        given(process(8, 2, 8, "-sh", ProcessState.RUNNING), process(11, 8, 12, "sh", ProcessState.RUNNING),
                process(12, 11, 12, "cat", ProcessState.EXITED), process(13, 11, 12, "sleep", ProcessState.RUNNING));
        assertEquals(8, earlier.number());
    }

    @Test
    void aShellThatHasEndedIsNone() throws StatusException {
        when(terminal.foregroundGroup()).thenReturn(8);
        given(process(8, 2, 8, "-sh", ProcessState.EXITED), process(14, 8, 8, "sleep", ProcessState.RUNNING));
        assertEquals(0, earlier.number());
    }
}
