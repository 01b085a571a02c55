package hiillos.abi;

import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.SystemCalls;

/** A process, as its creator controls it. */
public final class ProcessControl extends Handle {
    public ProcessControl(int number) {
        super(number);
    }

    /** The address space. */
    public Vmem vmem() throws StatusException {
        return new Vmem((int) StatusException.check(SystemCalls.processVmem(number())));
    }

    /**
     * Copies a capability into the process, which must not have been started.
     *
     * @param rights of {@link Rights}; {@link Rights#SAME} keeps all
     * @return the handle's number there
     */
    public int grant(Handle handle, int rights) throws StatusException {
        return (int) StatusException.check(SystemCalls.processGrant(number(), handle.number(), rights));
    }

    /** Creates a thread that will start at an address with the argument in {@code rdi}. */
    public ThreadHandle thread(long entry, long stackPointer, long argument, int priority) throws StatusException {
        return new ThreadHandle((int) StatusException.check(
                SystemCalls.threadCreate(number(), entry, stackPointer, argument, priority)));
    }

    /** Ends it. */
    public void kill() throws StatusException {
        StatusException.check(SystemCalls.processKill(number()));
    }

    /** Waits for its end; returns the {@link hiillos.abi.kernel.ExitReason}. */
    public long await() throws StatusException {
        return StatusException.check(SystemCalls.processWait(number(), Long.MAX_VALUE));
    }

    /** Another handle for the same object, with those of this one's rights that are asked for: {@link hiillos.abi.kernel.Rights}. */
    public ProcessControl duplicate(int rights) throws StatusException {
        return new ProcessControl(duplicateNumber(rights));
    }

    /** Another handle for the same object. */
    public ProcessControl duplicate() throws StatusException {
        return new ProcessControl(duplicateNumber());
    }
}
