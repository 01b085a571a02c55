package hiillos.abi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.Status;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Proxy, wire and dispatcher together, over a transport in this process. */
class RoundTripTest {
    private final ExampleServer server = new ExampleServer();
    private final ExampleDispatcher dispatcher = new ExampleDispatcher(server);
    private int countExchanges;
    private final Example proxy = new ExampleProxy(new Connection(message -> {
        countExchanges++;
        message.badge = 7;
        dispatcher.handle(message);
        return 0;
    }));

    @Test
    void sixNumbersTravelInOneMessage() throws StatusException {
        assertEquals(-3L + Long.MIN_VALUE + 5 + Short.MAX_VALUE + Byte.MIN_VALUE + 'x' - 1,
                proxy.add(-3, Long.MIN_VALUE + 5, Short.MAX_VALUE, Byte.MIN_VALUE, 'x', false) - 1);
        assertEquals(1, countExchanges);
    }

    @Test
    void textsKeepEveryCharacter() throws StatusException {
        String[] texts = {"", "grüß dich", "漢字", "\uD83D\uDE00", "tab\tnul\0"};
        assertEquals(String.join("|", texts), proxy.join(texts, "|"));
    }

    @Test
    void bytesOfEveryLengthArrive() throws StatusException {
        Random random = new Random(1);
        for (int length = 0; length < 200; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertArrayEquals(new ExampleServer().reverse(bytes), proxy.reverse(bytes), "length " + length);
        }
    }

    @Test
    void theLongestMessageArrivesAndALongerOneFails() throws StatusException {
        int longest = (WireBuffer.MAXIMUM_WORDS - 1) * 8;
        assertEquals(longest, proxy.reverse(new byte[longest]).length);
        int before = server.countCalls;
        assertEquals(ServiceStatus.MESSAGE_TOO_LONG,
                assertThrows(StatusException.class, () -> proxy.reverse(new byte[longest + 1])).status());
        assertEquals(before, server.countCalls);
    }

    @Test
    void enumsAndRecordsKeepTheirValues() throws StatusException {
        assertEquals(Colour.RED, proxy.next(Colour.BLUE));
        Sample sample = new Sample(-1, "text", Colour.GREEN, new byte[] {1, 2}, new Sample.Range(3, 4));
        Sample[] twice = proxy.twice(sample);
        assertEquals(2, twice.length);
        assertEquals("text", twice[1].text());
        assertEquals(Colour.GREEN, twice[1].colour());
        assertArrayEquals(new byte[] {1, 2}, twice[1].bytes());
        assertEquals(new Sample.Range(3, 4), twice[1].range());
    }

    @Test
    void aServersErrorKeepsItsName() {
        StatusException failure = assertThrows(StatusException.class, () -> proxy.fail(Status.OUT_OF_QUOTA));
        assertEquals("OUT_OF_QUOTA", failure.getMessage());
        assertEquals(0, failure.getStackTrace().length);
        assertEquals("NOT_FOUND",
                assertThrows(StatusException.class, () -> proxy.fail(ServiceStatus.NOT_FOUND)).getMessage());
    }

    @Test
    void theKernelsErrorIsThrown() {
        Example dead = new ExampleProxy(new Connection(message -> -Status.REPLY_DROPPED));
        assertEquals("REPLY_DROPPED", assertThrows(StatusException.class, dead::nothing).getMessage());
    }

    @Test
    void anAnswerThatBreaksTheProtocolIsAnError() {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            Example broken = new ExampleProxy(new Connection(message -> {
                message.header = Message.header(random.nextInt(4) == 0 ? 0x2000_0000 : 0, random.nextInt(9), 0);
                message.word0 = random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(20);
                message.word1 = random.nextInt(30);
                message.word2 = random.nextLong();
                return 0;
            }));
            try {
                broken.twice(new Sample(1, "", Colour.RED, new byte[0], new Sample.Range(0, 0)));
            } catch (StatusException expected) {
                assertTrue(expected.status() == ServiceStatus.BAD_MESSAGE, expected.getMessage());
            }
        }
    }

    @Test
    void callersDoNotMixTheirParts() throws StatusException {
        // Two callers whose long messages are under way at the same time.
        Message one = push(1, 0, 11);
        Message other = push(2, 0, 22);
        dispatcher.handle(one);
        dispatcher.handle(other);
        assertEquals(0, one.operation());
        assertEquals(0, other.operation());
        Message again = push(2, 3, 1);
        dispatcher.handle(again);
        assertEquals(ServiceStatus.BAD_MESSAGE, again.operation());
        assertEquals(0, server.countCalls);
    }

    private static Message push(long badge, long index, long word) {
        Message message = new Message();
        message.header = Message.header(Wire.PUSH, 2, 0);
        message.badge = badge;
        message.word0 = index;
        message.word1 = word;
        return message;
    }
}
