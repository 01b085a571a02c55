package hiillos.kernel.capability;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Status;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.Slab;

/** A budget of bytes. Cells, pages and page tables of what its processes create are charged to it. */
public final class Job extends KernelObject {
    private final long limitBytes;
    private long chargedBytes;

    private Job(long limitBytes) {
        super(ObjectType.JOB, Slab.JOB, null);
        this.limitBytes = limitBytes;
    }

    /** A job for the first processes, which nobody pays for; null when memory is out. */
    public static Job first(long limitBytes) {
        return Slab.JOB.reserveUnpaid() == Status.OK ? new Job(limitBytes) : null;
    }

    /** Charges bytes; tells whether the budget had them. */
    public boolean charge(long bytes) {
        if (!canCharge(bytes)) {
            return false;
        }
        chargedBytes += bytes;
        return true;
    }

    public boolean canCharge(long bytes) {
        return bytes <= limitBytes - chargedBytes;
    }

    public void refund(long bytes) {
        chargedBytes -= bytes;
    }

    public long chargedBytes() {
        return chargedBytes;
    }

    public long limitBytes() {
        return limitBytes;
    }
}
