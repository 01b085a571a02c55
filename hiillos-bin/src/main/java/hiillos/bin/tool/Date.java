package hiillos.bin.tool;

import hiillos.posix.Posix;
import hiillos.posix.PosixException;

/** {@code date [-u] [-d when] [-r file] [-I[precision]] [+format]}. */
final class Date extends Tool {
    private String precision = "";

    @Override
    protected String options() {
        return "ud:r:IR utc=u universal=u date=d reference=r";
    }

    @Override
    protected String usage() {
        return "[-u] [-d @SECONDS | -d 'YYYY-MM-DD HH:MM:SS'] [-r FILE] [-R | -I[date|hours|minutes|seconds|ns] | +FORMAT]: prints a time (UTC)";
    }

    /** {@code -I} may have a precision behind it. */
    @Override
    public int start(String[] arguments) {
        String[] usual = arguments.clone();
        for (int i = 1; i < usual.length; i++) {
            String prefix = usual[i].startsWith("--iso-8601") ? "--iso-8601" : "-I";
            if (usual[i].startsWith(prefix)) {
                precision = usual[i].substring(prefix.length());
                precision = precision.startsWith("=") ? precision.substring(1) : precision;
                usual[i] = "-I";
            }
        }
        return main(usual);
    }

    private String isoFormat() throws Options.UsageError {
        return switch (precision) {
            case "", "date" -> "%F";
            case "hours" -> "%FT%H+00:00";
            case "minutes" -> "%FT%H:%M+00:00";
            case "seconds" -> "%FT%T+00:00";
            case "ns" -> "%FT%T,%N+00:00";
            default -> throw new Options.UsageError("invalid argument '" + precision + "' for '--iso-8601'");
        };
    }

    @Override
    protected void run(Options options) throws PosixException, Options.UsageError {
        options.atMost(1);
        String format = options.has('I') ? isoFormat() : options.has('R') ? "%a, %d %b %Y %T %z" : "%a %b %e %H:%M:%S UTC %Y";
        if (!options.operands().isEmpty()) {
            format = options.operands().get(0);
            if (!format.startsWith("+")) {
                throw Options.UsageError.ofValue("invalid date '" + format + "'");
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
