package hiillos.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hiillos.abi.kernel.Message;
import org.junit.jupiter.api.Test;

class ServerLoopTest {
    @Test
    void theBadgesUpperHalfChoosesTheExport() {
        ExampleServer first = new ExampleServer();
        ExampleServer third = new ExampleServer();
        var handler = ServerLoop.handler(new Service<Example>(null, 0, ExampleDispatcher::new).with(first),
                new Service<Example>(null, 2, ExampleDispatcher::new).with(third));

        assertEquals(0, status(handler, ServerLoop.badge(2, 5)));
        assertEquals(0, status(handler, ServerLoop.badge(0, -1)));
        assertEquals(ServiceStatus.STALE, status(handler, ServerLoop.badge(1, 5)));
        assertEquals(ServiceStatus.STALE, status(handler, ServerLoop.badge(3, 5)));
        assertEquals(ServiceStatus.STALE, status(handler, -1));
        assertEquals(1, first.countCalls);
        assertEquals(1, third.countCalls);
    }

    private static int status(ServerLoop.MessageHandler handler, long badge) {
        Message message = new Message();
        message.header = Message.header(6, 0, 0);
        message.badge = badge;
        handler.handle(message);
        return message.operation();
    }
}
