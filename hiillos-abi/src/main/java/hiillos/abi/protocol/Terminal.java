package hiillos.abi.protocol;

import hiillos.abi.Notify;
import hiillos.abi.Nullable;
import hiillos.abi.Protocol;
import hiillos.abi.Sender;
import hiillos.abi.StatusException;

/**
 * A console: what a person types, and text with escape sequences (docs/reference/terminal.md) for them to see. UTF-8 both ways.
 *
 * <p>Up to {@link #watch} the operations are those of {@link File}, in shape and number: a Sender of a terminal answers
 * both protocols, and is a descriptor like any other.
 */
@Protocol
public interface Terminal {
    /**
     * Takes what was typed; waits until there is something.
     *
     * @param countBytes the most to take, at most {@link File#MAXIMUM_BYTES}
     * @return canonical: at most one line, with its newline at the end if all of it fits; else what there is, at least a byte;
     *     empty: end of file (Ctrl-D), once
     * @throws StatusException {@code BAD_ARGUMENT}: not positive, too many; {@code CANCELLED}: Ctrl-C or the like was typed
     */
    byte[] read(int countBytes) throws StatusException;

    /**
     * Shows text; a newline also goes to the line's begin. A character may be cut between two calls.
     *
     * @param bytes at most {@link File#MAXIMUM_BYTES}
     * @return the bytes taken: all of them
     * @throws StatusException {@code BAD_ARGUMENT}: too many
     */
    int write(byte[] bytes) throws StatusException;

    /** {@code NOT_SUPPORTED}. */
    int readShared(long buffer, int place, int countBytes) throws StatusException;

    /** {@code NOT_SUPPORTED}. */
    int writeShared(long buffer, int place, int countBytes) throws StatusException;

    /** {@code NOT_SUPPORTED}. */
    int readAt(long buffer, int place, int countBytes, long offset) throws StatusException;

    /** {@code NOT_SUPPORTED}. */
    int writeAt(long buffer, int place, int countBytes, long offset) throws StatusException;

    /** {@code NOT_SUPPORTED}. */
    long seek(long offset, SeekOrigin origin) throws StatusException;

    /** {@code NOT_SUPPORTED}. */
    void truncate(long sizeBytes) throws StatusException;

    /** Of kind {@code TERMINAL}. */
    FileStatus status() throws StatusException;

    /** Bits of {@link Ready}. */
    int ready() throws StatusException;

    /** Returns when all that was written is on its way. */
    void synchronize() throws StatusException;

    /** As {@link File#watch}. */
    @Nullable
    Sender watch(int events, Notify notify, long bits) throws StatusException;

    /** How it treats what is typed. */
    TerminalMode mode() throws StatusException;

    /** Changes how it treats what is typed; what was typed and not yet read stays. */
    void setMode(TerminalMode mode) throws StatusException;

    /** How much fits on it. */
    TerminalSize size() throws StatusException;

    /** The number of the process group that Ctrl-C is for; 0: none. */
    int foregroundGroup() throws StatusException;

    /**
     * Sets who Ctrl-C is for.
     *
     * @param group as the process manager counts them; 0: nobody
     * @throws StatusException {@code BAD_ARGUMENT}: negative
     */
    void setForegroundGroup(int group) throws StatusException;

    /** How many bytes a {@link #read} would give at once: 0, when it would wait; −1: end of file. */
    int readable() throws StatusException;

    /** Forgets what was typed and not yet read. */
    void discardInput() throws StatusException;
}
