package hiillos.bin.sh;

import hiillos.posix.Errno;
import hiillos.posix.FileStatus;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;

/** Finds programs in the directories of {@code PATH}. */
final class Programs {
    static final String DEFAULT_PATH = "/bin:/sbin";

    private Programs() {}

    /** The path of a command's program. @throws ShellError status 127: there is none; 126: it can not be run */
    static String find(ShellState state, String name) throws ShellError {
        if (name.indexOf('/') >= 0) {
            try {
                FileStatus status = Posix.status(name);
                if (status.isDirectory()) {
                    throw new ShellError(name + ": " + Errno.EISDIR.text(), 126);
                }
                if ((status.permissions() & 0111) == 0) {
                    throw new ShellError(name + ": " + Errno.EACCES.text(), 126);
                }
            } catch (PosixException error) {
                throw new ShellError(name + ": " + error.getMessage(), error.error() == Errno.ENOENT ? 127 : 126);
            }
            return name;
        }
        String known = state.programs.get(name);
        if (known != null) {
            return known;
        }
        String found = search(state, name);
        if (found == null) {
            throw new ShellError(name + ": command not found", 127);
        }
        state.programs.put(name, found);
        return found;
    }

    /** The path, or null. */
    static String search(ShellState state, String name) {
        if (name.isEmpty()) {
            return null;
        }
        String path = state.variables.get("PATH");
        for (String directory : (path == null ? DEFAULT_PATH : path).split(":")) {
            String candidate = directory.isEmpty() ? "./" + name : directory + "/" + name;
            try {
                FileStatus status = Posix.status(candidate);
                if (!status.isDirectory() && (status.permissions() & 0111) != 0) {
                    return candidate;
                }
            } catch (PosixException missing) {
                // The next directory may have it.
            }
        }
        return null;
    }
}
