package hiillos.vfs;

import hiillos.abi.Deferred;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntFunction;

/**
 * Bytes on their way from writers to readers. Who reads while there is nothing waits for its answer, and who writes while
 * there is no room; vfs goes on meanwhile.
 */
final class Pipe {
    private static final int CAPACITY = 16 << 10;
    private static final int FIRST_CAPACITY = 1024;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int start;
    private int count;
    private boolean readerGone;
    private boolean writerGone;
    private final Deque<Reader> readers = new ArrayDeque<>();
    private final Deque<Writer> writers = new ArrayDeque<>();

    /** A read that waits. @param complete answers with so many bytes from the front */
    private record Reader(Runnable complete, Deferred<?> answer) {}

    /** A write that waits with what is left of it. */
    private static final class Writer {
        final byte[] rest;
        final Deferred<Integer> answer;
        int done;

        Writer(byte[] rest, int done, Deferred<Integer> answer) {
            this.rest = rest;
            this.done = done;
            this.answer = answer;
        }
    }

    /** Takes up to so many bytes off the front. */
    byte[] take(int most) {
        byte[] taken = new byte[Math.min(most, count)];
        int first = Math.min(taken.length, bytes.length - start);
        System.arraycopy(bytes, start, taken, 0, first);
        System.arraycopy(bytes, 0, taken, first, taken.length - first);
        start = (start + taken.length) % bytes.length;
        count -= taken.length;
        return taken;
    }

    private int put(byte[] source, int from) {
        int length = Math.min(source.length - from, CAPACITY - count);
        if (count + length > bytes.length) {
            int held = count;
            byte[] larger = new byte[Math.min(CAPACITY, Math.max(2 * bytes.length, held + length))];
            System.arraycopy(take(held), 0, larger, 0, held);
            bytes = larger;
            start = 0;
            count = held;
        }
        int at = (start + count) % bytes.length;
        int first = Math.min(length, bytes.length - at);
        System.arraycopy(source, from, bytes, at, first);
        System.arraycopy(source, from + first, bytes, 0, length - first);
        count += length;
        return length;
    }

    boolean isReadable() {
        return count > 0 || writerGone;
    }

    boolean isWritable() {
        return count < CAPACITY || readerGone;
    }

    boolean isReaderGone() {
        return readerGone;
    }

    boolean isWriterGone() {
        return writerGone;
    }

    /**
     * Reads.
     *
     * @param result makes the answer when it can be given: of the count of bytes that may be taken
     * @return the answer; null: it comes later
     */
    <T> T read(int most, IntFunction<T> result) throws StatusException {
        if (most == 0 || readers.isEmpty() && isReadable()) {
            T answer = result.apply(most);
            drain();
            return answer;
        }
        Deferred<T> later = Deferred.take();
        readers.add(new Reader(() -> later.complete(result.apply(most)), later));
        return null;
    }

    /** Writes all, maybe later. @return the count; null: it comes later */
    Integer write(byte[] source) throws StatusException {
        if (readerGone) {
            throw new StatusException(Status.PEER_CLOSED);
        }
        int done = writers.isEmpty() ? put(source, 0) : 0;
        feed();
        while (done < source.length && writers.isEmpty() && count < CAPACITY) {
            done += put(source, done);
            feed();
        }
        if (done == source.length) {
            return done;
        }
        writers.add(new Writer(source, done, Deferred.take()));
        return null;
    }

    /** Answers readers that wait, as long as there are bytes or the end. */
    private void feed() {
        while (!readers.isEmpty() && isReadable()) {
            readers.remove().complete().run();
        }
    }

    /** Lets writers that wait go on. */
    private void drain() {
        while (!writers.isEmpty() && count < CAPACITY) {
            Writer writer = writers.peek();
            writer.done += put(writer.rest, writer.done);
            if (writer.done == writer.rest.length) {
                writers.remove();
                writer.answer.complete(writer.done);
            }
        }
    }

    /** No reader is left. */
    void closeReader() {
        readerGone = true;
        while (!writers.isEmpty()) {
            writers.remove().answer.fail(Status.PEER_CLOSED);
        }
        while (!readers.isEmpty()) {
            readers.remove().answer().fail(Status.CANCELLED);
        }
        bytes = new byte[0];
        count = 0;
    }

    /** No writer is left. */
    void closeWriter() {
        writerGone = true;
        feed();
    }
}
