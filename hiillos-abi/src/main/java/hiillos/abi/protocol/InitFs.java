package hiillos.abi.protocol;

import hiillos.abi.Protocol;
import hiillos.abi.StatusException;

/** The files that the system was started with, in memory and read-only. Paths are relative, for example {@code etc/motd}. */
@Protocol
public interface InitFs {
    /**
     * What a path names; the empty path is the top directory.
     *
     * @throws StatusException {@code NOT_FOUND}
     */
    FileInformation information(String path) throws StatusException;

    /**
     * Reads from a file.
     *
     * @param offset where to begin; at or after the end nothing is read
     * @param countBytes the most to read; the server may return less, but not nothing before the end
     * @throws StatusException {@code NOT_FOUND}, {@code IS_A_DIRECTORY}, {@code BAD_ARGUMENT}: a negative number
     */
    byte[] read(String path, long offset, int countBytes) throws StatusException;

    /**
     * The names in a directory, sorted.
     *
     * @throws StatusException {@code NOT_FOUND}, {@code NOT_A_DIRECTORY}
     */
    String[] list(String path) throws StatusException;
}
