package hiillos.bin.tool;

import hiillos.posix.Posix;
import hiillos.posix.PosixException;

/** {@code date [-u] [-d when] [-r file] [+format]}. */
final class Date extends Tool {
    @Override
    protected String options() {
        return "ud:r:IR utc=u universal=u date=d reference=r";
    }

    @Override
    protected String usage() {
        return "[-u] [-d @SECONDS | -d 'YYYY-MM-DD HH:MM:SS'] [-r FILE] [+FORMAT]: prints a time (UTC)";
    }

    @Override
    protected void run(Options options) throws PosixException, Options.UsageError {
        options.atMost(1);
        String format = options.has('I') ? "%F" : options.has('R') ? "%a, %d %b %Y %T %z" : "%a %b %e %H:%M:%S UTC %Y";
        if (!options.operands().isEmpty()) {
            format = options.operands().get(0);
            if (!format.startsWith("+")) {
                throw new Options.UsageError("invalid date '" + format + "'");
            }
            format = format.substring(1);
        }
        long nanos;
        if (options.value('d') != null) {
            nanos = CivilTime.parse(options.value('d'));
            if (nanos == Long.MIN_VALUE) {
                complain("invalid date '" + options.value('d') + "'");
                status = 1;
                return;
            }
        } else if (options.value('r') != null) {
            try {
                nanos = Posix.status(options.value('r')).modifiedNanos();
            } catch (PosixException error) {
                failed(options.value('r'), error);
                return;
            }
        } else {
            nanos = Posix.wallClockNanos();
        }
        out.line(CivilTime.of(nanos).format(format));
    }
}
