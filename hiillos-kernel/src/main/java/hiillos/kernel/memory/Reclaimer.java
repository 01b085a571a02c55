package hiillos.kernel.memory;

import hiillos.abi.kernel.ObjectType;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.ipc.Receiver;
import hiillos.kernel.ipc.Sender;
import hiillos.word.Memory;

/**
 * Ends objects whose last reference is gone: not at once, but when the kernel is left, because code further up the stack
 * may still look at them. Ending one object may drop the last reference to others: they join the queue, so a chain of any
 * length is walked without recursion.
 */
public final class Reclaimer {
    private static KernelObject first;
    private static KernelObject last;

    private Reclaimer() {}

    static void add(KernelObject object) {
        if (first == null) {
            first = object;
        } else {
            last.nextDead = object;
        }
        last = object;
    }

    /** Whether anything waits for its end. */
    public static boolean isPending() {
        return first != null;
    }

    /** Ends everything that waits. */
    public static void drain() {
        while (first != null) {
            KernelObject object = first;
            first = object.nextDead;
            end(object);
        }
    }

    /** All processors have left the kernel since the grace period began. */
    public static void graceEnded() {
        drain();
    }

    private static void end(KernelObject object) {
        switch (object.type) {
            case ObjectType.PROCESS -> ((ProcessObject) object).destroy();
            case ObjectType.THREAD -> ((ThreadObject) object).destroy();
            case ObjectType.VMEM -> ((Vmem) object).destroy();
            case ObjectType.FRAME -> ((Frame) object).destroy();
            case ObjectType.RECEIVER -> ((Receiver) object).destroy();
            case ObjectType.SENDER -> ((Sender) object).destroy();
            default -> { }
        }
        free(object);
    }

    /** Gives the cell of an object back; nobody may refer to it any more. */
    static void free(KernelObject object) {
        Slab slab = object.slab();
        if (object.payer() != null) {
            object.payer().refund(slab.cellBytes());
        }
        slab.noteDestroyed();
        slab.give(Memory.addressOf(object));
    }
}
