package hiillos.root;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hiillos.abi.Connection;
import hiillos.abi.ServerLoop;
import hiillos.abi.Service;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.Message;
import hiillos.abi.protocol.FileInformation;
import hiillos.abi.protocol.FileKind;
import hiillos.abi.protocol.InitFs;
import hiillos.abi.protocol.InitFsDispatcher;
import hiillos.abi.protocol.InitFsProxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RootLoopTest {
    private final FileTree tree = new FileTree();
    private final List<String> ends = new ArrayList<>();
    private final RootLoop loop = new RootLoop(null,
            new Service<InitFs>(null, 0, InitFsDispatcher::new).with(new InitFsService(tree)),
            (number, reason) -> ends.add(number + " " + ExitReasons.sentence(reason)));
    private final InitFs client = new InitFsProxy(new Connection(message -> {
        message.badge = ServerLoop.badge(0, 1);
        loop.handle(message);
        return 0;
    }));

    @BeforeEach
    void fill() {
        tree.addFile("etc/motd", "Welcome".repeat(10_000).getBytes());
    }

    private static String name(StatusException failure) {
        return failure.getMessage();
    }

    @Test
    void filesAreServed() throws StatusException {
        assertEquals(new FileInformation(FileKind.FILE, 70_000), client.information("etc/motd"));
        assertEquals(new FileInformation(FileKind.DIRECTORY, 0), client.information(""));
        assertArrayEquals(new String[] {"motd"}, client.list("etc"));
        assertArrayEquals("WelcomeWel".getBytes(), client.read("etc/motd", 7, 10));
        assertEquals(32 << 10, client.read("etc/motd", 0, Integer.MAX_VALUE).length);
        assertEquals(3, client.read("etc/motd", 69_997, 100).length);
        assertEquals(0, client.read("etc/motd", Long.MAX_VALUE, 100).length);
    }

    @Test
    void errorsHaveTheirNames() {
        assertEquals("NOT_FOUND", name(assertThrows(StatusException.class, () -> client.information("absent"))));
        assertEquals("IS_A_DIRECTORY", name(assertThrows(StatusException.class, () -> client.read("etc", 0, 1))));
        assertEquals("NOT_A_DIRECTORY", name(assertThrows(StatusException.class, () -> client.list("etc/motd"))));
        assertEquals("BAD_ARGUMENT", name(assertThrows(StatusException.class, () -> client.read("etc/motd", -1, 1))));
        assertEquals("BAD_ARGUMENT", name(assertThrows(StatusException.class, () -> client.read("etc/motd", 0, -1))));
    }

    @Test
    void onlyAWatchReportsEnds() {
        Message report = new Message();
        report.header = Message.header(Watch.ENDED, 2, 0);
        report.word0 = 3;
        report.word1 = ExitReason.of(ExitReason.FAULTED, 14);
        report.badge = ServerLoop.badge(0, 1);
        loop.handle(report);
        assertEquals(List.of(), ends);

        report.header = Message.header(Watch.ENDED, 2, 0);
        report.word0 = 3;
        report.word1 = ExitReason.of(ExitReason.FAULTED, 14);
        report.badge = ServerLoop.badge(Watch.INDEX, 3);
        loop.handle(report);
        assertEquals(List.of("3 fault, page fault"), ends);
        assertEquals(0, report.operation());
    }
}
