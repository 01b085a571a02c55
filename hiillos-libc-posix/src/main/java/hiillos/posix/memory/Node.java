package hiillos.posix.memory;

import hiillos.posix.Errno;
import hiillos.posix.FileStatus;
import hiillos.posix.FileType;
import hiillos.posix.PosixException;
import java.util.Arrays;
import java.util.TreeMap;

/** A file or a directory. The machine's lock guards it. */
final class Node {
    final FileType type;
    final long number;
    final TreeMap<String, Node> children;
    byte[] bytes = new byte[0];
    int sizeBytes;
    int permissions;
    long modifiedNanos;
    boolean readOnly;

    Node(FileType type, long number, int permissions, long modifiedNanos) {
        this.type = type;
        this.number = number;
        this.permissions = permissions;
        this.modifiedNanos = modifiedNanos;
        children = type == FileType.DIRECTORY ? new TreeMap<>() : null;
    }

    FileStatus status() {
        return new FileStatus(type, sizeBytes, permissions, modifiedNanos, number);
    }

    void write(long offset, byte[] from, int start, int count) throws PosixException {
        if (offset + count > Integer.MAX_VALUE / 2) {
            throw new PosixException(Errno.EFBIG);
        }
        resize((int) Math.max(sizeBytes, offset + count));
        System.arraycopy(from, start, bytes, (int) offset, count);
    }

    void resize(int size) {
        if (size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size, bytes.length * 2));
        } else if (size < sizeBytes) {
            Arrays.fill(bytes, size, sizeBytes, (byte) 0);
        }
        sizeBytes = size;
    }
}
