package hiillos.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import hiillos.abi.Connection;
import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.FileInformation;
import hiillos.abi.protocol.FileKind;
import hiillos.abi.protocol.BootFiles;
import hiillos.abi.protocol.BootProcess;
import hiillos.abi.protocol.BootProcesses;
import hiillos.abi.protocol.ProcessState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What init prints; its imports are mocks. */
class GreetingTest {
    private static final String FILE = "initfs:///etc/motd";

    private final BootFiles files = mock(BootFiles.class);
    private final BootProcesses processes = mock(BootProcesses.class);
    private final List<String> console = new ArrayList<>();

    private void fileHas(String text) throws StatusException {
        when(files.open(FILE)).thenReturn(4);
        when(files.read(eq(4), anyInt())).thenReturn(text.getBytes(), new byte[0]);
    }

    private void run(ProcessState... states) throws StatusException {
        BootProcess[] list = new BootProcess[states.length];
        for (int i = 0; i < states.length; i++) {
            list[i] = new BootProcess(i + 1, "server" + i, states[i], 0);
        }
        when(processes.list()).thenReturn(list);
        new Greeting(files, processes, console::add).run();
    }

    @Test
    void theMessageThenHowManyServersRun() throws StatusException {
        fileHas("Welcome.\n\nEnjoy.");
        run(ProcessState.RUNNING, ProcessState.FAULTED, ProcessState.RUNNING, ProcessState.RUNNING);
        assertEquals(List.of("Welcome.", "", "Enjoy.", "hiillos: init: 3 servers up"), console);
        verify(files).close(4);
    }

    @Test
    void withoutAMessageTheSystemIsUpAllTheSame() throws StatusException {
        when(files.open(FILE)).thenThrow(new StatusException(ServiceStatus.NOT_FOUND));
        run(ProcessState.RUNNING);
        assertEquals(List.of("hiillos: init: cannot read initfs:///etc/motd: NOT_FOUND", "hiillos: init: 1 server up"), console);
    }

    @Test
    void theDemonstrationTellsWhoGoesOn() throws StatusException {
        when(processes.find("crash")).thenThrow(new StatusException(Status.REPLY_DROPPED));
        when(files.information(FILE)).thenReturn(new FileInformation(FileKind.FILE, 57));
        new CrashDemonstration(files, processes, console::add).run();
        assertEquals(List.of("hiillos: init: the call of pm failed: REPLY_DROPPED",
                "hiillos: init: vfs goes on: initfs:///etc/motd has 57 bytes"), console);
    }

    @Test
    void failedChecksAreReportedAndCounted() throws StatusException {
        when(files.open(anyString())).thenThrow(new StatusException(ServiceStatus.TOO_MANY));
        Connection dead = new Connection(message -> -Status.PEER_CLOSED);
        int failures = new SystemChecks(files, processes, dead, console::add, () -> true).run();
        assertEquals("TAP version 13", console.get(0));
        assertTrue(console.get(1).startsWith("not ok 1 - files: a file is read whole"), console.get(1));
        assertTrue(console.contains("ok 12 - clock: it goes on"), console.toString());
        assertEquals("1..12", console.get(13));
        assertEquals(console.stream().filter(line -> line.startsWith("not ok ")).count(), failures);
        assertEquals(10, failures);
    }
}
