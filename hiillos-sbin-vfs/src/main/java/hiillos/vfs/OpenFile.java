package hiillos.vfs;

import hiillos.abi.Notify;
import hiillos.abi.Sender;
import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.File;
import hiillos.abi.protocol.FileStatus;
import hiillos.abi.protocol.OpenFlags;
import hiillos.abi.protocol.Ready;
import hiillos.abi.protocol.SeekOrigin;
import java.util.function.Consumer;

/** A file that is open, with the position that all holders of its Sender share. */
final class OpenFile implements File, AutoCloseable {
    private final Volume volume;
    private final Node node;
    private final int flags;
    private final SharedBuffers buffers;
    private final OpenTable table;
    private final int slot;
    private final long client;
    private final Consumer<OpenFile> listener;
    private long position;
    /** In the service's list of open files. */
    OpenFile next;
    OpenFile previous;

    /**
     * @param table keeps the position over a restart; null for volumes without one
     * @param client who opened it
     * @param listener hears of the end
     */
    OpenFile(Volume volume, Node node, int flags, SharedBuffers buffers, OpenTable table, int slot, long client,
            Consumer<OpenFile> listener) {
        this.volume = volume;
        this.node = node;
        this.flags = flags;
        this.buffers = buffers;
        this.table = table;
        this.slot = slot;
        this.client = client;
        this.listener = listener;
        volume.retain(node);
        position = table == null ? 0 : table.position(slot);
    }

    Volume volume() {
        return volume;
    }

    long client() {
        return client;
    }

    private void move(long to) {
        position = to;
        if (table != null) {
            table.position(slot, to);
        }
    }

    private void check(int flag, int count) throws StatusException {
        if ((flags & flag) == 0) {
            throw new StatusException(Status.ACCESS_DENIED);
        }
        if (count < 0) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
    }

    /** How many of the wanted bytes there are from an offset on. */
    private int available(long offset, int count) throws StatusException {
        if (offset < 0) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        return (int) Math.min(count, Math.max(0, node.sizeBytes() - offset));
    }

    @Override
    public byte[] read(int countBytes) throws StatusException {
        check(OpenFlags.READ, countBytes);
        byte[] bytes = new byte[available(position, Math.min(countBytes, MAXIMUM_BYTES))];
        volume.read(node, position, bytes, bytes.length);
        move(position + bytes.length);
        return bytes;
    }

    /** Where a write at the position goes. */
    private long end() {
        return (flags & OpenFlags.APPEND) != 0 ? node.sizeBytes() : position;
    }

    @Override
    public int write(byte[] bytes) throws StatusException {
        check(OpenFlags.WRITE, 0);
        long at = end();
        volume.write(node, at, bytes, bytes.length);
        move(at + bytes.length);
        return bytes.length;
    }

    @Override
    public int readShared(long buffer, int place, int countBytes) throws StatusException {
        int count = readAt(buffer, place, countBytes, position);
        move(position + count);
        return count;
    }

    @Override
    public int writeShared(long buffer, int place, int countBytes) throws StatusException {
        long at = end();
        int count = writeAt(buffer, place, countBytes, at);
        move(at + count);
        return count;
    }

    @Override
    public int readAt(long buffer, int place, int countBytes, long offset) throws StatusException {
        check(OpenFlags.READ, countBytes);
        int count = available(offset, countBytes);
        buffers.copy(buffer, place, countBytes, target -> volume.read(node, offset, target, place, count));
        return count;
    }

    @Override
    public int writeAt(long buffer, int place, int countBytes, long offset) throws StatusException {
        check(OpenFlags.WRITE, countBytes);
        if (offset < 0 || offset > Long.MAX_VALUE - countBytes) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        buffers.copy(buffer, place, countBytes, source -> {
            if (countBytes > 0) {
                volume.write(node, offset, source, place, countBytes);
            }
        });
        return countBytes;
    }

    @Override
    public long seek(long offset, SeekOrigin origin) throws StatusException {
        long base = switch (origin) {
            case START -> 0;
            case POSITION -> position;
            case END -> node.sizeBytes();
        };
        long to = base + offset;
        if (to < 0 || offset > 0 && to < base) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        move(to);
        return to;
    }

    @Override
    public void truncate(long sizeBytes) throws StatusException {
        check(OpenFlags.WRITE, 0);
        if (sizeBytes < 0) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        if (sizeBytes > volume.totalBytes()) {
            throw new StatusException(ServiceStatus.NO_SPACE);
        }
        volume.truncate(node, sizeBytes);
    }

    @Override
    public FileStatus status() {
        return volume.status(node);
    }

    @Override
    public int ready() {
        return Ready.READ | Ready.WRITE;
    }

    /** Memory is as safe as it will be. */
    @Override
    public void synchronize() {}

    /** It is ready always. */
    @Override
    public Sender watch(int events, Notify notify, long bits) {
        notify.close();
        return null;
    }

    /** Nobody has it any more. */
    @Override
    public void close() {
        listener.accept(this);
        if (table != null) {
            table.remove(slot);
        }
        volume.release(node);
    }
}
