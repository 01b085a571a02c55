package hiillos.pm;

import hiillos.abi.StatusException;
import hiillos.abi.protocol.BootProcess;
import hiillos.abi.protocol.BootProcesses;

/**
 * Dereferences null when it is asked for a process of the name {@value #TRIGGER}: with {@code crash=1} on the kernel's
 * command line the system shows that one server's death, with its Java trace, leaves the others alone.
 */
final class CrashingProcessManager implements BootProcesses {
    static final String TRIGGER = "crash";

    private final BootProcesses delegate;
    private final String nothing = null;

    CrashingProcessManager(BootProcesses delegate) {
        this.delegate = delegate;
    }

    @Override
    public BootProcess[] list() throws StatusException {
        return delegate.list();
    }

    @Override
    public BootProcess information(int number) throws StatusException {
        return delegate.information(number);
    }

    @Override
    public BootProcess find(String name) throws StatusException {
        if (name.equals(TRIGGER)) {
            return crash();
        }
        return delegate.find(name);
    }

    private BootProcess crash() throws StatusException {
        return delegate.find(nothing.trim());
    }
}
