package hiillos.bin.tool;

import hiillos.posix.Posix;
import hiillos.posix.PosixException;

/** {@code pwd}. */
final class PrintDirectory extends Tool {
    @Override
    protected String options() {
        return "LP";
    }

    @Override
    protected String usage() {
        return ": prints the working directory";
    }

    @Override
    protected void run(Options options) throws PosixException {
        out.line(Posix.workingDirectory());
    }
}
