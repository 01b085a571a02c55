package hiillos.abi.protocol;

import hiillos.abi.Protocol;
import hiillos.abi.StatusException;

/**
 * A console: what a person types, and text with escape sequences (docs/reference/terminal.md) for them to see. UTF-8 both ways.
 *
 * <p>The first two operations are those of an open file, in shape and number, so that a program may read and write either
 * without asking which it has.
 */
@Protocol
public interface Terminal {
    /**
     * Takes what was typed; waits until there is something.
     *
     * @param countBytes the most to take
     * @return canonical: at most one line, with its newline at the end if all of it fits; else what there is, at least a byte;
     *     empty: end of file (Ctrl-D), once
     * @throws StatusException {@code BAD_ARGUMENT}: not positive; {@code CANCELLED}: the interrupt character was typed
     */
    byte[] read(int countBytes) throws StatusException;

    /**
     * Shows text; a newline also goes to the line's begin. A character may be cut between two calls.
     *
     * @return the bytes taken: all of them
     */
    int write(byte[] bytes) throws StatusException;

    /** How it treats what is typed. */
    TerminalMode mode() throws StatusException;

    /** Changes how it treats what is typed; what was typed and not yet read stays. */
    void setMode(TerminalMode mode) throws StatusException;

    /** How much fits on it. */
    TerminalSize size() throws StatusException;

    /** The number of the process group that the interrupt character is for; 0: none. */
    int foregroundGroup() throws StatusException;

    /**
     * Sets who the interrupt character is for.
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
