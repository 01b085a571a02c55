package hiillos.abi;

import hiillos.abi.kernel.SystemCalls;

/** A range of x86 I/O ports. */
public final class IoPorts extends Handle {
    public IoPorts(int number) {
        super(number);
    }

    /** Lets a process's threads use the ports in user mode. */
    public void allow(ProcessControl process) throws StatusException {
        StatusException.check(SystemCalls.portsAllow(process.number(), number()));
    }

    /** Another handle for the same object, with those of this one's rights that are asked for: {@link hiillos.abi.kernel.Rights}. */
    public IoPorts duplicate(int rights) throws StatusException {
        return new IoPorts(duplicateNumber(rights));
    }

    /** Another handle for the same object. */
    public IoPorts duplicate() throws StatusException {
        return new IoPorts(duplicateNumber());
    }
}
