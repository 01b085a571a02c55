package hiillos.bin.tool;

import hiillos.posix.Errno;
import hiillos.posix.FileStatus;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import java.util.List;

/** {@code cp [-rRafnvpT] source... target}. */
final class Copy extends Tool {
    private Options options;

    @Override
    protected String options() {
        return "rRafnvpTt:i recursive=r archive=a force=f no-clobber=n verbose=v no-target-directory=T target-directory=t";
    }

    @Override
    protected String usage() {
        return "[-rfinvp] SOURCE... TARGET: copies files, with -r also directories";
    }

    @Override
    protected void run(Options given) throws PosixException, Options.UsageError {
        options = given;
        List<String> operands = given.operands();
        Target target = Target.of(given);
        for (String source : operands.subList(0, target.countSources())) {
            copy(source, target.of(source));
        }
        if (target.problem() != null) {
            complain(target.problem());
            status = 1;
        }
    }

    private boolean recursive() {
        return options.has('r') || options.has('R') || options.has('a');
    }

    private void copy(String from, String to) {
        FileStatus source;
        try {
            source = Posix.status(from);
        } catch (PosixException error) {
            failed("cannot stat '" + from + "'", error);
            return;
        }
        FileStatus target = FileCopy.status(to);
        try {
            if (source.isDirectory()) {
                if (!recursive()) {
                    complain("-r not specified; omitting directory '" + from + "'");
                    status = 1;
                } else if (inside(from, to)) {
                    complain("cannot copy a directory, '" + from + "', into itself, '" + to + "'");
                    status = 1;
                } else {
                    directory(from, source, to, target);
                }
                return;
            }
            if (target == null && to.endsWith("/")) {
                throw new PosixException(Errno.ENOTDIR);
            }
            if (target != null && target.isDirectory()) {
                complain("cannot overwrite directory '" + to + "' with non-directory");
                status = 1;
            } else if (target != null && target.number() != 0 && target.equals(source) && Target.same(from, to)) {
                complain("'" + from + "' and '" + to + "' are the same file");
                status = 1;
            } else if (target == null || !options.has('n') && (!options.has('i') || confirms("overwrite '" + to + "'"))) {
                FileCopy.bytes(from, to, options.has('p') || options.has('a'));
                verbose(from, to);
            }
        } catch (PosixException error) {
            failed((target == null ? "cannot create regular file '" : "error writing '") + to + "'", error);
        }
    }

    private static boolean inside(String from, String to) {
        String source = Target.absolute(from);
        return Target.absolute(to).startsWith(source.endsWith("/") ? source : source + "/");
    }

    private void verbose(String from, String to) throws PosixException {
        if (options.has('v')) {
            out.line("'" + from + "' -> '" + to + "'");
        }
    }

    private void directory(String from, FileStatus source, String to, FileStatus target) throws PosixException {
        if (target != null && !target.isDirectory()) {
            complain("cannot overwrite non-directory '" + to + "' with directory '" + from + "'");
            status = 1;
            return;
        }
        if (target == null) {
            Posix.makeDirectory(to, source.permissions() | 0700);
            verbose(from, to);
        }
        for (String name : FileCopy.names(from)) {
            copy(FileCopy.join(from, name), FileCopy.join(to, name));
        }
    }
}
