package hiillos.abi.protocol;

import hiillos.abi.Protocol;
import hiillos.abi.StatusException;

/**
 * Files by URI as before {@link FileSystem}: {@code scheme://path}; {@code /x} means {@code fs:///x}.
 *
 * <p>Every method that takes a URI may fail with {@code BAD_PATH} (not well formed), {@code NO_SUCH_SCHEME} (nothing
 * mounted there) and {@code NOT_FOUND}. Open files belong to the caller; a server's restart closes them.
 */
@Protocol
public interface BootFiles {
    /**
     * Opens a file for reading.
     *
     * @return a number for the other calls
     * @throws StatusException also {@code IS_A_DIRECTORY}, {@code TOO_MANY}
     */
    int open(String uri) throws StatusException;

    /**
     * Reads from where the last read ended.
     *
     * @param countBytes the most to read; the server may return less
     * @return the bytes; none at the end
     * @throws StatusException {@code NOT_FOUND}: not open, {@code BAD_ARGUMENT}: negative
     */
    byte[] read(int file, int countBytes) throws StatusException;

    /** Closes a file. @throws StatusException {@code NOT_FOUND}: not open */
    void close(int file) throws StatusException;

    /** What a URI names. */
    FileInformation information(String uri) throws StatusException;

    /** The names in a directory. @throws StatusException also {@code NOT_A_DIRECTORY} */
    String[] list(String uri) throws StatusException;
}
