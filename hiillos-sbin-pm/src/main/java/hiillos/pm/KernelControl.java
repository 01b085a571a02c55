package hiillos.pm;

import hiillos.abi.Notify;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.SystemCalls;
import hiillos.abi.protocol.Vault;

/** Signals as the kernel's calls. */
final class KernelControl implements Processes.Control {
    private final Vault vault;

    KernelControl(Vault vault) {
        this.vault = vault;
    }

    @Override
    public void kill(ProcessEntry process) throws StatusException {
        process.control.kill();
    }

    @Override
    public void suspend(ProcessEntry process) throws StatusException {
        StatusException.check(SystemCalls.processSuspend(process.control.number()));
    }

    @Override
    public void resume(ProcessEntry process) throws StatusException {
        StatusException.check(SystemCalls.processResume(process.control.number()));
    }

    @Override
    public void keep(ProcessEntry process) throws StatusException {
        vault.keepProcess(process.record, process.control, process.job);
    }

    @Override
    public void keepSignals(ProcessEntry process) throws StatusException {
        vault.keepSignals(process.record.number(), process.signals, process.caught, process.ignored);
    }

    @Override
    public void notify(Notify notify, long bits) throws StatusException {
        notify.signal(bits);
    }
}
