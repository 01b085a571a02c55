package hiillos.bin.tool;

import hiillos.posix.Errno;
import hiillos.posix.FileStatus;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;

/** {@code mv [-fnvT] source... target}. */
final class Move extends Tool {
    @Override
    protected String options() {
        return "fnvTt:i force=f no-clobber=n verbose=v no-target-directory=T target-directory=t";
    }

    @Override
    protected String usage() {
        return "[-finv] SOURCE... TARGET: renames files and directories";
    }

    @Override
    protected void run(Options options) throws PosixException, Options.UsageError {
        Target target = Target.of(options);
        for (String source : options.operands().subList(0, target.countSources())) {
            String to = target.of(source);
            char careful = options.last("nif");
            if (careful == 'n' && FileCopy.status(to) != null
                    || careful == 'i' && FileCopy.status(to) != null && !confirms("overwrite '" + to + "'")) {
                continue;
            }
            if (move(source, to) && options.has('v')) {
                out.line("renamed '" + source + "' -> '" + to + "'");
            }
        }
        if (target.problem() != null) {
            complain(target.problem());
            status = 1;
        }
    }

    private boolean move(String from, String to) {
        try {
            FileStatus source;
            try {
                source = Posix.status(from);
            } catch (PosixException error) {
                failed("cannot stat '" + from + "'", error);
                return false;
            }
            if (!source.isDirectory() && to.endsWith("/")) {
                throw new PosixException(Errno.ENOTDIR);
            }
            if (Target.same(from, to)) {
                complain("'" + from + "' and '" + to + "' are the same file");
                status = 1;
                return false;
            }
            if (source.isDirectory() && Target.absolute(to).startsWith(Target.absolute(from) + "/")) {
                complain("cannot move '" + from + "' to a subdirectory of itself, '" + to + "'");
                status = 1;
                return false;
            }
            try {
                Posix.rename(from, to);
            } catch (PosixException error) {
                if (error.error() != Errno.EXDEV || source.isDirectory()) {
                    throw error;
                }
                FileCopy.bytes(from, to, true);
                Posix.unlink(from);
            }
            return true;
        } catch (PosixException error) {
            failed("cannot move '" + from + "' to '" + to + "'", error);
            return false;
        }
    }
}
