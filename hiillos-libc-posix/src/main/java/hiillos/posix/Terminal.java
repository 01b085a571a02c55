package hiillos.posix;

/** What a terminal can do beyond reading and writing. */
public interface Terminal {
    TerminalMode mode() throws PosixException;

    void setMode(TerminalMode mode) throws PosixException;

    TerminalSize size() throws PosixException;

    /** Which process group gets the signals that keys make; 0: none. */
    int foregroundGroup() throws PosixException;

    /** Says which process group gets the signals that keys make. */
    void setForegroundGroup(int group) throws PosixException;
}
