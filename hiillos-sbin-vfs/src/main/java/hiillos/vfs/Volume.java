package hiillos.vfs;

import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.protocol.FileKind;
import hiillos.abi.protocol.FileStatus;
import java.util.Arrays;

/**
 * A file system. Nodes belong to the volume that made them. Who calls has checked kinds: directories where directories are
 * meant, names without slashes that are neither empty nor dots. What a volume does not say otherwise is that of one that cannot
 * be changed and has no symbolic links.
 */
interface Volume {
    /** For {@code mount}'s list. */
    String type();

    boolean isReadOnly();

    long usedBytes();

    long totalBytes();

    Node root();

    /** What a name in a directory names; null if nothing. */
    Node find(Node directory, String name);

    /** The names in a directory, sorted. */
    String[] names(Node directory);

    /** The first of them that are behind one; empty: from the first on. */
    default String[] namesAfter(Node directory, String after, int most) {
        String[] all = names(directory);
        int first = 0;
        while (first < all.length && all[first].compareTo(after) <= 0) {
            first++;
        }
        return Arrays.copyOfRange(all, first, Math.min(all.length, first + most));
    }

    FileStatus status(Node node);

    /** The target of a symbolic link. */
    default String target(Node link) {
        return "";
    }

    /** @param length already cut to what is there */
    void read(Node file, long offset, Region target, long place, int length);

    /** As {@link #read}. */
    void read(Node file, long offset, byte[] target, int length);

    /** Writes all of it, lengthening the file. @throws StatusException {@code NO_SPACE}; then nothing has changed */
    default void write(Node file, long offset, Region source, long place, int length) throws StatusException {
        throw new StatusException(ServiceStatus.READ_ONLY);
    }

    /** As {@link #write}. */
    default void write(Node file, long offset, byte[] source, int length) throws StatusException {
        throw new StatusException(ServiceStatus.READ_ONLY);
    }

    default void truncate(Node file, long sizeBytes) throws StatusException {
        throw new StatusException(ServiceStatus.READ_ONLY);
    }

    /** Makes something under a name that is free. @param target of a symbolic link, else empty */
    default Node create(Node directory, String name, FileKind kind, int mode, String target) throws StatusException {
        throw new StatusException(ServiceStatus.READ_ONLY);
    }

    /** Gives a file another name, which is free. */
    default void link(Node directory, String name, Node file) throws StatusException {
        throw new StatusException(ServiceStatus.READ_ONLY);
    }

    /** Takes a name away; a directory under it is empty. */
    default void remove(Node directory, String name) throws StatusException {
        throw new StatusException(ServiceStatus.READ_ONLY);
    }

    /** Moves a name, over what is there. */
    default void rename(Node from, String name, Node to, String newName) throws StatusException {
        throw new StatusException(ServiceStatus.READ_ONLY);
    }

    default void setMode(Node node, int mode) throws StatusException {
        throw new StatusException(ServiceStatus.READ_ONLY);
    }

    default void setModified(Node node, long nanos) throws StatusException {
        throw new StatusException(ServiceStatus.READ_ONLY);
    }

    /** The node stays until as many calls of {@link #release}, even without a name. */
    default void retain(Node node) {}

    default void release(Node node) {}

    /** It is mounted nowhere any more. */
    default void close() {}
}
