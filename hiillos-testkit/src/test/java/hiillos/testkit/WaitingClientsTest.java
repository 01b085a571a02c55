package hiillos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.Calls;
import hiillos.abi.Connection;
import hiillos.abi.Environment;
import hiillos.abi.Job;
import hiillos.abi.Notify;
import hiillos.abi.Pending;
import hiillos.abi.Sender;
import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.WireBuffer;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.CapabilityPage;
import hiillos.abi.protocol.FileProxy;
import hiillos.abi.protocol.FileSystem;
import hiillos.abi.protocol.FileSystemProxy;
import hiillos.abi.protocol.PipeEnds;
import hiillos.abi.protocol.Ready;
import hiillos.abi.protocol.ServiceInformation;
import hiillos.abi.protocol.Signals;
import hiillos.abi.protocol.TerminalProxy;
import hiillos.posix.OpenFile;
import hiillos.posix.Poll;
import hiillos.posix.PosixException;
import hiillos.posix.PosixSystem;
import hiillos.posix.server.ServerSystem;
import hiillos.posix.server.Services;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that wait: servers forget those that have given up, tell those that only watch, and keep nothing of what was not sound. */
@Timeout(120)
class WaitingClientsTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MANY = 600;
    /** Of what a server has under way, as opposed to what it keeps. */
    private static final int FEW = 100;
    private static final long SHORT_NANOS = 500_000;
    private static final int PROCESS_MANAGER = 1;
    private static final int SHARE = 17;
    private static final int CATCH_SIGNALS = 7;

    private InProcessSystem system;
    private FileSystem files;

    @BeforeEach
    void start() {
        system = InProcessSystem.builder().withShell().start();
        files = system.connect("files", FileSystemProxy::new);
    }

    @AfterEach
    void end() {
        system.close();
    }

    private int process(String server) throws StatusException {
        for (ServiceInformation each : system.services().services()) {
            if (each.name().equals(server)) {
                return each.process();
            }
        }
        throw new AssertionError("there is no server " + server);
    }

    private int countHandles(int server) throws StatusException {
        int count = 0;
        int from = 0;
        do {
            CapabilityPage page = system.processes().capabilities(server, from);
            count += page.entries().length;
            from = page.next();
        } while (from != 0);
        return count;
    }

    /** A call that ends somehow. */
    @FunctionalInterface
    private interface Attempt {
        void run() throws StatusException;
    }

    /** Does it often; returns how many handles more a server has then. */
    private int growth(int server, int status, Attempt attempt) throws StatusException {
        int before = countHandles(server);
        for (int i = 0; i < MANY; i++) {
            int found = assertThrows(StatusException.class, attempt::run).status();
            // The time may be over before the call begins.
            assertEquals(ServiceStatus.name(status), ServiceStatus.name(found == Status.SHOULD_WAIT ? Status.TIMED_OUT : found));
        }
        return countHandles(server) - before;
    }

    private static Connection impatient(Sender sender) {
        return new Connection(sender).withTimeout(SHORT_NANOS);
    }

    @Test
    void readersThatHaveGivenUpAreForgotten() throws StatusException {
        PipeEnds ends = files.pipe();
        FileProxy reader = new FileProxy(impatient(ends.reader()));
        assertTrue(growth(process("vfs"), Status.TIMED_OUT, () -> reader.read(1)) < FEW, "replies of a pipe");
        TerminalProxy terminal = new TerminalProxy(impatient(system.connect("console2", Connection::sender)));
        assertTrue(growth(process("outputd"), Status.TIMED_OUT, () -> terminal.read(1)) < FEW, "replies of a terminal");
        try (FileProxy writer = new FileProxy(new Connection(ends.writer()))) {
            assertEquals(1, writer.write(new byte[1]), "it is served still");
        }
    }

    @Test
    void writersThatHaveGivenUpAreForgotten() throws StatusException {
        PipeEnds ends = files.pipe();
        FileProxy writer = new FileProxy(new Connection(ends.writer()));
        for (int i = 0; i < 16; i++) {
            assertEquals(1024, writer.write(new byte[1024]));
        }
        FileProxy hasty = new FileProxy(impatient(ends.writer()));
        assertTrue(growth(process("vfs"), Status.TIMED_OUT, () -> hasty.write(new byte[1024])) < FEW);
        assertEquals(ServiceStatus.name(Status.BAD_ARGUMENT),
                assertThrows(StatusException.class, () -> writer.write(new byte[1025])).getMessage());
        ends.reader().close();
    }

    /** The capability is sound and what follows it is not: nobody would ever close it. */
    @Test
    void capabilitiesOfMalformedMessagesAreClosed() throws StatusException {
        Job job = Environment.current().job();
        Connection toFiles = system.connect("files", connection -> connection);
        assertTrue(growth(process("vfs"), ServiceStatus.BAD_MESSAGE, () -> {
            WireBuffer wire = toFiles.begin();
            try (var frame = job.frame(4096)) {
                wire.putHandle(frame);
                wire.putLong(1);
                toFiles.call(SHARE, wire);
            } finally {
                toFiles.end(wire);
            }
        }) < FEW);
        Connection toProcesses = system.connect("processes", connection -> connection);
        assertTrue(growth(PROCESS_MANAGER, ServiceStatus.BAD_MESSAGE, () -> {
            WireBuffer wire = toProcesses.begin();
            try (Notify notify = job.notification()) {
                wire.putHandle(notify);
                toProcesses.call(CATCH_SIGNALS, wire);
            } finally {
                toProcesses.end(wire);
            }
        }) < FEW);
    }

    @Test
    void whoWatchesAPipeIsToldOnce() throws StatusException {
        PipeEnds ends = files.pipe();
        Notify notify = Environment.current().job().notification();
        FileProxy reader = new FileProxy(new Connection(ends.reader()));
        FileProxy writer = new FileProxy(new Connection(ends.writer()));
        assertNull(writer.watch(Ready.WRITE, notify, 1), "there is room");
        Sender watch = reader.watch(Ready.READ, notify, 2);
        assertNotNull(watch);
        assertEquals(0, notify.take(-1));
        writer.write(new byte[1]);
        assertEquals(2, notify.await(-1, Long.MAX_VALUE));
        assertEquals(1, reader.read(10).length);
        writer.write(new byte[1]);
        assertEquals(0, notify.take(-1), "once");
        assertNull(reader.watch(Ready.READ, notify, 2), "there is a byte");
        watch.close();
        for (int i = 0; i < 15; i++) {
            writer.write(new byte[1024]);
        }
        assertEquals(0, writer.ready(), "no room for four KiB");
        Sender room = writer.watch(Ready.WRITE, notify, 4);
        reader.read(1024);
        reader.read(1024);
        assertEquals(0, notify.take(-1));
        reader.read(1024);
        reader.read(1024);
        assertEquals(4, notify.await(-1, Long.MAX_VALUE));
        room.close();
        Sender end = writer.watch(0, notify, 8);
        reader.close();
        assertEquals(8, notify.await(-1, Long.MAX_VALUE), "that the other side is gone is always told");
        end.close();
    }

    @Test
    void whoWatchesATerminalIsToldWhenSomethingIsTyped() throws StatusException {
        system.serial().waitForText("~ $ ", LIMIT);
        TerminalProxy terminal = system.connect("console", TerminalProxy::new);
        Notify notify = Environment.current().job().notification();
        Sender watch = terminal.watch(Ready.READ, notify, 1);
        assertNotNull(watch);
        system.type("x");
        assertEquals(1, notify.await(-1, Long.MAX_VALUE));
        watch.close();
    }

    @Test
    void watchesEndWithTheirClientsCapability() throws StatusException {
        PipeEnds ends = files.pipe();
        FileProxy reader = new FileProxy(new Connection(ends.reader()));
        Notify notify = Environment.current().job().notification();
        int before = countHandles(process("vfs"));
        for (int i = 0; i < MANY; i++) {
            reader.watch(Ready.READ, notify, 1).close();
        }
        assertTrue(countHandles(process("vfs")) - before < FEW);
        StatusException tooMany = assertThrows(StatusException.class, () -> {
            for (int i = 0; i < MANY; i++) {
                assertNotNull(reader.watch(Ready.READ, notify, 1));
            }
        });
        assertEquals(ServiceStatus.TOO_MANY, tooMany.status());
        assertEquals(0, reader.ready());
    }

    private ServerSystem posix() {
        return new ServerSystem(new Services(files, system.processes(), null, Environment.current(),
                sender -> new FileProxy(new Connection(sender)), sender -> new TerminalProxy(new Connection(sender))));
    }

    /** Waits in another thread for both, one of which the test writes to. */
    private static Pending<Void> waits(Calls calls, PosixSystem posix, OpenFile first, OpenFile second)
            throws StatusException {
        return calls.begin(() -> {
            try {
                posix.waitReady(new OpenFile[] {first, second}, new int[] {Poll.READABLE, Poll.READABLE}, Long.MAX_VALUE);
            } catch (PosixException error) {
                throw new StatusException(ServiceStatus.STALE);
            }
            return null;
        });
    }

    @Test
    void whoWaitsForSeveralFilesGoesOnWithTheFirstThatIsReady() throws Exception {
        PosixSystem posix = posix();
        OpenFile[] quiet = posix.pipe();
        OpenFile[] busy = posix.pipe();
        int before = countHandles(process("vfs"));
        for (int i = 0; i < FEW; i++) {
            posix.waitReady(new OpenFile[] {quiet[0], busy[0]}, new int[] {Poll.READABLE, Poll.READABLE},
                    posix.monotonicNanos() + SHORT_NANOS);
        }
        try (Calls calls = new Calls(1, 1)) {
            Pending<Void> waiting = waits(calls, posix, quiet[0], busy[0]);
            busy[1].write(new byte[1], 0, 1);
            waiting.await();
            assertEquals(1, busy[0].read(new byte[2], 0, 2));
            Pending<Void> again = waits(calls, posix, quiet[0], busy[0]);
            quiet[1].close();
            again.await();
        }
        assertEquals(0, busy[0].readyEvents());
        assertEquals(Poll.READABLE | Poll.HANGUP, quiet[0].readyEvents());
        assertTrue(countHandles(process("vfs")) - before < FEW, "what was only for the waits is gone");
    }

    @Test
    void whoWaitsForAPipeHearsThatItsServerIsAnotherOne() throws Exception {
        PosixSystem posix = posix();
        OpenFile[] first = posix.pipe();
        OpenFile[] second = posix.pipe();
        try (Calls calls = new Calls(1, 1)) {
            Pending<Void> waiting = waits(calls, posix, first[0], second[0]);
            system.processes().signal(process("vfs"), Signals.KILL);
            assertThrows(StatusException.class, waiting::await);
        }
    }

    @Test
    void whatAShellCatchesIsKnownToALaterProcessManager() throws StatusException {
        system.serial().waitForText("~ $ ", LIMIT);
        system.type("trap 'echo it was ca''ught' USR1\r");
        system.type("kill -KILL 1; kill -USR1 $$; echo go''es on\r");
        system.serial().waitForText("it was caught", LIMIT);
        system.serial().waitForText("goes on", LIMIT);
    }

    @Test
    void whatIsTypedAheadReachesTheProgramThatReadsItAndThenTheShell() throws StatusException {
        system.serial().waitForText("~ $ ", LIMIT);
        system.type("cat\rfor the program\r\u0004echo for the sh''ell\r");
        system.serial().waitForText("\nfor the shell", LIMIT);
        assertTrue(system.serial().text().contains("for the program"));
        assertFalse(system.serial().text().contains("not found"), system.serial().tail());
    }

    @Test
    void aSignalInterruptsAReadOfAPipe() throws StatusException {
        system.serial().waitForText("~ $ ", LIMIT);
        system.type("sleep 100 | sh -c 'trap \"echo the tr\"\"apped\" USR1; (sleep 1; kill -USR1 $$) & read line'\r");
        system.serial().waitForText("the trapped", LIMIT);
    }
}
