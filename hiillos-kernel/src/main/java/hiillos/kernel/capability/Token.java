package hiillos.kernel.capability;

import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.Slab;

/**
 * An object without state, whose possession is all: the log, the machine's power, and the roots that Irqs, ranges of ports
 * and Frames over device memory are made from.
 */
public final class Token extends KernelObject {
    /** {@code type} is LOG, POWER or one of the roots; the cell is reserved. */
    public Token(int type, Job payer) {
        super(type, Slab.TOKEN, payer);
    }
}
