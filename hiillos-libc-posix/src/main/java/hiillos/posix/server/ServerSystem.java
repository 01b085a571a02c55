package hiillos.posix.server;

import hiillos.abi.Clock;
import hiillos.abi.Environment;
import hiillos.abi.Sender;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import hiillos.abi.protocol.CapabilityInformation;
import hiillos.abi.protocol.CapabilityPage;
import hiillos.abi.protocol.DirectoryPage;
import hiillos.abi.protocol.FileKind;
import hiillos.abi.protocol.FileStatus;
import hiillos.abi.protocol.MountInformation;
import hiillos.abi.protocol.PipeEnds;
import hiillos.abi.protocol.ProcessInformation;
import hiillos.abi.protocol.ProcessState;
import hiillos.abi.protocol.Spawned;
import hiillos.posix.ChildStatus;
import hiillos.posix.DirectoryEntry;
import hiillos.posix.Errno;
import hiillos.posix.MountedFileSystem;
import hiillos.posix.OpenFile;
import hiillos.posix.PosixException;
import hiillos.posix.PosixSystem;
import hiillos.posix.ProcessStatus;
import hiillos.posix.Signals;
import hiillos.posix.SpawnRequest;
import hiillos.posix.Terminal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The servers of hiillos, as POSIX needs them. */
public final class ServerSystem implements PosixSystem {
    private final Services services;
    private final Children children;
    private final CaughtSignals signals;
    private final Readiness readiness;
    private final Map<String, String> programDirectories = new HashMap<>();
    private SharedBuffer buffer;
    private int number;
    /** Given at the start, never changed. */
    private int group;

    public ServerSystem(Services services) {
        this.services = services;
        signals = new CaughtSignals(services);
        readiness = new Readiness(signals);
        children = new Children(services, signals);
    }

    Services services() {
        return services;
    }

    /** The buffer for long transfers; null if there can be none. */
    SharedBuffer buffer() {
        if (buffer == null) {
            try {
                buffer = SharedBuffer.create(services.environment(), services.files());
            } catch (StatusException refused) {
                return null;
            }
        }
        return buffer;
    }

    /** Shares another buffer in place of one that the file server does not know. @return false if that cannot be */
    boolean renewBuffer() {
        try {
            buffer.share(services.files());
            return true;
        } catch (StatusException refused) {
            return false;
        }
    }

    @Override
    public StartState start() {
        Environment environment = services.environment();
        List<OpenFile> files = new ArrayList<>();
        for (String name : environment.names()) {
            if (name.startsWith("fd.")) {
                int descriptor = Integer.parseInt(name.substring(3));
                while (files.size() <= descriptor) {
                    files.add(null);
                }
                files.set(descriptor, new ServerFile(this, environment.sender(name), null));
            }
        }
        String directory = environment.directory();
        return new StartState(environment.arguments(), environment.variables(), directory.isEmpty() ? "fs:///" : directory,
                files.toArray(new OpenFile[0]));
    }

    /** A name that ends in a slash must be a directory's; servers see it without. */
    private static String plain(String uri) {
        int top = uri.indexOf("://") + 3;
        return uri.endsWith("/") && uri.length() > top + 1 ? uri.substring(0, uri.length() - 1) : uri;
    }

    private void checkSlash(String uri) throws StatusException, PosixException {
        if (!plain(uri).equals(uri) && services.files().status(plain(uri), true).kind() != FileKind.DIRECTORY) {
            throw new PosixException(Errno.ENOTDIR);
        }
    }

    @Override
    public OpenFile open(String uri, int flags, int permissions) throws PosixException {
        try {
            checkSlash(uri);
            Sender sender = services.files().open(plain(uri), Translation.flags(flags), permissions);
            return new ServerFile(this, sender, FileKind.FILE);
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    @Override
    public hiillos.posix.FileStatus status(String uri) throws PosixException {
        try {
            FileStatus status = services.files().status(plain(uri), true);
            if (!plain(uri).equals(uri) && status.kind() != FileKind.DIRECTORY) {
                throw new PosixException(Errno.ENOTDIR);
            }
            return Translation.status(status);
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    @Override
    public DirectoryEntry[] list(String uri) throws PosixException {
        List<DirectoryEntry> entries = new ArrayList<>();
        try {
            String after = "";
            do {
                DirectoryPage page = services.files().list(plain(uri), after);
                for (hiillos.abi.protocol.DirectoryEntry each : page.entries()) {
                    entries.add(new DirectoryEntry(each.name(), Translation.type(each.kind())));
                }
                after = page.next();
            } while (!after.isEmpty());
        } catch (StatusException error) {
            throw Translation.error(error);
        }
        return entries.toArray(new DirectoryEntry[0]);
    }

    @Override
    public void makeDirectory(String uri, int permissions) throws PosixException {
        try {
            services.files().makeDirectory(plain(uri), permissions);
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    @Override
    public void removeDirectory(String uri) throws PosixException {
        try {
            services.files().removeDirectory(plain(uri));
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    @Override
    public void unlink(String uri) throws PosixException {
        try {
            checkSlash(uri);
            services.files().unlink(plain(uri));
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    @Override
    public void rename(String from, String to) throws PosixException {
        try {
            checkSlash(from);
            services.files().rename(plain(from), plain(to));
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    @Override
    public void setModified(String uri, long nanos) throws PosixException {
        try {
            services.files().setModified(plain(uri), nanos);
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    @Override
    public void setPermissions(String uri, int permissions) throws PosixException {
        try {
            services.files().setMode(plain(uri), permissions);
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    @Override
    public OpenFile[] pipe() throws PosixException {
        try {
            PipeEnds ends = services.files().pipe();
            return new OpenFile[] {new ServerFile(this, ends.reader(), FileKind.PIPE), new ServerFile(this, ends.writer(), FileKind.PIPE)};
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    /** What came for this process. */
    CaughtSignals signals() {
        return signals;
    }

    @Override
    public void waitReady(OpenFile[] files, int[] events, long deadlineNanos) throws PosixException {
        readiness.await(files, events, deadlineNanos);
    }

    @Override
    public int spawn(String uri, String[] arguments, String[] environment, String workingDirectory, OpenFile[] files, int group)
            throws PosixException {
        int count = 0;
        for (OpenFile each : files) {
            count += each == null ? 0 : 1;
        }
        int[] descriptors = new int[count];
        Sender[] senders = new Sender[count];
        int next = 0;
        for (int i = 0; i < files.length; i++) {
            if (files[i] instanceof ServerFile file) {
                descriptors[next] = i;
                senders[next++] = file.sender();
            } else if (files[i] != null) {
                throw new PosixException(Errno.EINVAL);
            }
        }
        int groupThere = switch (group) {
            case SpawnRequest.SAME_GROUP -> 0;
            case SpawnRequest.NEW_GROUP -> -1;
            default -> group;
        };
        try {
            Spawned spawned = services.processes().spawn(new hiillos.abi.protocol.SpawnRequest(program(plain(uri)), arguments, environment,
                    plain(workingDirectory), descriptors, 0, groupThere), senders);
            children.add(spawned.number(), spawned.process());
            return spawned.number();
        } catch (StatusException error) {
            PosixException translated = Translation.error(error);
            throw translated.error() == Errno.EMSGSIZE ? new PosixException(Errno.E2BIG) : translated;
        }
    }

    /** The process manager starts what the initfs has; directories of programs are links to its. */
    private String program(String uri) throws PosixException {
        int name = uri.lastIndexOf('/');
        String directory = uri.substring(0, name);
        String known = programDirectories.get(directory);
        if (known == null) {
            known = directory;
            if (directory.startsWith("fs:///")) {
                try {
                    known = services.files().readLink(directory);
                } catch (StatusException noLink) {
                    known = directory;
                }
            }
            programDirectories.put(directory, known);
        }
        return known + uri.substring(name);
    }

    @Override
    public ChildStatus waitFor(int process, int options) throws PosixException {
        return children.await(process, options);
    }

    @Override
    public void kill(int process, int signal) throws PosixException {
        try {
            services.processes().signal(process, signal);
        } catch (StatusException error) {
            throw error.status() == hiillos.abi.ServiceStatus.NOT_FOUND ? new PosixException(Errno.ESRCH)
                    : error.status() == Status.ACCESS_DENIED ? new PosixException(Errno.EPERM)
                    : error.status() == Status.BAD_STATE ? new PosixException(Errno.EIO) : Translation.error(error);
        }
    }

    @Override
    public void catchSignals(long mask) throws PosixException {
        signals.caught(mask);
    }

    @Override
    public long takeSignals() {
        return signals.take();
    }

    @Override
    public int processNumber() {
        if (number == 0) {
            try {
                number = services.processes().self();
            } catch (StatusException unknown) {
                return 0;
            }
        }
        return number;
    }

    @Override
    public int parentNumber() {
        try {
            return services.processes().information(processNumber()).parent();
        } catch (StatusException unknown) {
            return 0;
        }
    }

    @Override
    public int groupNumber() {
        if (group == 0) {
            try {
                group = services.processes().information(processNumber()).group();
            } catch (StatusException unknown) {
                return 0;
            }
        }
        return group;
    }

    /**
     * Returns when this process may read a terminal: its group is in the foreground. Until then the group is stopped.
     *
     * @throws PosixException {@code EIO}: nobody would let it go on; {@code EINTR}: it catches the signal
     */
    void awaitForeground(Terminal terminal) throws PosixException {
        while (true) {
            int foreground = terminal.foregroundGroup();
            if (foreground == 0 || foreground == groupNumber()) {
                return;
            }
            try {
                services.processes().signal(-groupNumber(), Signals.SIGTTIN);
            } catch (StatusException orphaned) {
                throw new PosixException(Errno.EIO);
            }
            signals.check();
        }
    }

    @Override
    public ProcessStatus[] processes() throws PosixException {
        List<ProcessStatus> all = new ArrayList<>();
        try {
            int from = 0;
            while (true) {
                ProcessInformation[] page = services.processes().list(from);
                if (page.length == 0) {
                    break;
                }
                for (ProcessInformation each : page) {
                    // Ended ones are remembered for a while; who waited for them is not known there.
                    if (each.state() == ProcessState.RUNNING) {
                        all.add(new ProcessStatus(each.number(), each.parent(), each.group(), each.name(),
                                each.number() == processNumber() ? 'R' : each.stopped() ? 'T' : 'S',
                                each.memoryBytes() == 0 ? -1 : each.memoryBytes(), each.processorNanos()));
                    }
                    from = Math.max(from, each.number() + 1);
                }
            }
        } catch (StatusException error) {
            throw Translation.error(error);
        }
        return all.toArray(new ProcessStatus[0]);
    }

    @Override
    public MountedFileSystem[] mounts() throws PosixException {
        try {
            MountInformation[] mounts = services.files().mounts();
            MountedFileSystem[] result = new MountedFileSystem[mounts.length];
            for (int i = 0; i < mounts.length; i++) {
                result[i] = new MountedFileSystem(mounts[i].source().isEmpty() ? mounts[i].type() : mounts[i].source(),
                        mounts[i].place(), mounts[i].type(), mounts[i].options().isEmpty() ? "rw" : mounts[i].options());
            }
            return result;
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    @Override
    public void mount(String source, String target, String type) throws PosixException {
        try {
            services.files().mount(target, source, type, "");
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    @Override
    public void unmount(String target) throws PosixException {
        try {
            services.files().unmount(target);
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    @Override
    public long[] memory() throws PosixException {
        return Machine.memory(services.environment());
    }

    @Override
    public String log() throws PosixException {
        return Machine.log(services.environment());
    }

    @Override
    public String[] capabilities(int process) throws PosixException {
        List<String> lines = new ArrayList<>();
        try {
            int from = 0;
            do {
                CapabilityPage page = services.processes().capabilities(process, from);
                for (CapabilityInformation each : page.entries()) {
                    lines.add(Translation.capability(each));
                }
                from = page.next();
            } while (from != 0);
        } catch (StatusException error) {
            throw error.status() == hiillos.abi.ServiceStatus.NOT_FOUND ? new PosixException(Errno.ESRCH)
                    : Translation.error(error);
        }
        return lines.toArray(new String[0]);
    }

    @Override
    public long wallClockNanos() throws PosixException {
        if (services.time() == null) {
            return Clock.nanos();
        }
        try {
            return services.time().offsetNanos() + Clock.nanos();
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    @Override
    public long monotonicNanos() {
        return Clock.nanos();
    }

    @Override
    public void sleepUntil(long monotonicNanos) throws PosixException {
        signals.sleepUntil(monotonicNanos);
    }

    @Override
    public void powerOff(boolean restart) throws PosixException {
        try {
            services.processes().shutdown(restart);
        } catch (StatusException error) {
            throw Translation.error(error);
        }
    }

    @Override
    public Error exit(int status) {
        System.exit(status);
        return new Error("unreachable");
    }
}
