package hiillos.bin.tool;

import hiillos.posix.Errno;
import hiillos.posix.OpenFlags;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;

/** {@code touch [-c] [-r file] [-d @seconds] file...}. */
final class Touch extends Tool {
    @Override
    protected String options() {
        return "camr:d: no-create=c reference=r date=d";
    }

    @Override
    protected String usage() {
        return "[-c] [-r FILE] [-d @SECONDS] FILE...: sets when files were written last, makes those that are missing";
    }

    @Override
    protected void run(Options options) throws PosixException, Options.UsageError {
        if (options.operands().isEmpty()) {
            throw new Options.UsageError("missing file operand");
        }
        long nanos = Posix.wallClockNanos();
        if (options.value('r') != null) {
            try {
                nanos = Posix.status(options.value('r')).modifiedNanos();
            } catch (PosixException error) {
                failed("failed to get attributes of '" + options.value('r') + "'", error);
                return;
            }
        }
        if (options.value('d') != null) {
            nanos = CivilTime.parse(options.value('d'));
            if (nanos == Long.MIN_VALUE) {
                complain("invalid date format '" + options.value('d') + "'");
                status = 1;
                return;
            }
        }
        for (String each : options.operands()) {
            touch(each, nanos, options.has('c'));
        }
    }

    private void touch(String path, long nanos, boolean existing) {
        try {
            try {
                Posix.setModified(path, nanos);
            } catch (PosixException error) {
                if (error.error() != Errno.ENOENT) {
                    throw error;
                }
                if (existing) {
                    return;
                }
                Posix.close(Posix.open(path, OpenFlags.WRITE_ONLY | OpenFlags.CREATE, 0666));
                Posix.setModified(path, nanos);
            }
        } catch (PosixException error) {
            failed("cannot touch '" + path + "'", error);
        }
    }
}
