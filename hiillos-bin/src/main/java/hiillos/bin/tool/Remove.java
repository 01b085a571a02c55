package hiillos.bin.tool;

import hiillos.posix.Errno;
import hiillos.posix.FileStatus;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;

/** {@code rm [-rRfdiv] name...}. */
final class Remove extends Tool {
    private Options options;

    @Override
    protected String options() {
        return "rRfdvi recursive=r force=f dir=d verbose=v";
    }

    @Override
    protected String usage() {
        return "[-rfdiv] NAME...: removes files, with -r also directories and what is in them";
    }

    @Override
    protected void run(Options given) throws PosixException, Options.UsageError {
        options = given;
        if (!given.has('f')) {
            given.require(1);
        }
        for (String each : given.operands()) {
            String base = PathParts.base(each, null);
            if (base.equals(".") || base.equals("..")) {
                complain("refusing to remove '.' or '..' directory: skipping '" + each + "'");
                status = 1;
            } else if (Target.absolute(each).equals("/")) {
                complain("it is dangerous to operate recursively on '/'");
                status = 1;
            } else {
                remove(each);
            }
        }
    }

    private void remove(String path) {
        try {
            FileStatus found = Posix.status(path);
            boolean asks = options.last("if") == 'i';
            if (!found.isDirectory()) {
                String kind = found.sizeBytes() == 0 ? "regular empty file" : "regular file";
                if (asks && !confirms("remove " + (found.isRegular() ? kind : "file") + " '" + path + "'")) {
                    return;
                }
                Posix.unlink(path);
                verbose("removed '" + path + "'");
                return;
            }
            if (!options.has('r') && !options.has('R') && !options.has('d')) {
                throw new PosixException(Errno.EISDIR);
            }
            if (!options.has('d')) {
                if (asks && !confirms("descend into directory '" + path + "'")) {
                    return;
                }
                for (String name : FileCopy.names(path)) {
                    remove(FileCopy.join(path, name));
                }
            }
            if (asks && !confirms("remove directory '" + path + "'")) {
                return;
            }
            Posix.removeDirectory(path);
            verbose("removed directory '" + path + "'");
        } catch (PosixException error) {
            if (error.error() != Errno.ENOENT || !options.has('f')) {
                failed("cannot remove '" + path + "'", error);
            }
        }
    }

    private void verbose(String text) throws PosixException {
        if (options.has('v')) {
            out.line(text);
        }
    }
}
