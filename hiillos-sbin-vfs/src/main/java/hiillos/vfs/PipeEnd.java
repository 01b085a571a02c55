package hiillos.vfs;

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

    PipeEnd(Pipe pipe, boolean reads, SharedBuffers buffers, int number) {
        this.pipe = pipe;
        this.reads = reads;
        this.buffers = buffers;
        this.number = number;
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
        return pipe.read(Math.min(countBytes, MAXIMUM_BYTES), pipe::take);
    }

    @Override
    public int write(byte[] bytes) throws StatusException {
        check(false, 0);
        Integer count = pipe.write(bytes);
        return count == null ? 0 : count;
    }

    @Override
    public int readShared(long buffer, int place, int countBytes) throws StatusException {
        check(true, countBytes);
        Region target = buffers.find(buffer, place, countBytes);
        Integer count = pipe.read(countBytes, most -> {
            byte[] bytes = pipe.take(most);
            target.copyIn(place, bytes, 0, bytes.length);
            return bytes.length;
        });
        return count == null ? 0 : count;
    }

    @Override
    public int writeShared(long buffer, int place, int countBytes) throws StatusException {
        check(false, countBytes);
        byte[] bytes = new byte[countBytes];
        buffers.find(buffer, place, countBytes).copyOut(place, bytes, 0, countBytes);
        return write(bytes);
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
        if (reads) {
            return (pipe.isReadable() ? Ready.READ : 0) | (pipe.isWriterGone() ? Ready.HANG_UP : 0);
        }
        return (pipe.isWritable() ? Ready.WRITE : 0) | (pipe.isReaderGone() ? Ready.HANG_UP : 0);
    }

    @Override
    public void synchronize() {}

    /** Nobody has it any more. */
    @Override
    public void close() {
        if (reads) {
            pipe.closeReader();
        } else {
            pipe.closeWriter();
        }
    }
}
