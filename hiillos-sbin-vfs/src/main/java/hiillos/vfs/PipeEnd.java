package hiillos.vfs;

import hiillos.abi.Notify;
import hiillos.abi.Sender;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.File;
import hiillos.abi.protocol.FileKind;
import hiillos.abi.protocol.FileStatus;
import hiillos.abi.protocol.Ready;
import hiillos.abi.protocol.SeekOrigin;

/** One end of a pipe. Answers of null are given later. */
final class PipeEnd implements File, AutoCloseable {
    private final Pipe pipe;
    private final boolean reads;
    private final SharedBuffers buffers;
    private final int number;
    private final Runnable listener;

    /** @param listener hears of the end */
    PipeEnd(Pipe pipe, boolean reads, SharedBuffers buffers, int number, Runnable listener) {
        this.pipe = pipe;
        this.reads = reads;
        this.buffers = buffers;
        this.number = number;
        this.listener = listener;
    }

    private void check(boolean reading, int count) throws StatusException {
        if (reads != reading) {
            throw new StatusException(Status.ACCESS_DENIED);
        }
        if (count < 0) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
    }

    @Override
    public byte[] read(int countBytes) throws StatusException {
        check(true, countBytes);
        return pipe.read(Math.min(countBytes, MAXIMUM_BYTES), pipe::copyFront);
    }

    @Override
    public int write(byte[] bytes) throws StatusException {
        check(false, 0);
        if (bytes.length > MAXIMUM_BYTES) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        return later(pipe.write((from, target, index, length) -> System.arraycopy(bytes, from, target, index, length), bytes.length));
    }

    @Override
    public int readShared(long buffer, int place, int countBytes) throws StatusException {
        check(true, countBytes);
        buffers.find(buffer, place, countBytes);
        return later(pipe.read(countBytes, count -> {
            // Looked for again: who waited may be gone, and its memory with it.
            buffers.write(buffer, place, pipe.copyFront(count));
            return count;
        }));
    }

    @Override
    public int writeShared(long buffer, int place, int countBytes) throws StatusException {
        check(false, countBytes);
        buffers.find(buffer, place, countBytes);
        return later(pipe.write((from, target, index, length) -> buffers.read(buffer, place + from, target, index, length),
                countBytes));
    }

    /** What is answered later is ignored now. */
    private static int later(Integer count) {
        return count == null ? 0 : count;
    }

    private static StatusException notSeekable() {
        return new StatusException(Status.NOT_SUPPORTED);
    }

    @Override
    public int readAt(long buffer, int place, int countBytes, long offset) throws StatusException {
        throw notSeekable();
    }

    @Override
    public int writeAt(long buffer, int place, int countBytes, long offset) throws StatusException {
        throw notSeekable();
    }

    @Override
    public long seek(long offset, SeekOrigin origin) throws StatusException {
        throw notSeekable();
    }

    @Override
    public void truncate(long sizeBytes) throws StatusException {
        throw notSeekable();
    }

    @Override
    public FileStatus status() {
        return new FileStatus(FileKind.PIPE, 0, number, 0, 0600, 1, 0);
    }

    @Override
    public int ready() {
        return pipe.ready(reads);
    }

    @Override
    public void synchronize() {}

    @Override
    public Sender watch(int events, Notify notify, long bits) throws StatusException {
        return pipe.watch(reads, events | Ready.HANG_UP, notify, bits);
    }

    /** Nobody has it any more. */
    @Override
    public void close() {
        listener.run();
        if (reads) {
            pipe.closeReader();
        } else {
            pipe.closeWriter();
        }
    }
}
