package hiillos.bin.sh;

import hiillos.bin.sh.syntax.Command;
import hiillos.bin.sh.syntax.Redirection;
import hiillos.posix.ChildStatus;
import hiillos.posix.Errno;
import hiillos.posix.OpenFlags;
import hiillos.posix.Pipe;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import hiillos.posix.SpawnRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Processes that are started together. */
final class Launch {
    private static final String SHELL = "/bin/sh";

    private final Interpreter interpreter;
    private final boolean terminal;
    private boolean ownGroup;
    private int group;
    /** A process's number, or the negated status less one of one that could not be started. */
    private final List<Integer> started = new ArrayList<>();
    private Capture capture;
    private int captureRead = -1;
    private int captureWrite = -1;

    /** @param terminal whether the processes get the terminal's signals until they end */
    Launch(Interpreter interpreter, boolean terminal) {
        this.interpreter = interpreter;
        this.terminal = terminal;
        ownGroup = terminal;
    }

    /** Whether the processes are a group of their own. */
    void separate(boolean own) {
        ownGroup = own;
    }

    /** For each descriptor of a program the shell's own, -1 where it has none. */
    int[] descriptors() {
        int[] map = new int[Redirector.OWN];
        Arrays.fill(map, -1);
        for (int i = 0; i < map.length; i++) {
            if (Posix.isOpen(i)) {
                map[i] = i;
            }
        }
        return map;
    }

    void failed(int status) {
        started.add(-1 - status);
    }

    /**
     * Starts a program. That it can not be started is said where the program would say it.
     *
     * @return 0, or the status if it could not be started
     * @throws ShellError a redirection is wrong
     */
    int spawn(List<String> fields, String[] environment, List<Redirection> redirections, int[] map) throws ShellError {
        List<Integer> opened = new ArrayList<>();
        try {
            interpreter.redirector.apply(redirections, map, opened);
            try {
                String path = Programs.find(interpreter.state, fields.get(0));
                start(path, fields.toArray(new String[0]), environment, map);
                return 0;
            } catch (ShellError error) {
                interpreter.complain(map[2], error.getMessage());
                return error.status;
            }
        } finally {
            for (int each : opened) {
                Redirector.closeQuietly(each);
            }
        }
    }

    /** Starts another shell that runs a command as this one would. */
    void spawnShell(Command command, int[] map) throws ShellError {
        String[] positional = interpreter.state.positional;
        String[] arguments = new String[4 + positional.length];
        arguments[0] = "sh";
        arguments[1] = "-c";
        arguments[2] = Prelude.of(interpreter.state, command);
        arguments[3] = interpreter.state.name;
        System.arraycopy(positional, 0, arguments, 4, positional.length);
        start(SHELL, arguments, interpreter.state.variables.environment(), map);
    }

    private void start(String path, String[] arguments, String[] environment, int[] map) throws ShellError {
        try {
            started.add(Posix.spawn(request(path, arguments, environment, map)));
        } catch (PosixException error) {
            if (error.error() != Errno.ENOEXEC) {
                throw new ShellError(arguments[0] + ": " + error.getMessage(), error.error() == Errno.ENOENT ? 127 : 126);
            }
            script(path, arguments, environment, map);
        }
        if (group == 0) {
            group = started.get(started.size() - 1);
            if (terminal) {
                JobControl.foreground(group);
            }
        }
    }

    private SpawnRequest request(String path, String[] arguments, String[] environment, int[] map) throws ShellError {
        SpawnRequest request = new SpawnRequest(path, arguments).environment(environment);
        if (ownGroup) {
            request.group(group == 0 ? SpawnRequest.NEW_GROUP : group);
        }
        for (int i = 0; i < map.length; i++) {
            if (map[i] >= 0) {
                request.descriptor(i, outside(map[i]));
            }
        }
        return request;
    }

    /** The descriptor to hand over: instead of a place in this process a pipe to it. */
    private int outside(int descriptor) throws ShellError {
        try {
            if (!(Posix.openFile(descriptor) instanceof Capture found)) {
                return descriptor;
            }
            if (captureWrite < 0) {
                Pipe pipe = Posix.pipe();
                captureRead = Redirector.above(pipe.readEnd());
                captureWrite = Redirector.above(pipe.writeEnd());
                capture = found;
            }
            return captureWrite;
        } catch (PosixException error) {
            throw new ShellError(error.getMessage());
        }
    }

    /** A file that is no program: a script for the interpreter that its first line names, or for this shell. */
    private void script(String path, String[] arguments, String[] environment, int[] map) throws ShellError {
        String first = firstLine(path);
        List<String> line = new ArrayList<>();
        if (first.startsWith("#!")) {
            String text = first.substring(2).trim();
            int blank = text.indexOf(' ');
            line.add(blank < 0 ? text : text.substring(0, blank));
            if (blank >= 0) {
                line.add(text.substring(blank + 1).trim());
            }
        } else if (first.indexOf('\0') >= 0) {
            throw new ShellError(arguments[0] + ": " + Errno.ENOEXEC.text(), 126);
        } else {
            line.add(SHELL);
        }
        line.add(path);
        line.addAll(List.of(arguments).subList(1, arguments.length));
        try {
            started.add(Posix.spawn(request(line.get(0), line.toArray(new String[0]), environment, map)));
        } catch (PosixException error) {
            throw new ShellError(arguments[0] + ": " + line.get(0) + ": " + error.getMessage(), 126);
        }
    }

    private static String firstLine(String path) {
        byte[] bytes = new byte[128];
        try {
            int file = Posix.open(path, OpenFlags.READ_ONLY, 0);
            try {
                int count = Posix.read(file, bytes, 0, bytes.length);
                String text = new String(bytes, 0, count, StandardCharsets.UTF_8);
                int end = text.indexOf('\n');
                return end < 0 ? text : text.substring(0, end);
            } finally {
                Posix.close(file);
            }
        } catch (PosixException unreadable) {
            return "";
        }
    }

    void closeCapture() {
        if (captureWrite >= 0) {
            Redirector.closeQuietly(captureWrite);
            captureWrite = -1;
        }
    }

    /** What was started goes on alone. */
    void abandon() {
        closeCapture();
        if (captureRead >= 0) {
            Redirector.closeQuietly(captureRead);
            captureRead = -1;
        }
    }

    private void pump() throws ShellError {
        closeCapture();
        byte[] buffer = new byte[4096];
        while (captureRead >= 0) {
            try {
                int count = Posix.read(captureRead, buffer, 0, buffer.length);
                if (count == 0) {
                    Posix.close(captureRead);
                    captureRead = -1;
                } else {
                    capture.write(buffer, 0, count);
                }
            } catch (PosixException error) {
                if (error.error() != Errno.EINTR) {
                    throw new ShellError("the output of a program can not be read: " + error.getMessage());
                }
                interpreter.keepSignals();
            }
        }
    }

    /** Waits for the end of all, or until they are stopped; gives the status of the last one. */
    int finish(Command command) throws ShellError {
        return finish(command, false);
    }

    /** @param last whether the shell ends with it */
    int finish(Command command, boolean last) throws ShellError {
        try {
            if (terminal && group != 0) {
                interpreter.passSignals(group);
            }
            pump();
            return interpreter.control.await(job(command), terminal, last);
        } finally {
            abandon();
        }
    }

    /** What was started, as a job. */
    Jobs.Job job(Command command) {
        ChildStatus[] statuses = new ChildStatus[started.size()];
        int[] processes = new int[started.size()];
        for (int i = 0; i < processes.length; i++) {
            int process = started.get(i);
            processes[i] = Math.max(0, process);
            statuses[i] = process < 0 ? new ChildStatus(0, -1 - process, 0) : null;
        }
        return new Jobs.Job(command, ownGroup ? group : 0, processes, statuses);
    }
}
