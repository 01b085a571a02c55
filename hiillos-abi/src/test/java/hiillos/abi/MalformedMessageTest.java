package hiillos.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.Message;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What does not follow the protocol is answered with an error and reaches no code of the server's. */
class MalformedMessageTest {
    private static final int ADD = 1;
    private static final int JOIN = 2;
    private static final int REVERSE = 3;
    private static final int NEXT = 4;
    private static final int TWICE = 5;
    private static final int NOTHING = 6;

    private final ExampleServer server = new ExampleServer();
    private final ExampleDispatcher dispatcher = new ExampleDispatcher(server);

    private int send(int operation, int countHandles, long... words) {
        Message message = message(operation, countHandles, words.length, words);
        dispatcher.handle(message);
        assertEquals(0, message.countHandles());
        return message.operation();
    }

    private static Message message(int operation, int countHandles, int countWords, long... words) {
        Message message = new Message();
        message.header = Message.header(operation, countWords, countHandles);
        message.word0 = words.length > 0 ? words[0] : 0;
        message.word1 = words.length > 1 ? words[1] : 0;
        message.word2 = words.length > 2 ? words[2] : 0;
        message.word3 = words.length > 3 ? words[3] : 0;
        message.word4 = words.length > 4 ? words[4] : 0;
        message.word5 = words.length > 5 ? words[5] : 0;
        return message;
    }

    @Test
    void unknownOperations() {
        for (int operation : new int[] {0, 10, -1 & ~Wire.CONTINUED, Integer.MAX_VALUE & ~Wire.CONTINUED, 0x4000_0003}) {
            assertEquals(ServiceStatus.UNKNOWN_OPERATION, send(operation, 0), "operation " + operation);
        }
        assertEquals(0, server.countCalls);
    }

    @Test
    void wrongCountsOfWords() {
        assertEquals(ServiceStatus.BAD_MESSAGE, send(ADD, 0, 1, 2, 3, 4, 5));
        assertEquals(ServiceStatus.BAD_MESSAGE, send(NOTHING, 0, 1));
        assertEquals(ServiceStatus.BAD_MESSAGE, send(NEXT, 0));
        Message tooMany = message(NOTHING, 0, 7);
        dispatcher.handle(tooMany);
        assertEquals(ServiceStatus.BAD_MESSAGE, tooMany.operation());
        assertEquals(ServiceStatus.BAD_MESSAGE, send(NOTHING, 1));
        assertEquals(0, server.countCalls);
    }

    @Test
    void valuesOutsideTheirTypes() {
        assertEquals(ServiceStatus.BAD_MESSAGE, send(ADD, 0, 1L << 31, 0, 0, 0, 0, 0));
        assertEquals(ServiceStatus.BAD_MESSAGE, send(ADD, 0, 0, 0, 0x8000, 0, 0, 0));
        assertEquals(ServiceStatus.BAD_MESSAGE, send(ADD, 0, 0, 0, 0, 128, 0, 0));
        assertEquals(ServiceStatus.BAD_MESSAGE, send(ADD, 0, 0, 0, 0, 0, -1, 0));
        assertEquals(ServiceStatus.BAD_MESSAGE, send(ADD, 0, 0, 0, 0, 0, 0, 2));
        assertEquals(ServiceStatus.BAD_MESSAGE, send(NEXT, 0, 3));
        assertEquals(ServiceStatus.BAD_MESSAGE, send(NEXT, 0, -1));
        assertEquals(0, server.countCalls);
    }

    @Test
    void lengthsBeyondTheMessage() {
        assertEquals(ServiceStatus.BAD_MESSAGE, send(REVERSE, 0, 9, 0));
        assertEquals(ServiceStatus.BAD_MESSAGE, send(REVERSE, 0, -1, 0));
        assertEquals(ServiceStatus.BAD_MESSAGE, send(REVERSE, 0, 1L << 40, 0));
        assertEquals(ServiceStatus.BAD_MESSAGE, send(JOIN, 0, Integer.MAX_VALUE, 0));
        // Bytes after the last one must be zero, or one value had many encodings.
        assertEquals(ServiceStatus.BAD_MESSAGE, send(REVERSE, 0, 1, 0x100));
        assertEquals(0, server.countCalls);
    }

    @Test
    void textThatIsNotUtf8() {
        assertEquals(ServiceStatus.BAD_MESSAGE, send(JOIN, 0, 0, 2, 0x80c0));
        assertEquals(0, server.countCalls);
    }

    /** Whatever a record's constructor throws: the message is refused, the server lives on. */
    @Test
    void valuesThatARecordRefuses() {
        assertEquals(ServiceStatus.BAD_MESSAGE, send(TWICE, 0, 0, 0, 0, 0, 2, 1));
        assertEquals(ServiceStatus.BAD_MESSAGE, send(TWICE, 0, 0, 0, 0, 0, 2, Sample.Range.OUT_OF_BOUNDS));
        assertEquals(ServiceStatus.BAD_MESSAGE, send(TWICE, 0, 0, 0, 0, 0, 2, Sample.Range.NULL));
        assertEquals(0, server.countCalls);
    }

    @Test
    void partsThatDoNotFollowEachOther() {
        assertEquals(ServiceStatus.BAD_MESSAGE, send(Wire.PUSH, 0, Wire.part(0, 1), 5));
        assertEquals(ServiceStatus.BAD_MESSAGE, send(Wire.PUSH, 0, 0));
        assertEquals(ServiceStatus.BAD_MESSAGE, send(Wire.PUSH, 0));
        assertEquals(ServiceStatus.BAD_MESSAGE, send(Wire.PUSH, 0, Wire.part(77, 0), 5));
        assertEquals(ServiceStatus.BAD_MESSAGE, send(NOTHING | Wire.CONTINUED, 0));
        assertEquals(ServiceStatus.BAD_MESSAGE, send(NOTHING | Wire.CONTINUED, 0, 77));
        assertEquals(ServiceStatus.BAD_MESSAGE, send(Wire.PULL, 0, 0));
        assertEquals(ServiceStatus.BAD_MESSAGE, send(Wire.PULL, 0, -1));
        assertEquals(0, server.countCalls);
    }

    @Test
    void anEndlessRequestIsRefused() {
        int status = 0;
        long number = 0;
        for (int index = 0; status == 0; index += 5) {
            Message message = message(Wire.PUSH, 0, 6, Wire.part(number, index), 1, 2, 3, 4, 5);
            dispatcher.handle(message);
            status = message.operation();
            number = message.word0;
            assertTrue(index <= WireBuffer.MAXIMUM_WORDS);
        }
        assertEquals(ServiceStatus.MESSAGE_TOO_LONG, status);
    }

    @Test
    void aCallerThatBeginsManyRequestsLosesItsOwnOnly() {
        Message other = message(Wire.PUSH, 0, 2, 0, 2);
        other.badge = 5;
        dispatcher.handle(other);
        for (int i = 0; i < 2000; i++) {
            Message message = message(Wire.PUSH, 0, 2, 0, 1);
            message.badge = 9;
            dispatcher.handle(message);
            assertEquals(0, message.operation());
        }
        Message rest = message(REVERSE | Wire.CONTINUED, 0, 2, other.word0, 0x0102);
        rest.badge = 5;
        dispatcher.handle(rest);
        assertEquals(0, rest.operation());
        assertEquals(0x0201, rest.word1);
    }

    @Test
    void nobodyReachesAnothersRequest() {
        Message begun = message(Wire.PUSH, 0, 2, 0, 2);
        begun.badge = 5;
        dispatcher.handle(begun);
        Message thief = message(REVERSE | Wire.CONTINUED, 0, 2, begun.word0, 0x0102);
        thief.badge = 6;
        dispatcher.handle(thief);
        assertEquals(ServiceStatus.BAD_MESSAGE, thief.operation());
        assertEquals(0, server.countCalls);
    }

    @Test
    void randomMessagesNeverBreakTheDispatcher() {
        Random random = new Random(3);
        long[] words = new long[6];
        for (int i = 0; i < 200_000; i++) {
            for (int j = 0; j < words.length; j++) {
                words[j] = random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(20) - 2;
            }
            int operation = switch (random.nextInt(4)) {
                case 0 -> random.nextInt();
                case 1 -> Wire.PING + random.nextInt(3);
                case 2 -> random.nextInt(8) | Wire.CONTINUED;
                default -> random.nextInt(8);
            };
            Message message = message(operation, random.nextInt(10) == 0 ? 1 : 0, random.nextInt(8), words);
            message.badge = random.nextInt(3);
            dispatcher.handle(message);
            assertTrue(message.countWords() <= 6);
        }
    }
}
