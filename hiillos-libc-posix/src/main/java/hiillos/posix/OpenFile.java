package hiillos.posix;

/**
 * An open file description: what descriptors of one or several processes share, its offset included. Part of the seam
 * between this library and a system ({@link PosixSystem}). Several descriptors may hold one; {@link #close} comes once.
 */
public interface OpenFile {
    /**
     * Reads at the offset and moves it; waits for at least a byte where bytes come with time.
     *
     * @return bytes read; 0 at the end
     */
    int read(byte[] bytes, int start, int count) throws PosixException;

    /**
     * Writes at the offset, or at the end when opened with APPEND, and moves it.
     *
     * @return bytes written, at least 1 unless count is 0
     */
    int write(byte[] bytes, int start, int count) throws PosixException;

    /**
     * Moves the offset.
     *
     * @return the new one
     * @throws PosixException {@code ESPIPE}: there is none; {@code EINVAL}: before the beginning
     */
    default long seek(long offset, Whence whence) throws PosixException {
        throw new PosixException(Errno.ESPIPE);
    }

    FileStatus status() throws PosixException;

    /** Sets the size. @throws PosixException {@code EINVAL}: not a regular file open for writing */
    default void truncate(long sizeBytes) throws PosixException {
        throw new PosixException(Errno.EINVAL);
    }

    /** Ends the use by this process. */
    void close() throws PosixException;

    /** What is ready now, as bits of {@link Poll}. Files on disks are always ready. */
    default int readyEvents() throws PosixException {
        return Poll.READABLE | Poll.WRITABLE;
    }

    /** The terminal behind this file; null if it is none. */
    default Terminal terminal() {
        return null;
    }
}
