package hiillos.abi;

import hiillos.abi.kernel.IpcBuffer;
import hiillos.abi.kernel.Message;
import hiillos.word.AlwaysInline;
import hiillos.word.NeverInline;

/**
 * How messages of any length travel.
 *
 * <p>A message of up to 255 words (six, when a side has no IPC buffer) and 16 capabilities is one call: header with operation
 * and counts, words. Of a longer one the words before the last go ahead by {@link #PUSH}, and the call itself carries {@link
 * #CONTINUED}. A longer answer is announced by {@link #MORE} and fetched by {@link #PULL}. The server numbers what is under
 * way and keeps it by that number and the badge.
 */
final class Wire {
    /** Answered at once without reaching the server: measures the way. */
    static final int PING = 0x4000_0000;
    /** Words ahead of a call: word 0 is {@link #part}, number 0 at first; the answer's word 0 is the number. */
    static final int PUSH = 0x4000_0001;
    /** Asks for words of an answer: word 0 is {@link #part}. */
    static final int PULL = 0x4000_0002;
    /** In a call's operation: its first words came by PUSH; word 0 is the number, the other words follow. */
    static final int CONTINUED = 0x2000_0000;
    /** In an answer's status: word 0 is {@link #part} with the count of its words, the first ones follow. */
    static final int MORE = 0x2000_0000;

    private static final int INDEX_BITS = 16;

    private Wire() {}

    /** Most words of one message. */
    static int capacity(long page) {
        return page == 0 ? IpcBuffer.REGISTER_WORDS : IpcBuffer.MAXIMUM_WORDS;
    }

    /** A number and the index of a word or a count of words. */
    static long part(long number, int index) {
        return number << INDEX_BITS | index;
    }

    static long number(long part) {
        return part >>> INDEX_BITS;
    }

    static int index(long part) {
        return (int) part & (1 << INDEX_BITS) - 1;
    }

    /** Sets one of the first six words. */
    private static void setWord(Message message, int index, long value) {
        switch (index) {
            case 0 -> message.word0 = value;
            case 1 -> message.word1 = value;
            case 2 -> message.word2 = value;
            case 3 -> message.word3 = value;
            case 4 -> message.word4 = value;
            default -> message.word5 = value;
        }
    }

    private static long registerWord(Message message, int index) {
        return switch (index) {
            case 0 -> message.word0;
            case 1 -> message.word1;
            case 2 -> message.word2;
            case 3 -> message.word3;
            case 4 -> message.word4;
            default -> message.word5;
        };
    }

    /** Writes a part of a long message, to registers and to the page. @param source has its words in an array */
    static void putPart(Message message, long page, int at, WireBuffer source, int from, int count) {
        for (int i = 0; i < count; i++) {
            if (at + i < IpcBuffer.REGISTER_WORDS) {
                setWord(message, at + i, source.word(from + i));
            } else {
                IpcPage.setWord(page, at + i, source.word(from + i));
            }
        }
        for (int i = at + count; i < IpcBuffer.REGISTER_WORDS; i++) {
            setWord(message, i, 0);
        }
    }

    /** Appends words of a received message, out of registers and page, to a buffer that holds its words in an array. */
    static void takePart(Message message, long page, int at, WireBuffer target) {
        int used = message.countWords();
        for (int i = at; i < used; i++) {
            target.putLong(i < IpcBuffer.REGISTER_WORDS ? registerWord(message, i) : IpcPage.word(page, i));
        }
    }

    /** Has the buffer hold a received message. */
    @AlwaysInline(reason = "every message passes here twice")
    static void receive(Message message, long page, WireBuffer target) {
        if (page != 0) {
            target.receive(message, page);
        } else {
            receiveWithoutPage(message, target);
        }
    }

    @NeverInline(reason = "in unit tests only, and when there is no memory for a page")
    private static void receiveWithoutPage(Message message, WireBuffer target) {
        target.clear();
        takePart(message, 0, 0, target);
    }
}
