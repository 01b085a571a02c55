package hiillos.bin.tool;

import hiillos.posix.Paths;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import java.util.List;

/**
 * Where {@code cp} and {@code mv} put things.
 *
 * @param path the last operand, or what -t says
 * @param directory whether names go into it
 * @param countSources how many operands are sources
 * @param problem a sentence if nothing can be done
 */
record Target(String path, boolean directory, int countSources, String problem) {
    static Target of(Options options) throws Options.UsageError {
        List<String> operands = options.operands();
        if (operands.isEmpty()) {
            throw new Options.UsageError("missing file operand");
        }
        String into = options.value('t');
        if (into != null) {
            return FileCopy.isDirectory(into) ? new Target(into, true, operands.size(), null)
                    : new Target(into, true, 0, "target directory '" + into + "': No such file or directory");
        }
        if (operands.size() == 1) {
            throw new Options.UsageError("missing destination file operand after '" + operands.get(0) + "'");
        }
        String last = operands.get(operands.size() - 1);
        boolean directory = !options.has('T') && FileCopy.isDirectory(last);
        if (operands.size() > 2 && !directory) {
            if (options.has('T')) {
                throw new Options.UsageError("extra operand '" + operands.get(2) + "'");
            }
            return new Target(last, false, 0, "target '" + last + "': "
                    + (FileCopy.status(last) == null ? "No such file or directory" : "Not a directory"));
        }
        return new Target(last, directory, operands.size() - 1, null);
    }

    /** The path of a source there. */
    String of(String source) {
        return directory ? FileCopy.join(path, PathParts.base(source, null)) : path;
    }

    /** A path from the top, as far as its text tells. */
    static String absolute(String path) {
        try {
            String directory = Posix.workingDirectory();
            return Paths.display(Paths.resolve(directory.startsWith("/") ? "fs://" + directory : directory, path));
        } catch (PosixException error) {
            return path;
        }
    }

    static boolean same(String left, String right) {
        return absolute(left).equals(absolute(right));
    }
}
