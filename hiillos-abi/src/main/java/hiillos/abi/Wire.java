package hiillos.abi;

import hiillos.abi.kernel.Message;

/**
 * How messages of any length travel in registers.
 *
 * <p>A message of up to six words is one call: header with operation and count, words. Of a longer one the words before
 * the last six go ahead by {@link #PUSH}, and the call itself carries {@link #CONTINUED}. An answer of up to six words is
 * one answer: the header's operation is the status. A longer one is announced by {@link #MORE}, its first word being the
 * count of all words, and fetched by {@link #PULL}. The server keeps what is under way by badge.
 */
final class Wire {
    /** Answered at once without reaching the server: measures the way. */
    static final int PING = 0x4000_0000;
    /** Words ahead of a call: word 0 is the index of the first one. */
    static final int PUSH = 0x4000_0001;
    /** Asks for words of the last answer: word 0 is the index of the first one. */
    static final int PULL = 0x4000_0002;
    /** In a call's operation: its first words came by PUSH. */
    static final int CONTINUED = 0x2000_0000;
    /** In an answer's status: word 0 is the count of its words, the first five follow. */
    static final int MORE = 0x2000_0000;
    /** Words that a message has. */
    static final int WORDS = 6;

    private Wire() {}

    static long word(Message message, int index) {
        return switch (index) {
            case 0 -> message.word0;
            case 1 -> message.word1;
            case 2 -> message.word2;
            case 3 -> message.word3;
            case 4 -> message.word4;
            default -> message.word5;
        };
    }

    /**
     * Puts words of a buffer into a message and fills the other words with zero.
     *
     * @param at the first of the message's words to fill
     * @return how many of the message's words are used now
     */
    static int fill(Message message, int at, WireBuffer buffer, int from, int count) {
        message.word0 = at > 0 ? message.word0 : count > 0 ? buffer.word(from) : 0;
        message.word1 = word(buffer, from, count, 1 - at);
        message.word2 = word(buffer, from, count, 2 - at);
        message.word3 = word(buffer, from, count, 3 - at);
        message.word4 = word(buffer, from, count, 4 - at);
        message.word5 = word(buffer, from, count, 5 - at);
        return at + count;
    }

    private static long word(WireBuffer buffer, int from, int count, int index) {
        return index < count ? buffer.word(from + index) : 0;
    }
}
