package hiillos.vfs;

import hiillos.abi.Deferred;
import hiillos.abi.Notify;
import hiillos.abi.Sender;
import hiillos.abi.StatusException;
import hiillos.abi.WaitingCalls;
import hiillos.abi.Watches;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.Ready;

/**
 * Bytes on their way from writers to readers. Who reads while there is nothing waits for its answer, and who writes while
 * there is no room; vfs goes on meanwhile. Bytes are gone from here only when a reader has them.
 */
final class Pipe {
    private static final int CAPACITY = 16 << 10;
    private static final int FIRST_CAPACITY = 1024;
    /** Callers that may wait at one end. */
    private static final int MOST_WAITING = 64;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int start;
    private int count;
    private boolean readerGone;
    private boolean writerGone;
    private final WaitingCalls<Reader<?>> readers = new WaitingCalls<>(MOST_WAITING);
    private final WaitingCalls<Writer> writers = new WaitingCalls<>(MOST_WAITING);
    private final Watches watchesOfReader;
    private final Watches watchesOfWriter;

    Pipe(Watches.Limit limit) {
        watchesOfReader = new Watches(limit);
        watchesOfWriter = new Watches(limit);
    }

    /** Makes the answer to a read. */
    @FunctionalInterface
    interface Answer<T> {
        /** @param count of the bytes in front that the reader gets; {@link #copyFront} has them */
        T of(int count) throws StatusException;
    }

    /** Where a writer has its bytes. */
    @FunctionalInterface
    interface Source {
        void copy(int from, byte[] target, int index, int length) throws StatusException;
    }

    /** A read that waits. */
    private record Reader<T>(int most, Answer<T> answer, Deferred<T> later) implements WaitingCalls.Call {
        @Override
        public boolean isAwaited() {
            return later.isAwaited();
        }

        @Override
        public boolean fail(int status) {
            return later.fail(status);
        }
    }

    /** A write that waits with what is left of it. */
    private static final class Writer implements WaitingCalls.Call {
        final Source source;
        final int length;
        final Deferred<Integer> answer;
        int done;

        Writer(Source source, int length, int done, Deferred<Integer> answer) {
            this.source = source;
            this.length = length;
            this.done = done;
            this.answer = answer;
        }

        @Override
        public boolean isAwaited() {
            return answer.isAwaited();
        }

        @Override
        public boolean fail(int status) {
            return answer.fail(status);
        }
    }

    /** The first bytes, which stay. */
    byte[] copyFront(int length) {
        byte[] copied = new byte[length];
        int first = Math.min(length, bytes.length - start);
        System.arraycopy(bytes, start, copied, 0, first);
        System.arraycopy(bytes, 0, copied, first, length - first);
        return copied;
    }

    private void skip(int length) {
        start = bytes.length == 0 ? 0 : (start + length) % bytes.length;
        count -= length;
    }

    /** Takes as much as there is room for. @return how much that was */
    private int put(Source source, int from, int end) throws StatusException {
        int length = Math.min(end - from, CAPACITY - count);
        if (count + length > bytes.length) {
            byte[] larger = new byte[Math.min(CAPACITY, Math.max(2 * bytes.length, count + length))];
            System.arraycopy(copyFront(count), 0, larger, 0, count);
            bytes = larger;
            start = 0;
        }
        int at = (start + count) % bytes.length;
        int first = Math.min(length, bytes.length - at);
        source.copy(from, bytes, at, first);
        if (length > first) {
            source.copy(from + first, bytes, 0, length - first);
        }
        count += length;
        return length;
    }

    private boolean isReadable() {
        return count > 0 || writerGone;
    }

    /** Bits of {@link Ready} of one end. */
    int ready(boolean ofReader) {
        if (ofReader) {
            return (isReadable() ? Ready.READ : 0) | (writerGone ? Ready.HANG_UP : 0);
        }
        return (count <= CAPACITY - Ready.WRITE_BYTES || readerGone ? Ready.WRITE : 0) | (readerGone ? Ready.HANG_UP : 0);
    }

    /** Somebody waits for bits of {@link Ready} at one end: see {@link Watches#add}. */
    Sender watch(boolean atReader, int events, Notify notify, long bits) throws StatusException {
        return (atReader ? watchesOfReader : watchesOfWriter).add(events, ready(atReader), notify, bits);
    }

    private void tell() {
        watchesOfReader.changed(ready(true));
        watchesOfWriter.changed(ready(false));
    }

    /** Reads. @return the answer; null: it comes later */
    <T> T read(int most, Answer<T> answer) throws StatusException {
        if (most == 0 || readers.isEmpty() && isReadable()) {
            int length = Math.min(most, count);
            T result = answer.of(length);
            skip(length);
            drain();
            tell();
            return result;
        }
        readers.makeRoom();
        readers.add(new Reader<>(most, answer, Deferred.take()));
        return null;
    }

    /** Writes all, maybe later. @return the count; null: it comes later */
    Integer write(Source source, int length) throws StatusException {
        if (readerGone) {
            throw new StatusException(Status.PEER_CLOSED);
        }
        int done = 0;
        while (done < length && writers.isEmpty() && count < CAPACITY) {
            done += put(source, done, length);
            feed();
        }
        tell();
        if (done == length) {
            return done;
        }
        try {
            writers.makeRoom();
        } catch (StatusException full) {
            // Who has written a part must not be told that nothing was written.
            if (done > 0) {
                return done;
            }
            throw full;
        }
        writers.add(new Writer(source, length, done, Deferred.take()));
        return null;
    }

    /** Answers readers that wait, as long as there are bytes or the end. */
    private void feed() {
        while (!readers.isEmpty() && isReadable()) {
            answer(readers.remove());
        }
    }

    /** Who does not wait any more, or has no memory for them, leaves the bytes to the next one. */
    private <T> void answer(Reader<T> reader) {
        int length = Math.min(reader.most(), count);
        T result;
        try {
            result = reader.answer().of(length);
        } catch (StatusException failure) {
            reader.later().fail(failure.status());
            return;
        }
        if (reader.later().complete(result)) {
            skip(length);
        }
    }

    /** Lets writers that wait go on. */
    private void drain() {
        while (!writers.isEmpty() && count < CAPACITY) {
            Writer writer = writers.peek();
            try {
                writer.done += put(writer.source, writer.done, writer.length);
                if (writer.done == writer.length) {
                    writers.remove();
                    writer.answer.complete(writer.done);
                }
            } catch (StatusException failure) {
                writers.remove();
                writer.answer.fail(failure.status());
            }
        }
    }

    /** No reader is left. */
    void closeReader() {
        readerGone = true;
        writers.failAll(Status.PEER_CLOSED);
        readers.failAll(Status.CANCELLED);
        bytes = new byte[0];
        count = 0;
        tell();
    }

    /** No writer is left. */
    void closeWriter() {
        writerGone = true;
        feed();
        tell();
    }
}
