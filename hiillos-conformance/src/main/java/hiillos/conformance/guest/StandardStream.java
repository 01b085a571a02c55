package hiillos.conformance.guest;

import hiillos.abi.Notify;
import hiillos.abi.Sender;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.File;
import hiillos.abi.protocol.FileKind;
import hiillos.abi.protocol.FileStatus;
import hiillos.abi.protocol.Ready;
import hiillos.abi.protocol.SeekOrigin;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Like a pipe: what can be read is there from the start, what is written is kept. */
final class StandardStream implements File {
    /** Who writes for ever is told that there is no more room. */
    private static final int MOST_BYTES = 4 << 20;

    private final byte[] content;
    private int position;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    StandardStream(byte[] content) {
        this.content = content;
    }

    synchronized byte[] written() {
        return written.toByteArray();
    }

    @Override
    public synchronized byte[] read(int countBytes) throws StatusException {
        if (countBytes < 0 || countBytes > MAXIMUM_BYTES) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        int end = Math.min(content.length, position + countBytes);
        byte[] part = Arrays.copyOfRange(content, position, end);
        position = end;
        return part;
    }

    @Override
    public synchronized int write(byte[] bytes) throws StatusException {
        if (bytes.length > MAXIMUM_BYTES) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        if (written.size() + bytes.length > MOST_BYTES) {
            throw new StatusException(Status.OUT_OF_QUOTA);
        }
        written.writeBytes(bytes);
        return bytes.length;
    }

    @Override
    public FileStatus status() {
        return new FileStatus(FileKind.PIPE, 0, 0, 0, 0, 1, 0);
    }

    @Override
    public int ready() {
        return Ready.READ | Ready.WRITE;
    }

    @Override
    public void synchronize() {
        // It is as safe as it can be.
    }

    @Override
    public Sender watch(int events, Notify notify, long bits) throws StatusException {
        throw notSupported();
    }

    @Override
    public int readShared(long buffer, int place, int countBytes) throws StatusException {
        throw notSupported();
    }

    @Override
    public int writeShared(long buffer, int place, int countBytes) throws StatusException {
        throw notSupported();
    }

    @Override
    public int readAt(long buffer, int place, int countBytes, long offset) throws StatusException {
        throw notSupported();
    }

    @Override
    public int writeAt(long buffer, int place, int countBytes, long offset) throws StatusException {
        throw notSupported();
    }

    @Override
    public long seek(long offset, SeekOrigin origin) throws StatusException {
        throw notSupported();
    }

    @Override
    public void truncate(long sizeBytes) throws StatusException {
        throw notSupported();
    }

    private static StatusException notSupported() {
        return new StatusException(Status.NOT_SUPPORTED);
    }
}
