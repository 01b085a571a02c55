package hiillos.kernel.memory;

import hiillos.abi.kernel.ObjectType;
import hiillos.kernel.capability.Job;

/** One range of an address space that shows a range of a Frame. Belongs to one {@link Vmem}, which alone changes it. */
final class Mapping extends KernelObject {
    long start;
    long end;
    final Frame frame;
    /** Offset in the frame of {@link #start}. */
    long offset;
    int flags;
    /** What {@link #flags} may become: the rights of the handle that was mapped. */
    final int allowed;
    /** The mapping at the next higher address. */
    Mapping next;

    Mapping(Job payer, Frame frame, long start, long end, long offset, int flags, int allowed) {
        super(ObjectType.NONE, Slab.MAPPING, payer);
        this.frame = frame;
        this.start = start;
        this.end = end;
        this.offset = offset;
        this.flags = flags;
        this.allowed = allowed;
        frame.retain();
    }
}
