package hiillos.posix.memory;

import hiillos.posix.Errno;
import hiillos.posix.FileType;
import hiillos.posix.OpenFile;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import hiillos.posix.PosixProcess;
import hiillos.posix.Signals;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A machine in memory. Its one lock (this object's) guards everything in it.
 *
 * <pre>{@code
 * var machine = new MemoryMachine();
 * machine.install("cat", Programs::run);
 * machine.file("/etc/motd", "hello\n");
 * String output = machine.run("", "/bin/cat", "/etc/motd").output();
 * }</pre>
 */
public final class MemoryMachine {
    private static final String PROGRAM_MARK = "\177ELF program ";
    /** 2026-01-02 03:04:05 UTC. */
    private static final long START_NANOS = 1_767_323_045_000_000_000L;
    private static final ThreadLocal<PosixProcess> CURRENT = new ThreadLocal<>();
    private static final ThreadLocal<MemoryProcess> RUNNING = new ThreadLocal<>();

    final FileTrees trees;
    final TreeMap<Integer, MemoryProcess> processes = new TreeMap<>();
    private final Map<String, Program> programs = new HashMap<>();
    private final long startNanos = System.nanoTime();
    private int lastProcess;
    private boolean poweredOff;

    public MemoryMachine() {
        trees = new FileTrees(this::wallClockNanos);
        Posix.bind(CURRENT::get);
        for (String each : new String[] {"/bin", "/etc", "/tmp", "/home", "/dev"}) {
            directory(each);
        }
        try {
            trees.create("fs:///dev/null", FileType.CHARACTER, 0666);
        } catch (PosixException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** What a program printed and how it ended. */
    public record Result(String output, String errors, int status) {}

    /** Makes a program that {@code /bin/NAME} starts. */
    public void install(String name, Program program) {
        programs.put(name, program);
        file("/bin/" + name, PROGRAM_MARK + name);
        try {
            trees.find("fs:///bin/" + name).permissions = 0555;
        } catch (PosixException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Makes a directory, unless it is there; its parent must be. */
    public void directory(String path) {
        synchronized (this) {
            try {
                trees.create(uri(path), FileType.DIRECTORY, 0755);
            } catch (PosixException error) {
                if (error.error() != Errno.EEXIST) {
                    throw new AssertionError(path, error);
                }
            }
        }
    }

    /** Makes or replaces a file. */
    public void file(String path, String text) {
        bytes(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes or replaces a file. */
    public void bytes(String path, byte[] content) {
        synchronized (this) {
            try {
                Node node;
                try {
                    node = trees.find(uri(path));
                } catch (PosixException missing) {
                    node = trees.create(uri(path), FileType.REGULAR, 0644);
                }
                node.resize(0);
                node.write(0, content, 0, content.length);
            } catch (PosixException error) {
                throw new AssertionError(path, error);
            }
        }
    }

    /** The text of a file; null if there is none. */
    public String text(String path) {
        synchronized (this) {
            try {
                Node node = trees.find(uri(path));
                return new String(node.bytes, 0, node.sizeBytes, StandardCharsets.UTF_8);
            } catch (PosixException missing) {
                return null;
            }
        }
    }

    /** How many bytes files may have together from now on. */
    public void limitBytes(long bytes) {
        synchronized (this) {
            trees.capacityBytes = bytes;
        }
    }

    /** Makes everything of a scheme read-only. */
    public void freeze(String scheme) {
        synchronized (this) {
            trees.freeze(scheme);
        }
    }

    private static String uri(String path) {
        return path.contains("://") ? path : "fs://" + path;
    }

    /** A new terminal. */
    public MemoryTerminal terminal() {
        return new MemoryTerminal(this);
    }

    /** Whether a program powered the machine off. */
    public boolean isPoweredOff() {
        synchronized (this) {
            return poweredOff;
        }
    }

    void powerOff() {
        poweredOff = true;
    }

    /**
     * Runs a program to its end.
     *
     * @param input its standard input
     * @param arguments its path first
     */
    public Result run(String input, String... arguments) {
        return run(input, "/", new String[] {"PATH=/bin", "HOME=/home"}, arguments);
    }

    /** Runs a program to its end, in a directory and with an environment. */
    public Result run(String input, String directory, String[] environment, String... arguments) {
        var in = new ScratchFile(this, input.getBytes(StandardCharsets.UTF_8));
        var out = new ScratchFile(this, new byte[0]);
        var err = new ScratchFile(this, new byte[0]);
        int process = start(directory, environment, new OpenFile[] {in, out, err}, arguments);
        int status = awaitEnd(process);
        return new Result(out.text(), err.text(), status);
    }

    /** Starts a program on a terminal, in a group of its own that gets the terminal's signals. */
    public int startOn(MemoryTerminal terminal, String directory, String[] environment, String... arguments) {
        int process = start(directory, environment, new OpenFile[] {terminal, terminal, terminal}, arguments);
        terminal.setForegroundGroup(process);
        return process;
    }

    private int start(String directory, String[] environment, OpenFile[] files, String... arguments) {
        try {
            return spawn(0, uri(arguments[0]), arguments, environment, uri(directory), files, 0);
        } catch (PosixException error) {
            throw new AssertionError(arguments[0], error);
        }
    }

    /** Waits for a process that the test started; gives its status as the shell's {@code $?}. */
    public int awaitEnd(int number) {
        long deadline = System.nanoTime() + 30_000_000_000L;
        synchronized (this) {
            MemoryProcess process = processes.get(number);
            while (!process.hasEnded()) {
                long milliseconds = (deadline - System.nanoTime()) / 1_000_000;
                if (milliseconds <= 0) {
                    throw new AssertionError("process " + number + " (" + process.name() + ") does not end");
                }
                try {
                    wait(milliseconds);
                } catch (InterruptedException end) {
                    throw new AssertionError(end);
                }
            }
            processes.remove(number);
            return process.result().shellStatus();
        }
    }

    int spawn(int parent, String uri, String[] arguments, String[] environment, String directory, OpenFile[] files, int group)
            throws PosixException {
        synchronized (this) {
            Node node = trees.find(uri);
            if (node.type == FileType.DIRECTORY) {
                throw new PosixException(Errno.EACCES);
            }
            String text = new String(node.bytes, 0, node.sizeBytes, StandardCharsets.UTF_8);
            if (!text.startsWith(PROGRAM_MARK)) {
                throw new PosixException(Errno.ENOEXEC);
            }
            Program program = programs.get(text.substring(PROGRAM_MARK.length()));
            OpenFile[] copies = files.clone();
            var seen = new java.util.HashSet<OpenFile>();
            for (OpenFile each : copies) {
                if (each instanceof SharedFile shared && seen.add(each)) {
                    shared.retain();
                }
            }
            int number = ++lastProcess;
            MemoryProcess process = new MemoryProcess(this, number, parent, group < 0 ? groupOf(parent) : group == 0 ? number : group,
                    new hiillos.posix.PosixSystem.StartState(arguments, environment, directory, copies));
            processes.put(number, process);
            Thread thread = new Thread(() -> main(process, program), arguments[0]);
            thread.setDaemon(true);
            thread.start();
            return number;
        }
    }

    private int groupOf(int process) {
        MemoryProcess found = processes.get(process);
        return found == null ? 0 : found.groupNumber();
    }

    private void main(MemoryProcess process, Program program) {
        PosixProcess posix = new PosixProcess(process);
        CURRENT.set(posix);
        RUNNING.set(process);
        int status;
        int signal = 0;
        try {
            status = program.run(process.start().arguments());
        } catch (ProcessEnd end) {
            status = end.status;
            signal = end.signal;
        } catch (Throwable failure) {
            failure.printStackTrace();
            status = 255;
        }
        RUNNING.remove();
        posix.closeAll();
        synchronized (this) {
            process.ended(status, signal);
            for (MemoryProcess each : processes.values()) {
                if (each.parentOfIt() == process.processNumber() && each.isStopped() && isOrphaned(each.groupNumber())) {
                    signalGroup(each.groupNumber(), Signals.SIGHUP);
                    signalGroup(each.groupNumber(), Signals.SIGCONT);
                }
            }
            notifyAll();
        }
    }

    /** Every call into the machine passes here: signals that end the caller do it now. */
    void enter() throws PosixException {
        MemoryProcess running = RUNNING.get();
        if (running != null) {
            running.checkSignals(false);
        }
    }

    /** Waits until something changed. @throws PosixException {@code EINTR} */
    void await(long monotonicNanos) throws PosixException {
        MemoryProcess running = RUNNING.get();
        if (running != null) {
            running.checkSignals(true);
        }
        try {
            if (monotonicNanos == Long.MAX_VALUE) {
                wait();
            } else {
                long left = monotonicNanos - monotonicNanos();
                if (left > 0) {
                    wait(left / 1_000_000, (int) (left % 1_000_000));
                }
            }
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
        if (running != null) {
            running.checkSignals(true);
        }
    }

    /** Whether nobody outside a group would let its processes go on. */
    boolean isOrphaned(int group) {
        for (MemoryProcess each : processes.values()) {
            if (each.groupNumber() == group && !each.hasEnded()) {
                MemoryProcess parent = processes.get(each.parentOfIt());
                if (parent != null && !parent.hasEnded() && parent.groupNumber() != group) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The process whose thread calls; null if it is the test's. */
    static MemoryProcess running() {
        return RUNNING.get();
    }

    void signalGroup(int group, int signal) {
        for (MemoryProcess each : processes.values()) {
            if (each.groupNumber() == group && !each.hasEnded()) {
                each.send(signal);
            }
        }
        notifyAll();
    }

    long monotonicNanos() {
        return System.nanoTime() - startNanos;
    }

    long wallClockNanos() {
        return START_NANOS + monotonicNanos();
    }
}
