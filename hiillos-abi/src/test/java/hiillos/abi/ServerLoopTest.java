package hiillos.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.SimulatedKernel;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.word.SimulatedMemory;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
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

    /** A capability goes with one answer, and nothing of it with the next, whose message no dispatcher sees. */
    @Test
    void capabilitiesOfAnAnswerAreForgotten() {
        List<Integer> made = new ArrayList<>();
        long[] badges = {ServerLoop.badge(0, 1), ServerLoop.badge(7, 1)};
        SimulatedKernel kernel = kernel((number, message) -> {
            made.add((int) number);
            boolean isReceiving = number != SystemCallNumber.IPC_REPLY;
            int next = (int) made.stream().filter(each -> each != SystemCallNumber.IPC_REPLY).count() - 1;
            if (isReceiving && next == badges.length) {
                return -Status.PEER_CLOSED;
            }
            if (isReceiving) {
                message.header = Message.header(1, 0, 0);
                message.badge = badges[next];
            }
            return 0;
        });
        Service<String> service = new Service<>(new Receiver(3), 0, name -> new Giving());
        SimulatedMemory.install(SharedMemory.of(4096));
        SimulatedKernel.install(kernel);
        try {
            StatusException end = assertThrows(StatusException.class, () -> ServerLoop.run(service.with("gives")));
            assertEquals(Status.PEER_CLOSED, end.status());
        } finally {
            SimulatedKernel.install(null);
            SimulatedMemory.install(null);
        }
        assertEquals(List.of(SystemCallNumber.IPC_RECV, SystemCallNumber.IPC_REPLY, SystemCallNumber.IPC_RECV,
                SystemCallNumber.IPC_REPLY_RECV), made);
    }

    /** Gives a capability away. */
    private static final class Giving extends Dispatcher {
        @Override
        protected boolean dispatch(int operation, WireBuffer request, WireBuffer answer) {
            request.end();
            answer.putHandle(new Sender(5));
            return true;
        }

        @Override
        protected void encode(int operation, Object result, WireBuffer answer) {
            throw new AssertionError("answered at once");
        }
    }

    private interface MessageCall {
        long make(long number, Message message);
    }

    private static SimulatedKernel kernel(MessageCall call) {
        return (SimulatedKernel) Proxy.newProxyInstance(ServerLoopTest.class.getClassLoader(), new Class<?>[] {SimulatedKernel.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "callMessage" -> call.make((long) arguments[0], (Message) arguments[2]);
                    case "ipcPage" -> SharedMemory.BASE;
                    default -> throw new AssertionError(method + " is not used here");
                });
    }
}
