package hiillos.abi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.SimulatedKernel;
import hiillos.abi.kernel.Status;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A message for which a server has no memory is refused and does not end it; want of memory in its own code does. */
class WantOfMemoryTest {
    private static final int REVERSE = 3;

    private final ExampleServer server = new ExampleServer() {
        @Override
        public void nothing() {
            throw new OutOfMemoryError("the server's own");
        }
    };
    private final ExampleDispatcher dispatcher = new ExampleDispatcher(server);
    private final Exchanges exchanges = new ShortOfMemory();
    private final Turn turn = new Turn(null, exchanges);
    private boolean isShort;
    private final Example proxy = new ExampleProxy(new Connection(message -> {
        turn.perform(dispatcher, message);
        return 0;
    }));

    /** Where memory ends when it is asked for. */
    private final class ShortOfMemory extends Exchanges {
        @Override
        synchronized long beginRequest(long badge, WireBuffer words) {
            check();
            return super.beginRequest(badge, words);
        }

        @Override
        synchronized long beginAnswer(long badge, WireBuffer words) {
            check();
            return super.beginAnswer(badge, words);
        }

        @Override
        synchronized WireBuffer takeRequest(long badge, long number) {
            WireBuffer words = super.takeRequest(badge, number);
            check();
            return words;
        }

        private void check() {
            if (isShort) {
                throw new OutOfMemoryError("for tests");
            }
        }
    }

    private interface Call {
        void make() throws StatusException;
    }

    private void assertRefused(Call call) throws StatusException {
        assertEquals(Status.OUT_OF_MEMORY, assertThrows(StatusException.class, call::make).status());
        isShort = false;
        assertArrayEquals(new byte[] {2, 1}, proxy.reverse(new byte[] {1, 2}), "the next call");
    }

    @Test
    void whileArgumentsAreRead() throws StatusException {
        Sample sample = new Sample(1, "text", Colour.RED, new byte[9], new Sample.Range(0, 1));
        Message message = new Message();
        Connection connection = new Connection(sent -> {
            turn.perform(dispatcher, sent);
            message.header = sent.header;
            return 0;
        });
        WireBuffer wire = connection.begin();
        wire.putInt(1);
        wire.putString("text");
        wire.putInt(0);
        wire.putBytes(new byte[0]);
        wire.putInt(0);
        wire.putInt(Sample.Range.OUT_OF_MEMORY);
        assertRefused(() -> connection.call(5, wire));
        assertEquals(2, proxy.twice(sample).length);
        assertEquals(2, server.countCalls, "the refused one did not arrive");
    }

    @Test
    void whileTheAnswerIsWritten() throws StatusException {
        assertRefused(() -> proxy.half(1, Example.Halves.OUT_OF_MEMORY));
    }

    @Test
    void whileARequestBegins() throws StatusException {
        isShort = true;
        assertRefused(() -> proxy.reverse(new byte[100]));
    }

    @Test
    void whileARequestGrows() throws StatusException {
        Message begun = push(0, 0);
        Message others = push(0, 0);
        isShort = true;
        Message grown = push(begun.word0, 5);
        assertEquals(Status.OUT_OF_MEMORY, grown.operation());
        isShort = false;
        assertEquals(ServiceStatus.BAD_MESSAGE, push(begun.word0, 5).operation(), "it is gone");
        assertEquals(ServiceStatus.BAD_MESSAGE, push(others.word0, 5).operation(), "others make room");
        assertArrayEquals(new byte[100], proxy.reverse(new byte[100]));
    }

    @Test
    void whileARequestIsJoined() {
        Message message = push(0, 0);
        isShort = true;
        message.header = Message.header(REVERSE | Wire.CONTINUED, 2, 0);
        turn.perform(dispatcher, message);
        assertEquals(Status.OUT_OF_MEMORY, message.operation());
        assertEquals(0, server.countCalls);
    }

    @Test
    void whileALongAnswerIsKept() throws StatusException {
        ExampleServer generous = new ExampleServer() {
            @Override
            public int[] fail(int count) {
                return new int[count];
            }
        };
        ExampleDispatcher other = new ExampleDispatcher(generous);
        Example client = new ExampleProxy(new Connection(message -> {
            turn.perform(other, message);
            return 0;
        }));
        assertEquals(20, client.fail(20).length);
        isShort = true;
        assertRefused(() -> client.fail(20));
    }

    @Test
    void whileALaterAnswerIsWritten() {
        List<Deferred<Example.Halves>> taken = new ArrayList<>();
        List<Integer> statuses = new ArrayList<>();
        ExampleDispatcher later = new ExampleDispatcher(new ExampleServer() {
            @Override
            public Halves half(float half, double whole) {
                try {
                    taken.add(Deferred.take());
                } catch (StatusException failure) {
                    throw new AssertionError(failure);
                }
                return null;
            }
        });
        Example client = new ExampleProxy(new Connection(message -> {
            turn.enter();
            turn.perform(later, message);
            return -Status.TIMED_OUT;
        }));
        SimulatedKernel.install(kernel(statuses));
        try {
            assertThrows(StatusException.class, () -> client.half(1, 2));
            assertTrue(taken.get(0).complete(new Example.Halves(1, Example.Halves.OUT_OF_MEMORY)));
            assertThrows(StatusException.class, () -> client.half(1, 2));
            assertTrue(taken.get(1).complete(new Example.Halves(1, 2)));
        } finally {
            SimulatedKernel.install(null);
        }
        assertEquals(List.of(Status.OUT_OF_MEMORY, 0), statuses);
    }

    /** One that makes Replies, and keeps the status of what is sent by them. */
    private static SimulatedKernel kernel(List<Integer> statuses) {
        return (SimulatedKernel) Proxy.newProxyInstance(WantOfMemoryTest.class.getClassLoader(), new Class<?>[] {SimulatedKernel.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "call" -> 9L;
                    case "callMessage" -> {
                        statuses.add(((Message) arguments[2]).operation());
                        yield 0L;
                    }
                    case "ipcPage" -> 0L;
                    default -> throw new AssertionError(method + " is not used here");
                });
    }

    @Test
    void theServersOwnIsItsEnd() {
        assertThrows(OutOfMemoryError.class, proxy::nothing);
    }

    /** What is too long for any message takes no memory. */
    @Test
    void whatIsTooLongIsNotKept() {
        WireBuffer wire = new WireBuffer();
        for (int i = 0; i < 200; i++) {
            wire.putBytes(new byte[(WireBuffer.MAXIMUM_WORDS + i) * 8]);
            wire.putLong(i);
        }
        assertTrue(wire.count() > WireBuffer.MAXIMUM_WORDS);
        assertEquals(0, wire.capacity());
    }

    private Message push(long number, int index) {
        Message message = new Message();
        message.header = Message.header(Wire.PUSH, 6, 0);
        message.word0 = Wire.part(number, index);
        turn.perform(dispatcher, message);
        return message;
    }
}
