package hiillos.bin.tool;

import hiillos.posix.Errno;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;

/** {@code mkdir [-pv] [-m mode] directory...} and {@code rmdir [-pv] directory...}. */
final class Directories extends Tool {
    private boolean verbose;

    @Override
    protected String options() {
        return name.equals("mkdir") ? "pvm: parents=p verbose=v mode=m" : "pv parents=p verbose=v";
    }

    @Override
    protected String usage() {
        return name.equals("mkdir") ? "[-pv] [-m MODE] DIRECTORY...: makes directories, with -p those above too"
                : "[-pv] DIRECTORY...: removes empty directories";
    }

    @Override
    protected void run(Options options) throws PosixException, Options.UsageError {
        options.require(1);
        verbose = options.has('v');
        int mode = 0777;
        if (options.value('m') != null && name.equals("mkdir")) {
            try {
                mode = Integer.parseInt(options.value('m'), 8) & 0777;
            } catch (NumberFormatException bad) {
                throw Options.UsageError.ofValue("invalid mode '" + options.value('m') + "'");
            }
        }
        for (String each : options.operands()) {
            if (name.equals("rmdir")) {
                remove(each, options.has('p'));
            } else {
                make(each, mode, options.has('p'));
            }
        }
    }

    private void make(String path, int mode, boolean parents) throws PosixException {
        if (parents) {
            for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
                String above = path.substring(0, slash);
                if (!above.endsWith("/") && !above.endsWith(":") && FileCopy.status(above) == null && !makeOne(above, 0777)) {
                    return;
                }
            }
            if (FileCopy.isDirectory(path)) {
                return;
            }
        }
        makeOne(path, mode);
    }

    private boolean makeOne(String path, int mode) throws PosixException {
        try {
            Posix.makeDirectory(path, mode);
        } catch (PosixException error) {
            failed("cannot create directory '" + path + "'", error);
            return false;
        }
        if (verbose) {
            out.line("mkdir: created directory '" + path + "'");
        }
        return true;
    }

    private void remove(String path, boolean parents) throws PosixException {
        String each = PathParts.stripSlashes(path);
        while (true) {
            try {
                if (verbose) {
                    out.line("rmdir: removing directory, '" + each + "'");
                }
                Posix.removeDirectory(each);
            } catch (PosixException error) {
                failed("failed to remove '" + each + "'", error.error() == Errno.EEXIST ? new PosixException(Errno.ENOTEMPTY) : error);
                return;
            }
            int slash = each.lastIndexOf('/');
            if (!parents || slash <= 0) {
                return;
            }
            each = each.substring(0, slash);
        }
    }
}
