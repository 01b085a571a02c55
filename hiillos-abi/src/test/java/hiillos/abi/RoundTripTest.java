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
    void aDroppedCallIsMadeAgainAFewTimes() throws StatusException {
        int[] drops = {3};
        Connection restarted = new Connection(message -> {
            if (drops[0]-- > 0) {
                return -Status.REPLY_DROPPED;
            }
            dispatcher.handle(message);
            return 0;
        });
        assertThrows(StatusException.class, () -> new ExampleProxy(restarted).next(Colour.RED));
        assertEquals(new ExampleServer().next(Colour.RED), new ExampleProxy(restarted.withRetry()).next(Colour.RED));
        drops[0] = Integer.MAX_VALUE;
        assertThrows(StatusException.class, () -> new ExampleProxy(restarted.withRetry()).next(Colour.RED));
    }

    @Test
    void anAnswerEndsTheCallHoweverItWent() throws StatusException {
        int[] calls = new int[1];
        boolean[] drops = new boolean[1];
        Connection connection = new Connection(message -> {
            if (message.operation() == Wire.PULL && drops[0]) {
                return -Status.REPLY_DROPPED;
            }
            calls[0] += message.operation() < Wire.PING && (message.operation() & Wire.CONTINUED) == 0 ? 1 : 0;
            dispatcher.handle(message);
            return 0;
        }).withRetry();
        Example retrying = new ExampleProxy(connection);
        StatusException failure = assertThrows(StatusException.class, () -> retrying.fail(Status.REPLY_DROPPED));
        assertEquals(Status.REPLY_DROPPED, failure.status(), "the server's own server was gone, and it told so");
        assertEquals(1, calls[0], "what the buffer holds is an answer now, and no arguments");
        String[] texts = {"a".repeat(40)};
        assertEquals(texts[0], retrying.join(texts, ""));
        drops[0] = true;
        calls[0] = 0;
        failure = assertThrows(StatusException.class, () -> retrying.twice(new Sample(1, "x", Colour.RED, new byte[100], new Sample.Range(0, 0))));
        assertEquals(Status.REPLY_DROPPED, failure.status());
        assertTrue(calls[0] <= 1, "calls " + calls[0]);
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
    void longMessagesOfOneCallerDoNotMix() throws StatusException {
        // Two proxies with one badge, as when a capability is shared; each call's parts are interleaved with the other's.
        Example[] other = new Example[1];
        boolean[] nested = new boolean[1];
        Example first = new ExampleProxy(new Connection(message -> {
            if (!nested[0] && message.operation() == Wire.PUSH) {
                nested[0] = true;
                try {
                    other[0].reverse(new byte[500]);
                } catch (StatusException failure) {
                    throw new AssertionError(failure);
                }
                nested[0] = false;
            }
            message.badge = 7;
            dispatcher.handle(message);
            return 0;
        }));
        other[0] = proxy;
        byte[] bytes = new byte[300];
        new Random(5).nextBytes(bytes);
        assertArrayEquals(new ExampleServer().reverse(bytes), first.reverse(bytes));
    }

    @Test
    void floatingPointKeepsItsBits() throws StatusException {
        for (double value : new double[] {0.0, -0.0, 1.5, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY}) {
            assertEquals(Double.doubleToRawLongBits(value), Double.doubleToRawLongBits(proxy.half((float) value, value).whole()));
            assertEquals(Float.floatToRawIntBits((float) value), Float.floatToRawIntBits(proxy.half((float) value, value).half()));
        }
    }

    @Test
    void sealedTypesAndNullsArrive() throws StatusException {
        assertEquals(new Shape.Circle(2.5), proxy.same(new Shape.Circle(2.5), null));
        assertEquals(new Shape.Named("box", Colour.RED), proxy.same(new Shape.Named("box", Colour.RED), "x"));
        assertEquals(new Shape.Nothing(), proxy.same(new Shape.Nothing(), null));
        assertEquals(null, proxy.same(new Shape.Nothing(), ""));
        assertThrows(NullPointerException.class, () -> proxy.same(null, null));
        assertEquals(null, proxy.same(new Shape.Nothing(), ""));
    }
}
