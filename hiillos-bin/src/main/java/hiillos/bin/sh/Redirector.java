package hiillos.bin.sh;

import hiillos.bin.sh.syntax.Redirection;
import hiillos.posix.Errno;
import hiillos.posix.OpenFlags;
import hiillos.posix.Pipe;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Carries out redirections, in this process or for one to be started. */
final class Redirector {
    /** Descriptors from here on are the shell's own. */
    static final int OWN = 10;
    /** A pipe takes so much without a reader. */
    private static final int PIPE_BYTES = 4096;

    private final Interpreter interpreter;

    Redirector(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** What to do to have the descriptors as before: pairs of number and copy, -1 for one that was not open. */
    static final class Saved {
        final List<int[]> pairs = new ArrayList<>();
    }

    /** Changes this process's descriptors. */
    Saved apply(List<Redirection> redirections) throws ShellError {
        Saved saved = new Saved();
        try {
            for (Redirection each : redirections) {
                int number = each.redirected();
                int opened = open(each, null);
                save(number, saved);
                if (opened == -1) {
                    closeQuietly(number);
                } else {
                    Posix.duplicateTo(opened, number);
                    if (each.operator().charAt(each.operator().length() - 1) != '&') {
                        Posix.close(opened);
                    }
                }
            }
        } catch (PosixException error) {
            restore(saved);
            throw new ShellError(error.getMessage());
        } catch (ShellError error) {
            restore(saved);
            throw error;
        }
        return saved;
    }

    private static void save(int number, Saved saved) {
        int copy;
        try {
            copy = Posix.duplicateAbove(number, OWN);
        } catch (PosixException notOpen) {
            copy = -1;
        }
        saved.pairs.add(new int[] {number, copy});
    }

    /** Keeps all descriptors of programs as they are now. */
    static Saved saveAll() {
        Saved saved = new Saved();
        for (int i = 0; i < OWN; i++) {
            save(i, saved);
        }
        return saved;
    }

    void restore(Saved saved) {
        for (int i = saved.pairs.size() - 1; i >= 0; i--) {
            int[] pair = saved.pairs.get(i);
            if (pair[1] < 0) {
                closeQuietly(pair[0]);
            } else {
                try {
                    Posix.duplicateTo(pair[1], pair[0]);
                } catch (PosixException impossible) {
                    throw new IllegalStateException(impossible);
                }
                closeQuietly(pair[1]);
            }
        }
        saved.pairs.clear();
    }

    /** The changes stay: {@code exec}. */
    static void keep(Saved saved) {
        for (int[] pair : saved.pairs) {
            if (pair[1] >= 0) {
                closeQuietly(pair[1]);
            }
        }
        saved.pairs.clear();
    }

    static void closeQuietly(int descriptor) {
        try {
            Posix.close(descriptor);
        } catch (PosixException notOpen) {
            // That is what was wanted.
        }
    }

    /**
     * Changes the descriptors of a program to be started.
     *
     * @param map by number there: the number here, -1 for none
     * @param opened takes the numbers that must be closed once it was started
     */
    void apply(List<Redirection> redirections, int[] map, List<Integer> opened) throws ShellError {
        for (Redirection each : redirections) {
            int number = each.redirected();
            if (number >= map.length) {
                throw new ShellError(number + ": descriptors of redirections go up to " + (map.length - 1));
            }
            int source = open(each, map);
            map[number] = source;
            if (source >= 0 && each.operator().charAt(each.operator().length() - 1) != '&') {
                opened.add(source);
            }
        }
    }

    /** The descriptor that a redirection's right side names; -1 closes. */
    private int open(Redirection redirection, int[] map) throws ShellError {
        String operator = redirection.operator();
        String target = interpreter.expander.text(redirection.target());
        if (operator.equals("<<")) {
            return document(target);
        }
        if (operator.endsWith("&")) {
            if (target.equals("-")) {
                return -1;
            }
            int number = target.length() == 1 ? Character.digit(target.charAt(0), 10) : -1;
            if (number < 0) {
                throw new ShellError(target + ": '" + operator + "' needs a digit or -");
            }
            int source = map == null ? number : number < map.length ? map[number] : -1;
            try {
                Posix.status(source);
            } catch (PosixException error) {
                throw new ShellError(target + ": " + Errno.EBADF.text());
            }
            return source;
        }
        int flags = switch (operator) {
            case "<" -> OpenFlags.READ_ONLY;
            case "<>" -> OpenFlags.READ_WRITE | OpenFlags.CREATE;
            case ">>" -> OpenFlags.WRITE_ONLY | OpenFlags.CREATE | OpenFlags.APPEND;
            case ">|" -> OpenFlags.WRITE_ONLY | OpenFlags.CREATE | OpenFlags.TRUNCATE;
            default -> OpenFlags.WRITE_ONLY | OpenFlags.CREATE
                    | (interpreter.state.options.noClobber && isRegular(target) ? OpenFlags.EXCLUSIVE : OpenFlags.TRUNCATE);
        };
        return above(openFile(target, flags));
    }

    private static boolean isRegular(String path) {
        try {
            return Posix.status(path).isRegular();
        } catch (PosixException missing) {
            return false;
        }
    }

    private static int openFile(String target, int flags) throws ShellError {
        try {
            return Posix.open(target, flags, 0666);
        } catch (PosixException error) {
            throw new ShellError(target + ": " + error.getMessage());
        }
    }

    /** Moves a descriptor out of the range that programs use. */
    static int above(int descriptor) throws ShellError {
        if (descriptor >= OWN) {
            return descriptor;
        }
        try {
            int moved = Posix.duplicateAbove(descriptor, OWN);
            Posix.close(descriptor);
            return moved;
        } catch (PosixException error) {
            throw new ShellError(error.getMessage());
        }
    }

    /** A descriptor to read a here-document from: a pipe if it fits into one, else a file without a name. */
    private static int document(String text) throws ShellError {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            if (bytes.length <= PIPE_BYTES) {
                Pipe pipe = Posix.pipe();
                Posix.writeFully(pipe.writeEnd(), bytes, 0, bytes.length);
                Posix.close(pipe.writeEnd());
                return above(pipe.readEnd());
            }
            String path = "/tmp/sh-document-" + Posix.processNumber() + "-" + Posix.monotonicNanos();
            int writer = Posix.open(path, OpenFlags.WRITE_ONLY | OpenFlags.CREATE | OpenFlags.EXCLUSIVE, 0600);
            Posix.writeFully(writer, bytes, 0, bytes.length);
            Posix.close(writer);
            int reader = Posix.open(path, OpenFlags.READ_ONLY, 0);
            Posix.unlink(path);
            return above(reader);
        } catch (PosixException error) {
            throw new ShellError("the here-document can not be stored: " + error.getMessage());
        }
    }
}
