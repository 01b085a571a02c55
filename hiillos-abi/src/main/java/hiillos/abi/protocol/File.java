package hiillos.abi.protocol;

import hiillos.abi.Notify;
import hiillos.abi.Nullable;
import hiillos.abi.Protocol;
import hiillos.abi.Sender;
import hiillos.abi.StatusException;

/**
 * An open file: each Sender of this protocol is one, with a position that all holders of the Sender share, as after POSIX's
 * {@code dup} and {@code fork}. Passing the handle passes the file; the file is closed with the last handle. Files, pipes,
 * terminals and devices have this protocol.
 *
 * <p>Bulk data goes through a {@link FileSystem#share shared buffer}, named by its token; short data in the message. Common
 * errors: {@code ACCESS_DENIED}: not opened for this; {@code BAD_ARGUMENT}: negative or too long; {@code NOT_SUPPORTED}: seeking
 * in a pipe or terminal; {@code STALE}: the file was lost in a restart of its server.
 */
@Protocol
public interface File {
    /** The most bytes of {@link #read} and {@link #write}. */
    int MAXIMUM_BYTES = 1024;

    /**
     * Reads at the position and moves it.
     *
     * @param countBytes the most to read
     * @return the bytes, at least one unless at the end; a pipe or terminal waits for the first one
     */
    byte[] read(int countBytes) throws StatusException;

    /** Writes at the position and moves it. @return how many bytes were written, at least one of a non-empty array */
    int write(byte[] bytes) throws StatusException;

    /**
     * As {@link #read}, into a shared buffer.
     *
     * @param buffer token of the buffer
     * @param place where in the buffer
     * @return the count; 0 only at the end
     */
    int readShared(long buffer, int place, int countBytes) throws StatusException;

    /** As {@link #write}, out of a shared buffer. */
    int writeShared(long buffer, int place, int countBytes) throws StatusException;

    /** As {@link #readShared}, from an offset; the position stays. */
    int readAt(long buffer, int place, int countBytes, long offset) throws StatusException;

    /** As {@link #writeShared}, at an offset; the position stays. */
    int writeAt(long buffer, int place, int countBytes, long offset) throws StatusException;

    /** Moves the position, also beyond the end. @return the new one, from the start */
    long seek(long offset, SeekOrigin origin) throws StatusException;

    /** Cuts, or lengthens with zeros. */
    void truncate(long sizeBytes) throws StatusException;

    FileStatus status() throws StatusException;

    /** Bits of {@link Ready}. */
    int ready() throws StatusException;

    /** Returns when what was written is as safe as the file system can make it. */
    void synchronize() throws StatusException;

    /**
     * Has bits of a Notify signalled, once, when something of this can be done without waiting.
     *
     * @param events bits of {@link Ready}; {@code HANG_UP} is waited for always
     * @param notify with the right to write
     * @return as long as it is not closed the caller waits; null if something of it can be done already: then nothing is signalled
     * @throws StatusException {@code TOO_MANY} wait already: {@link #ready} still tells
     */
    @Nullable
    Sender watch(int events, Notify notify, long bits) throws StatusException;
}
