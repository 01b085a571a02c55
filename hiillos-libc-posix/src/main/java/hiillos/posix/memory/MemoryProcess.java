package hiillos.posix.memory;

import hiillos.posix.ChildStatus;
import hiillos.posix.DirectoryEntry;
import hiillos.posix.Errno;
import hiillos.posix.FileStatus;
import hiillos.posix.FileType;
import hiillos.posix.MountedFileSystem;
import hiillos.posix.OpenFile;
import hiillos.posix.OpenFlags;
import hiillos.posix.PosixException;
import hiillos.posix.PosixSystem;
import hiillos.posix.ProcessStatus;
import hiillos.posix.Signals;
import hiillos.posix.WaitOptions;

/** A process of a machine in memory. The machine's lock guards it. */
final class MemoryProcess implements PosixSystem {
    private static final long IGNORED_BY_DEFAULT = 1L << Signals.SIGCHLD | 1L << Signals.SIGCONT;
    private static final long STOPPING = 1L << Signals.SIGSTOP | 1L << Signals.SIGTSTP | 1L << Signals.SIGTTIN | 1L << Signals.SIGTTOU;

    private final MemoryMachine machine;
    private final int number;
    private final int parent;
    private final int group;
    private final StartState start;
    private long caught;
    /** Those that are pending and have ended a call early: another call waits. */
    private long told;
    private long pending;
    /** What stopped it; 0 while it is not stopped. */
    private int stopSignal;
    private ChildStatus result;

    MemoryProcess(MemoryMachine machine, int number, int parent, int group, StartState start) {
        this.machine = machine;
        this.number = number;
        this.parent = parent;
        this.group = group;
        this.start = start;
    }

    String name() {
        String path = start.arguments()[0];
        return path.substring(path.lastIndexOf('/') + 1);
    }

    boolean hasEnded() {
        return result != null;
    }

    ChildStatus result() {
        return result;
    }

    int parentOfIt() {
        return parent;
    }

    boolean isStopped() {
        return stopSignal != 0;
    }

    void ended(int status, int signal) {
        result = new ChildStatus(number, status, signal);
        stopSignal = 0;
        tellParent();
    }

    private void tellParent() {
        MemoryProcess above = machine.processes.get(parent);
        if (above != null) {
            above.send(Signals.SIGCHLD);
        }
    }

    void send(int signal) {
        if (signal == Signals.SIGCONT && stopSignal != 0) {
            stopSignal = 0;
            tellParent();
        }
        boolean stops = (STOPPING & 1L << signal) != 0 && (signal == Signals.SIGSTOP || (caught & 1L << signal) == 0);
        if (stops) {
            // Who was stopped because it read too early is stopped by a key all the same.
            boolean lasting = signal == Signals.SIGSTOP || signal == Signals.SIGTSTP;
            if ((stopSignal == 0 || lasting) && (signal == Signals.SIGSTOP || !machine.isOrphaned(group))) {
                stopSignal = signal;
                tellParent();
            }
        } else if ((IGNORED_BY_DEFAULT & ~caught & 1L << signal) == 0) {
            pending |= 1L << signal;
            told &= ~(1L << signal);
            if ((caught & 1L << signal) == 0) {
                stopSignal = 0;
            }
        }
    }

    /** Ends the thread if a signal asks for it, and stays while it is stopped; tells a waiting call of caught signals. */
    void checkSignals(boolean waiting) throws PosixException {
        long deadly = pending & ~caught;
        while (deadly == 0 && stopSignal != 0) {
            try {
                machine.wait();
            } catch (InterruptedException stop) {
                throw new AssertionError(stop);
            }
            deadly = pending & ~caught;
        }
        if (deadly != 0) {
            throw new ProcessEnd(0, Long.numberOfTrailingZeros(deadly));
        }
        if (waiting && (pending & ~told) != 0) {
            told = pending;
            throw new PosixException(Errno.EINTR);
        }
    }

    @Override
    public OpenFile open(String uri, int flags, int permissions) throws PosixException {
        synchronized (machine) {
            machine.enter();
            Node node;
            try {
                node = machine.trees.find(uri);
                if ((flags & OpenFlags.CREATE) != 0 && (flags & OpenFlags.EXCLUSIVE) != 0) {
                    throw new PosixException(Errno.EEXIST);
                }
            } catch (PosixException error) {
                if (error.error() != Errno.ENOENT || (flags & OpenFlags.CREATE) == 0) {
                    throw error;
                }
                node = machine.trees.create(uri, FileType.REGULAR, permissions);
            }
            boolean writes = OpenFlags.writes(flags);
            if (node.type == FileType.DIRECTORY && writes) {
                throw new PosixException(Errno.EISDIR);
            }
            if (node.type != FileType.DIRECTORY && (flags & OpenFlags.DIRECTORY) != 0) {
                throw new PosixException(Errno.ENOTDIR);
            }
            if (node.readOnly && writes) {
                throw new PosixException(Errno.EROFS);
            }
            if (writes && (flags & OpenFlags.TRUNCATE) != 0) {
                machine.trees.usedBytes -= node.sizeBytes;
                node.resize(0);
                node.modifiedNanos = machine.wallClockNanos();
            }
            return new NodeFile(machine, node, flags);
        }
    }

    @Override
    public FileStatus status(String uri) throws PosixException {
        synchronized (machine) {
            machine.enter();
            return machine.trees.find(uri).status();
        }
    }

    @Override
    public DirectoryEntry[] list(String uri) throws PosixException {
        synchronized (machine) {
            machine.enter();
            return machine.trees.list(uri);
        }
    }

    @Override
    public void makeDirectory(String uri, int permissions) throws PosixException {
        synchronized (machine) {
            machine.trees.create(uri, FileType.DIRECTORY, permissions);
        }
    }

    @Override
    public void removeDirectory(String uri) throws PosixException {
        synchronized (machine) {
            machine.trees.remove(uri, true);
        }
    }

    @Override
    public void unlink(String uri) throws PosixException {
        synchronized (machine) {
            machine.trees.remove(uri, false);
        }
    }

    @Override
    public void rename(String from, String to) throws PosixException {
        synchronized (machine) {
            machine.trees.rename(from, to);
        }
    }

    private Node changeable(String uri) throws PosixException {
        Node node = machine.trees.find(uri);
        if (node.readOnly) {
            throw new PosixException(Errno.EROFS);
        }
        return node;
    }

    @Override
    public void setModified(String uri, long nanos) throws PosixException {
        synchronized (machine) {
            changeable(uri).modifiedNanos = nanos;
        }
    }

    @Override
    public void setPermissions(String uri, int permissions) throws PosixException {
        synchronized (machine) {
            changeable(uri).permissions = permissions;
        }
    }

    @Override
    public OpenFile[] pipe() {
        MemoryPipe pipe = new MemoryPipe(machine);
        return new OpenFile[] {pipe.readEnd(), pipe.writeEnd()};
    }

    @Override
    public void waitReady(OpenFile[] files, int[] events, long deadlineNanos) throws PosixException {
        synchronized (machine) {
            while (machine.monotonicNanos() < deadlineNanos) {
                for (int i = 0; i < files.length; i++) {
                    if ((files[i].readyEvents() & events[i]) != 0) {
                        return;
                    }
                }
                machine.await(deadlineNanos);
            }
        }
    }

    @Override
    public int spawn(String uri, String[] arguments, String[] environment, String workingDirectory, OpenFile[] files,
            int groupNumber) throws PosixException {
        synchronized (machine) {
            machine.enter();
            return machine.spawn(number, uri, arguments, environment, workingDirectory, files, groupNumber);
        }
    }

    @Override
    public ChildStatus waitFor(int process, int options) throws PosixException {
        synchronized (machine) {
            machine.enter();
            while (true) {
                boolean any = false;
                for (MemoryProcess each : machine.processes.values()) {
                    if (each.parent == number && (process == -1 || each.number == process)) {
                        any = true;
                        if (each.hasEnded()) {
                            machine.processes.remove(each.number);
                            return each.result;
                        }
                        if (each.isStopped() && (options & WaitOptions.STOPPED) != 0) {
                            return ChildStatus.stopped(each.number, each.stopSignal);
                        }
                    }
                }
                if (!any) {
                    throw new PosixException(Errno.ECHILD);
                }
                if ((options & WaitOptions.NOW) != 0) {
                    return null;
                }
                machine.await(Long.MAX_VALUE);
            }
        }
    }

    @Override
    public void kill(int process, int signal) throws PosixException {
        synchronized (machine) {
            if ((signal == Signals.SIGTTIN || signal == Signals.SIGTTOU) && process < 0 && machine.isOrphaned(-process)) {
                throw new PosixException(Errno.EIO);
            }
            boolean found = false;
            for (MemoryProcess each : machine.processes.values()) {
                if ((process > 0 ? each.number == process : each.group == -process) && !each.hasEnded()) {
                    found = true;
                    if (signal != 0) {
                        each.send(signal);
                    }
                }
            }
            if (!found) {
                throw new PosixException(Errno.ESRCH);
            }
            machine.notifyAll();
            machine.enter();
        }
    }

    @Override
    public void catchSignals(long mask) {
        synchronized (machine) {
            caught = mask & ~(1L << Signals.SIGKILL | 1L << Signals.SIGSTOP);
        }
    }

    @Override
    public long takeSignals() {
        synchronized (machine) {
            try {
                checkSignals(false);
            } catch (PosixException impossible) {
                throw new AssertionError(impossible);
            }
            long taken = pending;
            pending = 0;
            told = 0;
            return taken;
        }
    }

    @Override
    public int processNumber() {
        return number;
    }

    @Override
    public int parentNumber() {
        return parent;
    }

    @Override
    public int groupNumber() {
        return group;
    }

    @Override
    public ProcessStatus[] processes() {
        synchronized (machine) {
            return machine.processes.values().stream().map(each -> new ProcessStatus(each.number, each.parent, each.group,
                    each.name(), each.hasEnded() ? 'Z' : each.isStopped() ? 'T' : each == this ? 'R' : 'S', 65536, 0)).toArray(ProcessStatus[]::new);
        }
    }

    @Override
    public MountedFileSystem[] mounts() {
        return new MountedFileSystem[] {new MountedFileSystem("memory", "/", "memfs", "rw"),
            new MountedFileSystem("initfs", "initfs:///", "initfs", "ro")};
    }

    @Override
    public void mount(String source, String target, String type) throws PosixException {
        throw new PosixException(Errno.ENODEV);
    }

    @Override
    public void unmount(String target) throws PosixException {
        throw new PosixException(Errno.EBUSY);
    }

    @Override
    public long[] memory() {
        return new long[] {256L << 20, 192L << 20};
    }

    @Override
    public String log() {
        return "[0.000000] a machine in memory\n";
    }

    @Override
    public String[] capabilities(int process) throws PosixException {
        synchronized (machine) {
            if (!machine.processes.containsKey(process)) {
                throw new PosixException(Errno.ESRCH);
            }
        }
        return new String[] {"3 process manage,wait #17 self.process", "4 sender send #18 files"};
    }

    @Override
    public long wallClockNanos() {
        return machine.wallClockNanos();
    }

    @Override
    public long monotonicNanos() {
        return machine.monotonicNanos();
    }

    @Override
    public void sleepUntil(long monotonicNanos) throws PosixException {
        synchronized (machine) {
            while (machine.monotonicNanos() < monotonicNanos) {
                machine.await(monotonicNanos);
            }
        }
    }

    @Override
    public void powerOff(boolean restart) {
        synchronized (machine) {
            machine.powerOff();
        }
        throw new ProcessEnd(0, 0);
    }

    @Override
    public Error exit(int status) {
        throw new ProcessEnd(status, 0);
    }

    @Override
    public StartState start() {
        return start;
    }
}
