package hiillos.runtime.os;

import hiillos.abi.kernel.IpcBuffer;
import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.SystemCalls;
import hiillos.word.Memory;

/**
 * A call of a server without any object, so that it can be made when there is no heap to allocate from: the message lies in the
 * thread's area, further words in its IPC buffer. Words as {@code hiillos.abi.WireBuffer} has them. Put the arguments, call,
 * get the result, all by one thread.
 */
final class ServiceCall {
    /** As {@link SystemCalls#ipcCallAt} says. */
    private static final int HEADER = 16;
    private static final int WORDS = 24;
    private static final int DEADLINE = 80;
    /** Room beside that which other calls use for a moment. */
    private static final int PLACE = 256;
    private static final int WORD_BYTES = 8;

    private ServiceCall() {}

    private static long message() {
        return ThreadArea.scratch() + PLACE;
    }

    private static long place(int index) {
        return index < IpcBuffer.REGISTER_WORDS ? message() + WORDS + (long) index * WORD_BYTES
                : UserPlatform.ipcPage() + IpcBuffer.word(index);
    }

    /** The most bytes that an argument or a result may have beside {@code words} others. */
    static long capacity(int words) {
        return (UserPlatform.ipcPage() == 0 ? IpcBuffer.REGISTER_WORDS - words - 1 : IpcBuffer.MAXIMUM_WORDS - words - 1) * (long) WORD_BYTES;
    }

    static void put(int index, long value) {
        Memory.storeLong(place(index), value);
    }

    static long get(int index) {
        return Memory.loadLong(place(index));
    }

    /** Puts bytes with their count before them, at most {@link #capacity}; returns how many words they take. */
    static int putBytes(int index, long address, long countBytes) {
        put(index, countBytes);
        int words = 1;
        for (long at = 0; at < countBytes; at += WORD_BYTES) {
            put(index + words++, part(address + at, Math.min(WORD_BYTES, countBytes - at)));
        }
        return words;
    }

    private static long part(long address, long countBytes) {
        if (countBytes == WORD_BYTES) {
            return Memory.loadLong(address);
        }
        long word = 0;
        for (int i = 0; i < countBytes; i++) {
            word |= (Memory.loadByte(address + i) & 0xffL) << WORD_BYTES * i;
        }
        return word;
    }

    /** Copies the bytes of a result, whose count stands before them. The count was checked. */
    static void getBytes(int index, long address, long countBytes) {
        for (long at = 0; at < countBytes; at += WORD_BYTES) {
            long word = get(index + 1 + (int) (at / WORD_BYTES));
            for (long i = at; i < Math.min(countBytes, at + WORD_BYTES); i++) {
                Memory.storeByte(address + i, (byte) word);
                word >>>= WORD_BYTES;
            }
        }
    }

    /**
     * Calls.
     *
     * @param words how many were put
     * @param results how many the answer must have at least
     * @param deadline absolute monotonic nanoseconds; 0 waits for ever
     * @return 0, or the negative status of the kernel or the server
     */
    static long call(int sender, int operation, int words, int results, long deadline) {
        long message = message();
        for (int i = words; i < IpcBuffer.REGISTER_WORDS; i++) {
            put(i, 0);
        }
        Memory.storeLong(message + HEADER, Message.header(operation, words, 0) | (deadline == 0 ? 0 : Message.DEADLINE));
        Memory.storeLong(message + DEADLINE, deadline);
        long status = SystemCalls.ipcCallAt(sender, message);
        if (status != 0) {
            return status;
        }
        long header = Memory.loadLong(message + HEADER);
        int answer = (int) header;
        return answer != 0 ? -Math.abs((long) answer) : Message.countWords(header) < results ? -1 : 0;
    }
}
