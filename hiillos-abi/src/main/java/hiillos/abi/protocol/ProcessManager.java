package hiillos.abi.protocol;

import hiillos.abi.Frame;
import hiillos.abi.Notify;
import hiillos.abi.Protocol;
import hiillos.abi.Sender;
import hiillos.abi.StatusException;

/**
 * Starts processes and knows them all. A caller is known by its Sender: who it is, its group.
 *
 * <p>A new process gets its arguments, environment, working directory and the descriptors {@code fd.0}, {@code fd.1}, …
 * (Senders of protocol {@link File}) in its start block, and the services that its manifest imports.
 */
@Protocol
public interface ProcessManager {
    /**
     * Starts a program.
     *
     * @param request what and how
     * @param files copies go to the process; as many as the request has descriptor numbers
     * @throws StatusException errors of opening the program; {@code BAD_PROGRAM}: no sound ELF file or manifest, or of another
     *     binary interface; {@code NOT_FOUND}: a required import is missing; {@code OUT_OF_MEMORY}, {@code OUT_OF_QUOTA}
     */
    Spawned spawn(SpawnRequest request, Sender[] files) throws StatusException;

    /**
     * As {@link #spawn}, of a program that the caller has read: for those that are not in the initfs.
     *
     * @param image the program's file; a snapshot of it is taken
     * @param sizeBytes of the file
     */
    Spawned spawnImage(SpawnRequest request, Sender[] files, Frame image, long sizeBytes) throws StatusException;

    /** Number of the calling process. */
    int self() throws StatusException;

    /** Processes with a number of at least {@code from}, running and not yet forgotten, some at a time; none at the end. */
    ProcessInformation[] list(int from) throws StatusException;

    /** @throws StatusException {@code NOT_FOUND} */
    ProcessInformation information(int number) throws StatusException;

    /**
     * Signals a process, or all of a group. Without a Notify for the signal: 0 and CHILD do nothing, STOP, TERMINAL_STOP,
     * TERMINAL_INPUT and TERMINAL_OUTPUT suspend, CONTINUE lets go on, all others end the process, whose detail then is the
     * signal's number. The last three of those that suspend do nothing to a group that is orphaned: none of its processes has
     * a parent in another group who could let it go on, servers not counted.
     *
     * <p>A parent that catches CHILD gets it when a process of its own ends, is suspended or goes on. When a parent's end leaves
     * a group orphaned that has suspended processes, the group gets HANG_UP and CONTINUE.
     *
     * @param number of the process; negative: of the group
     * @param signal of {@link Signals}; 0 only looks whether there is one
     * @throws StatusException {@code NOT_FOUND}; {@code ACCESS_DENIED}: servers are not signalled by this way except with KILL;
     *     {@code BAD_STATE}: TERMINAL_INPUT or TERMINAL_OUTPUT to an orphaned group
     */
    void signal(int number, int signal) throws StatusException;

    /**
     * Signals of a mask come as bits of a Notify to the calling process from now on instead of ending it.
     *
     * @param notify with the right to write
     * @param mask bit n is signal n; KILL and STOP are ignored
     */
    void catchSignals(Notify notify, long mask) throws StatusException;

    /** Signals of the mask are ignored from now on by the calling process, the others end it again. */
    void ignoreSignals(long mask) throws StatusException;

    /** Moves a process of the caller's, or the caller with 0, to a group; 0: a new one that it leads. */
    void setGroup(int number, int group) throws StatusException;

    /**
     * Handles of a process, some at a time.
     *
     * @param number of the process
     * @param from 0 for the first; then {@link CapabilityPage#next}
     * @throws StatusException {@code NOT_FOUND}: it does not run; {@code BAD_ARGUMENT}
     */
    CapabilityPage capabilities(int number, int from) throws StatusException;

    /** Ends all processes and the machine's run. @param restart whether the machine starts again */
    void shutdown(boolean restart) throws StatusException;

    /**
     * Signals several processes with nothing between: nobody can start one again, or answer for it, before the last is signalled. If one
     * cannot be signalled, none is.
     *
     * @param numbers of processes; negative: of groups
     * @param signal of {@link Signals}
     * @throws StatusException as {@link #signal}
     */
    void signalAll(int[] numbers, int signal) throws StatusException;
}
