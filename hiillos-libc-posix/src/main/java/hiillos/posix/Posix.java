package hiillos.posix;

import java.util.Map;

/**
 * POSIX for programs: static methods by its meaning, with names that say it. Failures are {@link PosixException}s with an
 * {@link Errno}. Paths may be URIs: {@code initfs:///etc/motd}.
 *
 * <p>Before anything else is used, {@link #bind} says to which system the methods speak; on hiillos the program's start
 * does it.
 */
public final class Posix {
    /** No limit for {@link #poll}. */
    public static final long FOREVER = Long.MAX_VALUE;

    private static Binding binding;

    private Posix() {}

    /** Finds the process that calls. */
    public interface Binding {
        PosixProcess current();
    }

    /** Says who answers from now on. */
    public static void bind(Binding to) {
        binding = to;
    }

    private static PosixProcess process() {
        return binding.current();
    }

    private static PosixSystem system() {
        return process().system();
    }

    // --- Descriptors ---

    /** Opens a file; {@code permissions} count when it is made. */
    public static int open(String path, int flags, int permissions) throws PosixException {
        return process().open(path, flags, permissions);
    }

    /** Reads; 0 at the end. */
    public static int read(int descriptor, byte[] bytes, int start, int count) throws PosixException {
        java.util.Objects.checkFromIndexSize(start, count, bytes.length);
        return process().file(descriptor).read(bytes, start, count);
    }

    /** Writes; may write less than asked for, but at least a byte. */
    public static int write(int descriptor, byte[] bytes, int start, int count) throws PosixException {
        java.util.Objects.checkFromIndexSize(start, count, bytes.length);
        return process().file(descriptor).write(bytes, start, count);
    }

    /** Writes everything, whatever signals come meanwhile. */
    public static void writeFully(int descriptor, byte[] bytes, int start, int count) throws PosixException {
        int at = start;
        while (at < start + count) {
            try {
                at += write(descriptor, bytes, at, start + count - at);
            } catch (PosixException error) {
                if (error.error() != Errno.EINTR) {
                    throw error;
                }
            }
        }
    }

    public static void close(int descriptor) throws PosixException {
        process().close(descriptor);
    }

    /** {@code lseek}. */
    public static long seek(int descriptor, long offset, Whence whence) throws PosixException {
        return process().file(descriptor).seek(offset, whence);
    }

    public static void truncate(int descriptor, long sizeBytes) throws PosixException {
        process().file(descriptor).truncate(sizeBytes);
    }

    /** {@code fstat}. */
    public static FileStatus status(int descriptor) throws PosixException {
        return process().file(descriptor).status();
    }

    /** {@code dup}: the lowest free number for the same open file. */
    public static int duplicate(int descriptor) throws PosixException {
        return process().duplicate(descriptor, 0);
    }

    /** {@code F_DUPFD}: the lowest free number from a minimum on. */
    public static int duplicateAbove(int descriptor, int minimum) throws PosixException {
        return process().duplicate(descriptor, minimum);
    }

    /** {@code dup2}. */
    public static void duplicateTo(int descriptor, int target) throws PosixException {
        process().duplicateTo(descriptor, target);
    }

    public static Pipe pipe() throws PosixException {
        return process().pipe();
    }

    /**
     * Waits until a descriptor is ready.
     *
     * @param deadlineNanos of the {@linkplain #monotonicNanos monotonic clock}; 0 does not wait
     * @return how many are
     */
    public static int poll(Poll[] polls, long deadlineNanos) throws PosixException {
        return process().poll(polls, deadlineNanos);
    }

    /** The terminal behind a descriptor. @throws PosixException {@code ENOTTY} */
    public static Terminal terminal(int descriptor) throws PosixException {
        Terminal terminal = process().file(descriptor).terminal();
        if (terminal == null) {
            throw new PosixException(Errno.ENOTTY);
        }
        return terminal;
    }

    /** {@code isatty}. */
    public static boolean isTerminal(int descriptor) {
        try {
            return process().file(descriptor).terminal() != null;
        } catch (PosixException notOpen) {
            return false;
        }
    }

    /** Whether a descriptor is open. */
    public static boolean isOpen(int descriptor) {
        return process().isOpen(descriptor);
    }

    /** Gives a free descriptor to a file that the program makes itself; programs that it starts can not have it. */
    public static int adopt(OpenFile file) throws PosixException {
        return process().adopt(file);
    }

    /** The open file behind a descriptor. */
    public static OpenFile openFile(int descriptor) throws PosixException {
        return process().file(descriptor);
    }

    // --- Names ---

    /** {@code stat}. */
    public static FileStatus status(String path) throws PosixException {
        return system().status(process().resolve(path));
    }

    /** Names in a directory, in any order, without {@code .} and {@code ..}. */
    public static DirectoryEntry[] list(String path) throws PosixException {
        return system().list(process().resolve(path));
    }

    public static void makeDirectory(String path, int permissions) throws PosixException {
        process().makeDirectory(path, permissions);
    }

    public static void removeDirectory(String path) throws PosixException {
        system().removeDirectory(process().resolve(path));
    }

    public static void unlink(String path) throws PosixException {
        system().unlink(process().resolve(path));
    }

    public static void rename(String from, String to) throws PosixException {
        system().rename(process().resolve(from), process().resolve(to));
    }

    /** Sets when a file was last written. */
    public static void setModified(String path, long nanos) throws PosixException {
        system().setModified(process().resolve(path), nanos);
    }

    /** {@code chmod}. */
    public static void setPermissions(String path, int permissions) throws PosixException {
        system().setPermissions(process().resolve(path), permissions);
    }

    /** {@code getcwd}: a path, or a URI outside {@code fs:}. */
    public static String workingDirectory() {
        return process().workingDirectory();
    }

    /** {@code chdir}. */
    public static void changeDirectory(String path) throws PosixException {
        process().changeDirectory(path);
    }

    /** {@code umask}: sets it and gives the old one. */
    public static int umask(int bits) {
        return process().umask(bits);
    }

    // --- Processes ---

    /** The arguments, the program's name first. */
    public static String[] arguments() {
        return process().arguments();
    }

    /** The environment, to be read and changed. */
    public static Map<String, String> environment() {
        return process().environment();
    }

    /** Starts a program. @return its process's number */
    public static int spawn(SpawnRequest request) throws PosixException {
        return process().spawn(request);
    }

    /** {@code waitpid}: -1 waits for any child. @throws PosixException {@code ECHILD}; {@code EINTR}: a caught signal came */
    public static ChildStatus waitFor(int child) throws PosixException {
        return system().waitFor(child, 0);
    }

    /** {@code waitpid} with {@link WaitOptions}: null if none has ended, or stopped, and NOW is among them. */
    public static ChildStatus waitFor(int child, int options) throws PosixException {
        return system().waitFor(child, options);
    }

    /** {@code waitpid} with {@code WNOHANG}: null if none has ended. */
    public static ChildStatus pollChild(int child) throws PosixException {
        return system().waitFor(child, WaitOptions.NOW);
    }

    /** Sends a signal to a process, or to the group {@code -process}; signal 0 only looks. */
    public static void kill(int target, int signal) throws PosixException {
        system().kill(target, signal);
    }

    /** Signals (bits 1 &lt;&lt; number) that do not end this process but wait for {@link #takeSignals}. */
    public static void catchSignals(long bits) throws PosixException {
        system().catchSignals(bits);
    }

    /** The caught signals that came since the last call. */
    public static long takeSignals() {
        return system().takeSignals();
    }

    /** {@code getpid}. */
    public static int processNumber() {
        return system().processNumber();
    }

    /** {@code getppid}. */
    public static int parentNumber() {
        return system().parentNumber();
    }

    /** {@code getpgrp}. */
    public static int groupNumber() {
        return system().groupNumber();
    }

    /** Ends this process; to be called as {@code throw Posix.exit(0)}. */
    public static Error exit(int status) {
        return system().exit(status & 255);
    }

    // --- Time ---

    /** Since the beginning of 1970, UTC. */
    public static long wallClockNanos() throws PosixException {
        return system().wallClockNanos();
    }

    /** Since the machine's start. */
    public static long monotonicNanos() {
        return system().monotonicNanos();
    }

    /** Waits until the {@linkplain #monotonicNanos monotonic clock} has passed a time. */
    public static void sleepUntil(long nanos) throws PosixException {
        system().sleepUntil(nanos);
    }

    // --- The system ---

    public static ProcessStatus[] processes() throws PosixException {
        return system().processes();
    }

    public static MountedFileSystem[] mounts() throws PosixException {
        return system().mounts();
    }

    /** Mounts {@code source} at {@code target}. */
    public static void mount(String source, String target, String type) throws PosixException {
        system().mount(source, process().resolve(target), type);
    }

    public static void unmount(String target) throws PosixException {
        system().unmount(process().resolve(target));
    }

    /** Bytes of memory in all. */
    public static long memoryBytes() throws PosixException {
        return system().memory()[0];
    }

    /** Bytes of memory that nobody uses. */
    public static long freeMemoryBytes() throws PosixException {
        return system().memory()[1];
    }

    /** The kernel's log. */
    public static String log() throws PosixException {
        return system().log();
    }

    /** The capabilities of a process, a line each. */
    public static String[] capabilities(int process) throws PosixException {
        return system().capabilities(process);
    }

    /** Powers the machine off or restarts it. */
    public static void powerOff(boolean restart) throws PosixException {
        system().powerOff(restart);
    }
}
