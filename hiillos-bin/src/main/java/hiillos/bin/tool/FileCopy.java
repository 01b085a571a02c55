package hiillos.bin.tool;

import hiillos.posix.DirectoryEntry;
import hiillos.posix.FileStatus;
import hiillos.posix.OpenFlags;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import java.util.Arrays;

/** Copies files and trees; {@code cp} and {@code mv} use it. */
final class FileCopy {
    private FileCopy() {}

    /** The path of a name in a directory. */
    static String join(String directory, String name) {
        return directory.endsWith("/") ? directory + name : directory + "/" + name;
    }

    /** What a path names; null if nothing. */
    static FileStatus status(String path) {
        try {
            return Posix.status(path);
        } catch (PosixException missing) {
            return null;
        }
    }

    static boolean isDirectory(String path) {
        FileStatus status = status(path);
        return status != null && status.isDirectory();
    }

    /** The names in a directory, sorted. */
    static String[] names(String directory) throws PosixException {
        DirectoryEntry[] entries = Posix.list(directory);
        String[] names = new String[entries.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = entries[i].name();
        }
        Arrays.sort(names);
        return names;
    }

    /** Copies a file's bytes; the copy is made or replaced. */
    static void bytes(String from, String to, boolean keepTime) throws PosixException {
        int source = Posix.open(from, OpenFlags.READ_ONLY, 0);
        try {
            FileStatus status = Posix.status(source);
            int target = Posix.open(to, OpenFlags.WRITE_ONLY | OpenFlags.CREATE | OpenFlags.TRUNCATE, status.permissions() | 0200);
            try {
                byte[] buffer = new byte[16384];
                for (int count = Posix.read(source, buffer, 0, buffer.length); count > 0;
                        count = Posix.read(source, buffer, 0, buffer.length)) {
                    Posix.writeFully(target, buffer, 0, count);
                }
            } finally {
                Posix.close(target);
            }
            if (keepTime) {
                Posix.setModified(to, status.modifiedNanos());
            }
        } finally {
            Posix.close(source);
        }
    }
}
