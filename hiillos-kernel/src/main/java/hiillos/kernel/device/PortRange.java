package hiillos.kernel.device;

import hiillos.abi.kernel.ObjectType;
import hiillos.kernel.capability.Job;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.Slab;

/** The right to a range of I/O ports: a process that is allowed it uses {@code in} and {@code out} directly. */
public final class PortRange extends KernelObject {
    /** Ports of the machine. */
    public static final int PORTS = 65536;

    /** First port. */
    public final int first;
    /** How many ports. */
    public final int count;

    /** Cell reserved, range checked by {@link #isRange}. */
    public PortRange(Job payer, int first, int count) {
        super(ObjectType.PORTS, Slab.PORTS, payer);
        this.first = first;
        this.count = count;
    }

    /** Whether there are such ports. */
    public static boolean isRange(long first, long count) {
        return first >= 0 && first < PORTS && count > 0 && count <= PORTS - first;
    }
}
