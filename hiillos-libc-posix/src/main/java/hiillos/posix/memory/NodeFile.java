package hiillos.posix.memory;

import hiillos.posix.Errno;
import hiillos.posix.FileStatus;
import hiillos.posix.FileType;
import hiillos.posix.OpenFlags;
import hiillos.posix.PosixException;
import hiillos.posix.Whence;

/** A file or directory that was opened by name. */
final class NodeFile extends SharedFile {
    private final MemoryMachine machine;
    private final Node node;
    private final int flags;
    private long offset;

    NodeFile(MemoryMachine machine, Node node, int flags) {
        this.machine = machine;
        this.node = node;
        this.flags = flags;
    }

    @Override
    public int read(byte[] bytes, int start, int count) throws PosixException {
        synchronized (machine) {
            machine.enter();
            if (!OpenFlags.reads(flags)) {
                throw new PosixException(Errno.EBADF);
            }
            if (node.type == FileType.DIRECTORY) {
                throw new PosixException(Errno.EISDIR);
            }
            int there = (int) Math.max(0, Math.min(count, node.sizeBytes - offset));
            if (there > 0) {
                System.arraycopy(node.bytes, (int) offset, bytes, start, there);
            }
            offset += there;
            return there;
        }
    }

    @Override
    public int write(byte[] bytes, int start, int count) throws PosixException {
        synchronized (machine) {
            machine.enter();
            if (!OpenFlags.writes(flags)) {
                throw new PosixException(Errno.EBADF);
            }
            if (node.type == FileType.CHARACTER) {
                return count;
            }
            if ((flags & OpenFlags.APPEND) != 0) {
                offset = node.sizeBytes;
            }
            long growth = Math.max(0, offset + count - node.sizeBytes);
            if (machine.trees.usedBytes + growth > machine.trees.capacityBytes) {
                throw new PosixException(Errno.ENOSPC);
            }
            node.write(offset, bytes, start, count);
            machine.trees.usedBytes += growth;
            offset += count;
            node.modifiedNanos = machine.wallClockNanos();
            return count;
        }
    }

    @Override
    public long seek(long distance, Whence whence) throws PosixException {
        synchronized (machine) {
            long from = switch (whence) {
                case SET -> 0;
                case CURRENT -> offset;
                case END -> node.sizeBytes;
            };
            if (from + distance < 0) {
                throw new PosixException(Errno.EINVAL);
            }
            offset = from + distance;
            return offset;
        }
    }

    @Override
    public FileStatus status() {
        synchronized (machine) {
            return node.status();
        }
    }

    @Override
    public void truncate(long sizeBytes) throws PosixException {
        synchronized (machine) {
            if (!OpenFlags.writes(flags) || node.type != FileType.REGULAR || sizeBytes < 0) {
                throw new PosixException(Errno.EINVAL);
            }
            machine.trees.usedBytes += sizeBytes - node.sizeBytes;
            node.resize((int) sizeBytes);
            node.modifiedNanos = machine.wallClockNanos();
        }
    }

    @Override
    public void close() {
        synchronized (machine) {
            release();
        }
    }
}
