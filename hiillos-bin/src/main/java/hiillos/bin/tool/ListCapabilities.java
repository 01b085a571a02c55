package hiillos.bin.tool;

import hiillos.posix.Posix;
import hiillos.posix.PosixException;

/** {@code lscap [process...]}: the capabilities of processes, a line each. */
final class ListCapabilities extends Tool {
    @Override
    protected String options() {
        return "";
    }

    @Override
    protected String usage() {
        return "[PROCESS]...: lists the handles of processes, without a number its own";
    }

    @Override
    protected void run(Options options) throws PosixException, Options.UsageError {
        if (options.operands().isEmpty()) {
            list(Posix.processNumber());
        }
        for (String each : options.operands()) {
            long number = Sizes.parse(each);
            if (number < 0 || number > Integer.MAX_VALUE) {
                throw new Options.UsageError("'" + each + "' is not a process's number");
            }
            if (options.operands().size() > 1) {
                out.line(each + ":");
            }
            list((int) number);
        }
    }

    private void list(int process) {
        try {
            for (String line : Posix.capabilities(process)) {
                out.line(line);
            }
        } catch (PosixException error) {
            failed(Integer.toString(process), error);
        }
    }
}
