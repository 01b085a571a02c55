package hiillos.kernel.ipc;

import hiillos.abi.kernel.ObjectType;
import hiillos.kernel.capability.Job;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.Slab;

public final class Notify extends KernelObject {
    public Notify(Job payer) {
        super(ObjectType.NOTIFY, Slab.RECEIVER, payer);
    }
    public void signal(long more) {
    }
}
