package hiillos.bin.tool;

import hiillos.posix.Posix;
import hiillos.posix.PosixException;

/** {@code sleep number[smhd]...}. */
final class Sleep extends Tool {
    @Override
    protected String options() {
        return "+";
    }

    @Override
    protected String usage() {
        return "NUMBER[smhd]...: waits so many seconds, minutes, hours or days";
    }

    @Override
    protected void run(Options options) throws PosixException, Options.UsageError {
        options.require(1);
        double seconds = 0;
        for (String each : options.operands()) {
            double unit = 1;
            String number = each;
            switch (each.isEmpty() ? '?' : each.charAt(each.length() - 1)) {
                case 's' -> unit = 1;
                case 'm' -> unit = 60;
                case 'h' -> unit = 3600;
                case 'd' -> unit = 86400;
                default -> number += "s";
            }
            try {
                seconds += Double.parseDouble(number.substring(0, number.length() - 1)) * unit;
            } catch (NumberFormatException bad) {
                throw new Options.UsageError("invalid time interval '" + each + "'");
            }
        }
        if (seconds < 0) {
            throw new Options.UsageError("invalid time interval '" + options.operands().get(0) + "'");
        }
        out.flush();
        Posix.sleepUntil(Posix.monotonicNanos() + (long) Math.min(seconds * 1e9, 9e17));
    }
}
