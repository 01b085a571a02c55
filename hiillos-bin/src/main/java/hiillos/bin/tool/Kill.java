package hiillos.bin.tool;

import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import hiillos.posix.Signals;

/** {@code kill [-s signal | -signal] process...} and {@code kill -l}. */
final class Kill extends Tool {
    private int chosen;
    private String given = "";

    @Override
    protected String options() {
        return "+#";
    }

    @Override
    protected String usage() {
        return "[-SIGNAL | -s SIGNAL] PROCESS..., or -l: sends a signal to processes; a negative number is a group's";
    }

    /** A signal stands where other tools have options. */
    @Override
    public int start(String[] arguments) {
        int signal = Signals.SIGTERM;
        int first = 1;
        if (arguments.length > 1 && arguments[1].startsWith("-") && !arguments[1].equals("--") && !arguments[1].equals("--help")) {
            if (arguments[1].equals("-l")) {
                signal = -2;
            } else if (arguments[1].equals("-s") && arguments.length > 2) {
                signal = Signals.number(arguments[2]);
                first++;
            } else {
                signal = Signals.number(arguments[1].substring(1));
            }
            first++;
        }
        chosen = signal;
        given = first > 1 ? arguments[first - 1] : "";
        String[] rest = new String[arguments.length - first + 1];
        rest[0] = arguments[0];
        System.arraycopy(arguments, first, rest, 1, rest.length - 1);
        return main(rest);
    }

    /** Tells the name of a number, or of an exit status, and the number of a name. */
    private void translate(String text) throws PosixException, Options.UsageError {
        String other = Signals.other(text);
        if (other == null) {
            throw new Options.UsageError(text + ": there is no such signal");
        }
        out.line(other);
    }

    @Override
    protected void run(Options options) throws PosixException, Options.UsageError {
        if (chosen == -2) {
            for (int i = 1; i < Signals.count() && options.operands().isEmpty(); i++) {
                out.line(i + " " + Signals.name(i));
            }
            for (String each : options.operands()) {
                translate(each);
            }
            return;
        }
        if (chosen < 0) {
            throw new Options.UsageError(given + ": there is no such signal");
        }
        if (options.operands().isEmpty()) {
            throw new Options.UsageError("the number of a process is missing");
        }
        for (String each : options.operands()) {
            try {
                Posix.kill(Integer.parseInt(each), chosen);
            } catch (NumberFormatException bad) {
                complain(each + ": a process's number is needed");
                status = 1;
            } catch (PosixException error) {
                failed("(" + each + ")", error);
            }
        }
    }
}
