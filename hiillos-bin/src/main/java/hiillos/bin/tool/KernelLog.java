package hiillos.bin.tool;

import hiillos.posix.Posix;
import hiillos.posix.PosixException;

/** {@code dmesg}. */
final class KernelLog extends Tool {
    @Override
    protected String options() {
        return "";
    }

    @Override
    protected String usage() {
        return ": prints the kernel's log";
    }

    @Override
    protected void run(Options options) throws PosixException {
        try {
            String log = Posix.log();
            out.print(log.endsWith("\n") || log.isEmpty() ? log : log + "\n");
        } catch (PosixException error) {
            failed("the log can not be read", error);
        }
    }
}
