package hiillos.bin.tool;

import hiillos.posix.Posix;
import hiillos.posix.PosixException;

/** {@code poweroff} and {@code reboot}. */
final class PowerOff extends Tool {
    @Override
    protected String options() {
        return "f";
    }

    @Override
    protected String usage() {
        return name.equals("reboot") ? ": starts the machine again" : ": switches the machine off";
    }

    @Override
    protected void run(Options options) throws PosixException, Options.UsageError {
        options.atMost(0);
        try {
            Posix.powerOff(name.equals("reboot"));
        } catch (PosixException error) {
            failed("the machine stays on", error);
        }
    }
}
