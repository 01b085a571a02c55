package hiillos.posix;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * POSIX for one process over a {@link PosixSystem}: descriptors, working directory, environment. Programs use it through
 * {@link Posix}. Not for several threads at once.
 */
public final class PosixProcess implements Posix.Binding {
    private final PosixSystem system;
    private final DescriptorTable descriptors = new DescriptorTable();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final String[] arguments;
    private String workingDirectory;
    private int mask = 022;

    public PosixProcess(PosixSystem system) {
        this.system = system;
        PosixSystem.StartState start = system.start();
        arguments = start.arguments();
        workingDirectory = start.workingDirectory();
        for (int i = 0; i < start.files().length; i++) {
            if (start.files()[i] != null) {
                descriptors.put(i, start.files()[i]);
            }
        }
        for (String each : start.environment()) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                environment.put(each.substring(0, equals), each.substring(equals + 1));
            }
        }
    }

    @Override
    public PosixProcess current() {
        return this;
    }

    PosixSystem system() {
        return system;
    }

    String[] arguments() {
        return arguments;
    }

    Map<String, String> environment() {
        return environment;
    }

    int umask(int bits) {
        int old = mask;
        mask = bits & 0777;
        return old;
    }

    String resolve(String path) throws PosixException {
        return Paths.resolve(workingDirectory, path);
    }

    String workingDirectory() {
        return Paths.display(workingDirectory);
    }

    void changeDirectory(String path) throws PosixException {
        String uri = resolve(path);
        if (!system.status(uri).isDirectory()) {
            throw new PosixException(Errno.ENOTDIR);
        }
        workingDirectory = uri;
    }

    int open(String path, int flags, int permissions) throws PosixException {
        int descriptor = descriptors.free(0);
        OpenFile file = system.open(resolve(path), flags, permissions & ~mask);
        descriptors.put(descriptor, file);
        return descriptor;
    }

    void makeDirectory(String path, int permissions) throws PosixException {
        system.makeDirectory(resolve(path), permissions & ~mask);
    }

    int adopt(OpenFile file) throws PosixException {
        int descriptor = descriptors.free(0);
        descriptors.put(descriptor, file);
        return descriptor;
    }

    OpenFile file(int descriptor) throws PosixException {
        return descriptors.get(descriptor);
    }

    void close(int descriptor) throws PosixException {
        descriptors.close(descriptor);
    }

    int duplicate(int descriptor, int minimum) throws PosixException {
        OpenFile file = descriptors.get(descriptor);
        int copy = descriptors.free(minimum);
        descriptors.put(copy, file);
        return copy;
    }

    void duplicateTo(int descriptor, int target) throws PosixException {
        OpenFile file = descriptors.get(descriptor);
        if (target < 0 || target >= DescriptorTable.MAXIMUM) {
            throw new PosixException(Errno.EBADF);
        }
        if (target == descriptor) {
            return;
        }
        if (descriptors.isOpen(target)) {
            descriptors.close(target);
        }
        descriptors.put(target, file);
    }

    Pipe pipe() throws PosixException {
        int readEnd = descriptors.free(0);
        int writeEnd = descriptors.free(readEnd + 1);
        OpenFile[] ends = system.pipe();
        descriptors.put(readEnd, ends[0]);
        descriptors.put(writeEnd, ends[1]);
        return new Pipe(readEnd, writeEnd);
    }

    int poll(Poll[] polls, long deadlineNanos) throws PosixException {
        while (true) {
            int ready = 0;
            int waiting = 0;
            for (Poll each : polls) {
                if (!descriptors.isOpen(each.descriptor)) {
                    each.ready = each.descriptor < 0 ? 0 : Poll.INVALID;
                } else {
                    waiting++;
                    each.ready = descriptors.get(each.descriptor).readyEvents() & (each.events | Poll.HANGUP);
                }
                if (each.ready != 0) {
                    ready++;
                }
            }
            if (ready > 0 || system.monotonicNanos() >= deadlineNanos) {
                return ready;
            }
            OpenFile[] files = new OpenFile[waiting];
            int[] events = new int[waiting];
            int next = 0;
            for (Poll each : polls) {
                if (descriptors.isOpen(each.descriptor)) {
                    files[next] = descriptors.get(each.descriptor);
                    events[next++] = each.events;
                }
            }
            system.waitReady(files, events, deadlineNanos);
        }
    }

    int spawn(SpawnRequest request) throws PosixException {
        int count = 0;
        for (int[] pair : request.descriptors) {
            count = Math.max(count, pair[0] + 1);
        }
        OpenFile[] files = new OpenFile[count];
        for (int[] pair : request.descriptors) {
            files[pair[0]] = descriptors.get(pair[1]);
        }
        String directory = request.workingDirectory == null ? workingDirectory : resolve(request.workingDirectory);
        String[] texts = request.environment == null ? environmentTexts() : request.environment;
        return system.spawn(resolve(request.path), request.arguments, texts, directory, files, request.group);
    }

    private String[] environmentTexts() {
        String[] texts = new String[environment.size()];
        int next = 0;
        for (Map.Entry<String, String> each : environment.entrySet()) {
            texts[next++] = each.getKey() + "=" + each.getValue();
        }
        return texts;
    }

    boolean isOpen(int descriptor) {
        return descriptors.isOpen(descriptor);
    }

    /** Closes everything; the end of a process does it. */
    public void closeAll() {
        for (int i = 0; i < descriptors.limit(); i++) {
            if (descriptors.isOpen(i)) {
                try {
                    descriptors.close(i);
                } catch (PosixException ignored) {
                    // Nobody is left who could be told.
                }
            }
        }
    }
}
