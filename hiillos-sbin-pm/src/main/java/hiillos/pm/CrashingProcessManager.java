package hiillos.pm;

import hiillos.abi.StatusException;
import hiillos.abi.protocol.ProcessInformation;
import hiillos.abi.protocol.ProcessManager;

/**
 * Dereferences null when it is asked for a process of the name {@value #TRIGGER}: with {@code crash=1} on the kernel's
 * command line the system shows that one server's death, with its Java trace, leaves the others alone.
 */
final class CrashingProcessManager implements ProcessManager {
    static final String TRIGGER = "crash";

    private final ProcessManager delegate;
    private final String nothing = null;

    CrashingProcessManager(ProcessManager delegate) {
        this.delegate = delegate;
    }

    @Override
    public ProcessInformation[] list() throws StatusException {
        return delegate.list();
    }

    @Override
    public ProcessInformation information(int number) throws StatusException {
        return delegate.information(number);
    }

    @Override
    public ProcessInformation find(String name) throws StatusException {
        if (name.equals(TRIGGER)) {
            return crash();
        }
        return delegate.find(name);
    }

    private ProcessInformation crash() throws StatusException {
        return delegate.find(nothing.trim());
    }
}
