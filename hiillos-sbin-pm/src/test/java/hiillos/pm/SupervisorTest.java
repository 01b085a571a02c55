package hiillos.pm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import hiillos.abi.Job;
import hiillos.abi.Receiver;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.KeptServer;
import hiillos.abi.protocol.Vault;
import hiillos.launch.ImageIndex;
import hiillos.launch.Manifest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a process manager does with servers that an earlier one has started. */
class SupervisorTest {
    private static final String[] NAMES = {"running", "ended", "between", "new"};

    private final Programs programs = mock();
    private final Supervisor.Starter starter = mock();
    private final Vault vault = mock();
    private final List<String> started = new ArrayList<>();
    private Supervisor supervisor;

    private static Manifest manifest(String name) {
        return new Manifest(name, 1, List.of(), List.of(), Manifest.Devices.NONE, 0, 0, 16);
    }

    @BeforeEach
    void anEarlierOneHasLeftThreeServers() throws StatusException {
        ImageIndex index = new ImageIndex();
        index.addDirectory("sbin", 0755, 0);
        for (String name : NAMES) {
            index.addFile("sbin/" + name, 0, 0, 0755, 0);
            when(programs.load("sbin/" + name)).thenReturn(new Programs.Loaded(null, manifest(name)));
        }
        when(programs.index()).thenReturn(index);
        when(vault.servers()).thenReturn(NAMES);
        for (String name : NAMES) {
            when(vault.server(name)).thenReturn(new KeptServer(new Receiver(0), new Job(0), null, name.equals("new") ? 0 : 3));
        }
        when(starter.start(any(), any())).thenAnswer(call -> {
            started.add(((ServerState) call.getArgument(0)).manifest.name());
            return 40 + started.size();
        });
        supervisor = new Supervisor(manifest("pm"), programs, starter, vault, () -> 0, text -> {});
        supervisor.recover();
        supervisor.adopt("running", 5);
        supervisor.adopt("ended", 6);
    }

    @Test
    void aServerThatEndedTogetherWithTheManagerIsStartedAgain() throws StatusException {
        supervisor.ended("ended", 6, ExitReason.of(ExitReason.KILLED, 0));
        assertEquals(List.of("ended"), started);
    }

    @Test
    void aServerWithoutAProcessIsStartedAgainButNotOneThatNeverWas() throws StatusException {
        supervisor.ended("ended", 6, ExitReason.of(ExitReason.KILLED, 0));
        supervisor.startAgain();
        assertEquals(List.of("ended", "between"), started);
        supervisor.startAgain();
        assertEquals(List.of("ended", "between"), started);
    }

    /** There was no memory for its Receiver: when there is, it can be started. */
    @Test
    void aServerThatCouldNotBeProvidedForIsAddedLater() throws StatusException {
        when(programs.load("sbin/late")).thenReturn(new Programs.Loaded(null, manifest("late")));
        doThrow(new StatusException(Status.OUT_OF_QUOTA)).doAnswer(call -> {
            ((ServerState) call.getArgument(0)).receiver = new Receiver(0);
            return null;
        }).when(starter).provide(any());
        assertTrue(supervisor.start("late", true).startsWith("late cannot start: "));
        assertEquals("", supervisor.start("late", true));
        assertEquals(List.of("late"), started);
    }
}
