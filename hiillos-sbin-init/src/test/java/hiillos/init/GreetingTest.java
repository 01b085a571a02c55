package hiillos.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import hiillos.abi.Connection;
import hiillos.abi.Sender;
import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.File;
import hiillos.abi.protocol.FileKind;
import hiillos.abi.protocol.FileStatus;
import hiillos.abi.protocol.FileSystem;
import hiillos.abi.protocol.ProcessInformation;
import hiillos.abi.protocol.ProcessManager;
import hiillos.abi.protocol.ProcessState;
import hiillos.abi.protocol.Random;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What init prints; its imports are mocks. */
class GreetingTest {
    private static final String FILE = "initfs:///etc/motd";

    private final FileSystem files = mock(FileSystem.class);
    private final File file = mock(File.class);
    private final ProcessManager processes = mock(ProcessManager.class);
    private final TextFiles texts = new TextFiles(files, sender -> file);
    private final List<String> console = new ArrayList<>();

    private void run(ProcessState... states) throws StatusException {
        ProcessInformation[] list = new ProcessInformation[states.length];
        for (int i = 0; i < states.length; i++) {
            list[i] = new ProcessInformation(i + 1, 0, i + 1, "server" + i, states[i], 0, 0, false, 0, 0);
        }
        when(processes.list(anyInt())).thenReturn(list, new ProcessInformation[0]);
        new Greeting(texts, processes, console::add).run();
    }

    @Test
    void theMessageThenHowManyServersRun() throws StatusException {
        when(files.open(eq(FILE), anyInt(), anyInt())).thenReturn(new Sender(0));
        when(file.read(anyInt())).thenReturn("Welcome.\n\nEnjoy.".getBytes(), new byte[0]);
        run(ProcessState.RUNNING, ProcessState.FAULTED, ProcessState.RUNNING, ProcessState.RUNNING);
        assertEquals(List.of("Welcome.", "", "Enjoy.", "hiillos: init: 3 servers up"), console);
    }

    @Test
    void withoutAMessageTheSystemIsUpAllTheSame() throws StatusException {
        when(files.open(eq(FILE), anyInt(), anyInt())).thenThrow(new StatusException(ServiceStatus.NOT_FOUND));
        run(ProcessState.RUNNING);
        assertEquals(List.of("hiillos: init: cannot read initfs:///etc/motd: NOT_FOUND", "hiillos: init: 1 server up"), console);
    }

    @Test
    void theDemonstrationTellsWhoGoesOn() throws StatusException {
        Random random = mock(Random.class);
        when(random.bytes(anyInt())).thenThrow(new StatusException(Status.REPLY_DROPPED));
        when(files.status(eq(FILE), anyBoolean())).thenReturn(new FileStatus(FileKind.FILE, 57, 1, 1, 0644, 1, 0));
        new CrashDemonstration(files, random, console::add).run();
        assertEquals(List.of("hiillos: init: the call of rngd failed: REPLY_DROPPED",
                "hiillos: init: vfs goes on: initfs:///etc/motd has 57 bytes"), console);
    }

    @Test
    void failedChecksAreReportedAndCounted() throws StatusException {
        when(files.open(anyString(), anyInt(), anyInt())).thenThrow(new StatusException(ServiceStatus.TOO_MANY));
        when(processes.list(anyInt())).thenReturn(new ProcessInformation[0]);
        Connection dead = new Connection(message -> -Status.PEER_CLOSED);
        int failures = new SystemChecks(texts, files, processes, dead, console::add, () -> true).run();
        assertEquals("TAP version 13", console.get(0));
        assertTrue(console.get(1).startsWith("not ok 1 - files: a file is read whole"), console.get(1));
        assertTrue(console.contains("ok 14 - clock: it goes on"), console.toString());
        assertEquals("1..14", console.get(15));
        assertEquals(console.stream().filter(line -> line.startsWith("not ok ")).count(), failures);
        assertEquals(12, failures);
    }
}
