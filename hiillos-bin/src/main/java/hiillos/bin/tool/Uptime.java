package hiillos.bin.tool;

import hiillos.posix.Posix;
import hiillos.posix.PosixException;

/** {@code uptime [-p]}. */
final class Uptime extends Tool {
    @Override
    protected String options() {
        return "ps pretty=p since=s";
    }

    @Override
    protected String usage() {
        return "[-ps]: tells for how long the machine has been running";
    }

    @Override
    protected void run(Options options) throws PosixException {
        long now = Posix.wallClockNanos();
        long seconds = Posix.monotonicNanos() / 1_000_000_000L;
        long days = seconds / 86400;
        long hours = seconds / 3600 % 24;
        long minutes = seconds / 60 % 60;
        if (options.has('s')) {
            out.line(CivilTime.of(now - Posix.monotonicNanos()).format("%F %T"));
        } else if (options.has('p')) {
            out.line("up " + part(days, "day") + part(hours, "hour") + minutes + " minute" + (minutes == 1 ? "" : "s"));
        } else {
            String clock = hours > 0 ? hours + ":" + CivilTime.padded((int) minutes, 2, '0') : minutes + " min";
            out.line(" " + CivilTime.of(now).format("%T") + " up " + (days > 0 ? days + " day" + (days == 1 ? "" : "s") + ", " : "")
                    + clock + ",  " + Posix.processes().length + " processes");
        }
    }

    private static String part(long count, String unit) {
        return count == 0 ? "" : count + " " + unit + (count == 1 ? "" : "s") + ", ";
    }
}
