package hiillos.abi;

import hiillos.abi.kernel.SystemCalls;

/** An address space. */
public final class Vmem extends Handle {
    public Vmem(int number) {
        super(number);
    }

    /**
     * Maps part of a Frame.
     *
     * @param address where, page aligned; 0 lets the kernel choose
     * @param offsetBytes where in the Frame, page aligned
     * @param flags of {@link hiillos.abi.kernel.MapFlags}
     * @return the address
     */
    public long map(Frame frame, long address, long offsetBytes, long countBytes, int flags) throws StatusException {
        return StatusException.check(
                SystemCalls.vmemMap(number(), frame.number(), address, offsetBytes, countBytes, flags));
    }

    /** Removes whatever is mapped in the range. */
    public void unmap(long address, long countBytes) throws StatusException {
        StatusException.check(SystemCalls.vmemUnmap(number(), address, countBytes));
    }

    /** Changes the access of a range that is mapped; without flags every access faults, and nothing else can be mapped there. */
    public void protect(long address, long countBytes, int flags) throws StatusException {
        StatusException.check(SystemCalls.vmemProtect(number(), address, countBytes, flags));
    }

    /** Another handle for the same object, with those of this one's rights that are asked for: {@link hiillos.abi.kernel.Rights}. */
    public Vmem duplicate(int rights) throws StatusException {
        return new Vmem(duplicateNumber(rights));
    }

    /** Another handle for the same object. */
    public Vmem duplicate() throws StatusException {
        return new Vmem(duplicateNumber());
    }
}
