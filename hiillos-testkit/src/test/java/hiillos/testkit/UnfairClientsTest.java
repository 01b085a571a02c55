package hiillos.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.Calls;
import hiillos.abi.Connection;
import hiillos.abi.Environment;
import hiillos.abi.Frame;
import hiillos.abi.Job;
import hiillos.abi.Notify;
import hiillos.abi.Pending;
import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.ObjectInformation;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCalls;
import hiillos.abi.protocol.FileProxy;
import hiillos.abi.protocol.FileSystem;
import hiillos.abi.protocol.FileSystemProxy;
import hiillos.abi.protocol.OpenFlags;
import hiillos.abi.protocol.PipeEnds;
import hiillos.abi.protocol.SeekOrigin;
import hiillos.abi.protocol.ServiceInformation;
import hiillos.abi.protocol.Time;
import hiillos.abi.protocol.TimeProxy;
import hiillos.word.Memory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that take away what they share, ask for what cannot be, or wait and are gone: servers go on, and nothing is lost. */
@Timeout(120)
class UnfairClientsTest {
    private static final int PAGE = 4096;
    private static final int READ_WRITE = OpenFlags.READ | OpenFlags.WRITE | OpenFlags.CREATE;

    private InProcessSystem system;
    private FileSystem files;

    @BeforeEach
    void start() {
        system = InProcessSystem.builder().withShell().start();
        files = system.connect("files", FileSystemProxy::new);
    }

    @AfterEach
    void nobodyHadToBeStartedAgain() throws StatusException {
        for (ServiceInformation each : system.services().services()) {
            assertEquals(1, Math.max(1, each.starts()), each.name() + ":\n" + system.serial().tail());
        }
        system.close();
    }

    private static void assertFails(int status, org.junit.jupiter.api.function.Executable action) {
        assertEquals(ServiceStatus.name(status), assertThrows(StatusException.class, action).getMessage());
    }

    private static FileProxy file(hiillos.abi.Sender sender) throws StatusException {
        return new FileProxy(new Connection(sender));
    }

    @Test
    void aBufferCanBecomeShorter() throws StatusException {
        Frame frame = Environment.current().job().frame(2 * PAGE);
        long token = files.share(frame);
        try (FileProxy file = file(files.open("/f", READ_WRITE, 0644))) {
            assertEquals(5, file.write("hello".getBytes(StandardCharsets.UTF_8)));
            assertEquals(0, SystemCalls.frameResize(frame.number(), PAGE));
            assertFails(Status.BAD_ADDRESS, () -> file.readAt(token, PAGE, 5, 0));
            assertFails(Status.BAD_ADDRESS, () -> file.writeAt(token, PAGE, 5, 0));
            assertFails(Status.BAD_ADDRESS, () -> file.readAt(token, PAGE - 2, 5, 0));
            assertEquals(5, file.readAt(token, 100, 5, 0));
            byte[] read = new byte[5];
            assertEquals(5, SystemCalls.frameRead(frame.number(), 100, Memory.addressOf(read) + 16, 5));
            assertArrayEquals("hello".getBytes(StandardCharsets.UTF_8), read);
        }
    }

    @Test
    void aPipeNeedsTheBufferWhenTheBytesMove() throws StatusException {
        Frame frame = Environment.current().job().frame(2 * PAGE);
        long token = files.share(frame);
        PipeEnds ends = files.pipe();
        try (FileProxy reader = file(ends.reader()); FileProxy writer = file(ends.writer()); Calls calls = new Calls(1, 1)) {
            Pending<Integer> waiting = calls.begin(() -> reader.readShared(token, PAGE, 5));
            assertEquals(Status.TIMED_OUT, assertThrows(StatusException.class, () -> waiting.await(50)).status());
            assertEquals(0, SystemCalls.frameResize(frame.number(), PAGE));
            assertEquals(5, writer.write("hello".getBytes(StandardCharsets.UTF_8)));
            assertFails(Status.BAD_ADDRESS, waiting::await);
            assertArrayEquals("hello".getBytes(StandardCharsets.UTF_8), reader.read(100), "the bytes are the next reader's");
            assertFails(Status.BAD_ADDRESS, () -> writer.writeShared(token, PAGE, 5));
            assertFails(Status.BAD_ARGUMENT, () -> writer.writeShared(token, 0, Integer.MAX_VALUE));
            assertFails(ServiceStatus.STALE, () -> writer.writeShared(token + 1, 0, Integer.MAX_VALUE));
        }
    }

    @Test
    void aReaderThatIsGoneTakesNoBytesWithIt() throws StatusException {
        PipeEnds ends = files.pipe();
        try (FileProxy reader = file(ends.reader()); FileProxy writer = file(ends.writer()); Calls calls = new Calls(1, 1)) {
            Pending<byte[]> waiting = calls.begin(() -> reader.read(100));
            assertEquals(Status.TIMED_OUT, assertThrows(StatusException.class, () -> waiting.await(50)).status());
            waiting.cancel();
            assertFails(Status.CANCELLED, waiting::await);
            assertEquals(5, writer.write("hello".getBytes(StandardCharsets.UTF_8)));
            assertArrayEquals("hello".getBytes(StandardCharsets.UTF_8), reader.read(100));
        }
    }

    /** Whoever supplies a Frame's pages could let vfs wait for ever. */
    @Test
    void onlyOrdinaryFramesAreShared() throws StatusException {
        int job = Environment.current().job().number();
        int pager = system.connect("files", Connection::sender).number();
        Frame frame = new Frame((int) StatusException.check(SystemCalls.framePager(job, PAGE, pager)));
        assertFails(Status.NOT_SUPPORTED, () -> files.share(frame));
    }

    /** What vfs kept of a refused Frame would keep its Job's memory. */
    @Test
    void whatCannotBeSharedCostsNothing() throws StatusException {
        int pager = system.connect("files", Connection::sender).number();
        assertRefused(Status.NOT_SUPPORTED,
                job -> new Frame((int) StatusException.check(SystemCalls.framePager(job.number(), PAGE, pager))));
        assertRefused(Status.BAD_ARGUMENT, job -> job.frame((1 << 20) + PAGE));
        for (int i = 0; i < 8; i++) {
            files.share(Environment.current().job().frame(PAGE));
        }
        assertRefused(ServiceStatus.TOO_MANY, job -> job.frame(PAGE));
        files.open("/after", READ_WRITE, 0644).close();
    }

    @FunctionalInterface
    private interface Maker {
        Frame of(Job job) throws StatusException;
    }

    /** A Job gives back what it was promised when nothing that it paid for is left, with anybody. */
    private void assertRefused(int status, Maker maker) throws StatusException {
        long before = charged();
        try (Job job = Environment.current().job().child(256 << 10, 1); Frame frame = maker.of(job)) {
            assertTrue(charged() > before);
            assertFails(status, () -> files.share(frame));
        }
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (charged() > before) {
            assertTrue(System.nanoTime() < deadline, charged() + " bytes charged instead of " + before);
            Thread.onSpinWait();
        }
    }

    private static long charged() throws StatusException {
        byte[] record = new byte[ObjectInformation.JOB_BYTES];
        long address = Memory.addressOf(record) + 16;
        StatusException.check(SystemCalls.objectInformation(Environment.current().job().number(), ObjectInformation.COUNTERS, address,
                record.length));
        return Memory.loadLong(address + ObjectInformation.JOB_CHARGED);
    }

    @Test
    void placesBeyondAllNumbersAreRefused() throws StatusException {
        long token = files.share(Environment.current().job().frame(PAGE));
        try (FileProxy first = file(files.open("/first", READ_WRITE, 0644));
                FileProxy second = file(files.open("/second", READ_WRITE, 0644))) {
            assertEquals(PAGE, first.write("x".repeat(PAGE).getBytes(StandardCharsets.UTF_8)));
            for (boolean hasBlocks : new boolean[] {false, true}) {
                for (long place : new long[] {Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE - 5000, 1L << 51, 1L << 44}) {
                    second.seek(place, SeekOrigin.START);
                    assertFails(ServiceStatus.NO_SPACE, () -> second.write(new byte[10]));
                    assertFails(place > Long.MAX_VALUE - 10 ? Status.BAD_ARGUMENT : ServiceStatus.NO_SPACE,
                            () -> second.writeShared(token, 0, 10));
                }
                second.seek(0, SeekOrigin.START);
                assertEquals(1, second.write(new byte[1]), "hasBlocks " + hasBlocks);
            }
            first.seek(0, SeekOrigin.START);
            assertEquals("x".repeat(1000), new String(first.read(1000), StandardCharsets.UTF_8));
        }
        assertEquals(1, files.status("/second", true).sizeBytes());
    }

    @Test
    void oneClientCannotOpenAllThatThereIsRoomFor() throws StatusException {
        hiillos.abi.Sender[] open = new hiillos.abi.Sender[480];
        for (int i = 0; i < open.length - 2; i++) {
            open[i] = files.open("/many", READ_WRITE, 0644);
        }
        PipeEnds ends = files.pipe();
        assertFails(ServiceStatus.TOO_MANY, () -> files.open("/many", READ_WRITE, 0644));
        assertFails(ServiceStatus.TOO_MANY, () -> files.open("/never", READ_WRITE, 0644));
        assertFails(ServiceStatus.NOT_FOUND, () -> files.status("/never", true));
        assertFails(ServiceStatus.TOO_MANY, files::pipe);
        ends.reader().close();
        ends.writer().close();
        open[0].close();
        files.pipe();
        files.open("/many", READ_WRITE, 0644);
        assertFails(ServiceStatus.TOO_MANY, () -> files.open("/many", READ_WRITE, 0644));
    }

    @Test
    void aTimerWhosePeriodNeverEndsDoesNoHarm() throws StatusException {
        Time time = system.connect("time", TimeProxy::new);
        Notify notify = Environment.current().job().notification();
        for (long deadline : new long[] {Long.MIN_VALUE, -1, 0, 1}) {
            for (long period : new long[] {0, 1_000_000, Long.MAX_VALUE - 1, Long.MAX_VALUE}) {
                time.cancel(time.timer(notify.duplicate(), 2, Long.MAX_VALUE - 1, period));
                time.timer(notify.duplicate(), 1, deadline, period);
                assertEquals(1, notify.await(1, Long.MAX_VALUE));
            }
        }
        assertFails(ServiceStatus.TOO_MANY, () -> {
            for (int i = 0; i < 300; i++) {
                time.timer(notify.duplicate(), 1, Long.MAX_VALUE, 0);
            }
        });
    }
}
