package hiillos.kernel.memory;

import hiillos.abi.kernel.ObjectType;
import hiillos.kernel.capability.Job;

/**
 * One range of an address space that shows a range of a Frame. A node of the {@link Vmem}'s tree and of the {@link Frame}'s
 * list of mappings; place and flags change only under the locks of both.
 */
final class Mapping extends KernelObject {
    final Vmem vmem;
    Frame frame;
    long start;
    long end;
    /** Offset in the frame of {@link #start}. */
    long offset;
    /** Access and cache mode, as {@link hiillos.abi.kernel.MapFlags}. */
    int flags;
    /** What access {@link #flags} may become: the rights of the handle that was mapped. */
    int allowed;
    /** From here to {@link #end} entries may still allow what a protection took away; 0: nowhere. */
    long staleFrom;

    // The tree's, see MappingTree.
    Mapping parent;
    Mapping left;
    Mapping right;
    int priority;
    /** Lowest start, highest end and largest hole in the subtree. */
    long low;
    long high;
    long largestGap;

    // The frame's list.
    Mapping nextInFrame;
    Mapping previousInFrame;

    /** A mapping that is nowhere; the cell is reserved. */
    Mapping(Vmem vmem, Job payer) {
        super(ObjectType.NONE, Slab.MAPPING, payer);
        this.vmem = vmem;
    }

    /** Sets what it shows before it is put anywhere; a reference to the frame is taken over. */
    void show(Frame shown, long from, long to, long frameOffset, int shownFlags, int allowedFlags) {
        this.frame = shown;
        this.start = from;
        this.end = to;
        this.offset = frameOffset;
        this.flags = shownFlags;
        this.allowed = allowedFlags;
        this.staleFrom = 0;
    }

    /** Index in the frame of the page at an address. */
    long indexOf(long address) {
        return offset + (address - start) >>> 12;
    }
}
