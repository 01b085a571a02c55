package hiillos.posix;

/**
 * The seam: what this library needs of a system. One object belongs to one process. All names are URIs as
 * {@link Paths#resolve} makes them; working directories, descriptors and their numbers are this library's own affair.
 *
 * <p>There are two implementations: over the servers of hiillos, and {@code hiillos.posix.memory} for tests on the JVM.
 */
public interface PosixSystem {
    /** Opens; see {@link OpenFlags}. */
    OpenFile open(String uri, int flags, int permissions) throws PosixException;

    FileStatus status(String uri) throws PosixException;

    /** Names in a directory, in any order. */
    DirectoryEntry[] list(String uri) throws PosixException;

    void makeDirectory(String uri, int permissions) throws PosixException;

    /** @throws PosixException {@code ENOTEMPTY}, {@code ENOTDIR} */
    void removeDirectory(String uri) throws PosixException;

    /** Removes a name that is not a directory's. @throws PosixException {@code EISDIR} */
    void unlink(String uri) throws PosixException;

    void rename(String from, String to) throws PosixException;

    void setModified(String uri, long nanos) throws PosixException;

    void setPermissions(String uri, int permissions) throws PosixException;

    /** A new pipe: the end to read from, the end to write to. */
    OpenFile[] pipe() throws PosixException;

    /** Waits until one is ready for one of its events or the monotonic deadline has passed. */
    void waitReady(OpenFile[] files, int[] events, long deadlineNanos) throws PosixException;

    /**
     * Starts a program.
     *
     * @param files by descriptor number; null where there is none
     * @param group as in {@link SpawnRequest}
     * @return the process's number
     */
    int spawn(String uri, String[] arguments, String[] environment, String workingDirectory, OpenFile[] files, int group)
            throws PosixException;

    /**
     * Waits for a child to end.
     *
     * @param process its number, or -1: any
     * @param options of {@link WaitOptions}
     * @return null if there is none and {@link WaitOptions#NOW} is set
     * @throws PosixException {@code ECHILD}; {@code EINTR}: a caught signal came
     */
    ChildStatus waitFor(int process, int options) throws PosixException;

    /**
     * Sends a signal to a process, or to group {@code -process}.
     *
     * @throws PosixException {@code ESRCH}; {@code EPERM}; {@code EIO}: SIGTTIN or SIGTTOU to a group that nobody would let go on
     */
    void kill(int process, int signal) throws PosixException;

    /** From now on these signals (bits 1 &lt;&lt; number) do not end the process but wait for {@link #takeSignals}. */
    void catchSignals(long mask) throws PosixException;

    /** The caught signals that have come since the last call, as bits. */
    long takeSignals();

    int processNumber();

    int parentNumber();

    int groupNumber();

    ProcessStatus[] processes() throws PosixException;

    MountedFileSystem[] mounts() throws PosixException;

    void mount(String source, String target, String type) throws PosixException;

    void unmount(String target) throws PosixException;

    /** Memory of the machine: bytes in all, bytes free. */
    long[] memory() throws PosixException;

    /** The system's log, whole. */
    String log() throws PosixException;

    /** What a process was given, a line each. */
    String[] capabilities(int process) throws PosixException;

    /** Nanoseconds since the beginning of 1970, UTC. */
    long wallClockNanos() throws PosixException;

    long monotonicNanos();

    /** Waits. @throws PosixException {@code EINTR}: a signal came */
    void sleepUntil(long monotonicNanos) throws PosixException;

    /** Powers the machine off, or restarts it. */
    void powerOff(boolean restart) throws PosixException;

    /** Ends this process. */
    Error exit(int status);

    /** What the process was started with: arguments, environment as {@code NAME=VALUE}, working directory, files by number. */
    StartState start();

    /** @param workingDirectory a URI */
    record StartState(String[] arguments, String[] environment, String workingDirectory, OpenFile[] files) {}
}
