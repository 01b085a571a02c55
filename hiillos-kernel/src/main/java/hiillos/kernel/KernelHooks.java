package hiillos.kernel;

import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.capability.Token;
import hiillos.kernel.device.Irq;
import hiillos.kernel.device.PortRange;
import hiillos.kernel.ipc.HeardSender;
import hiillos.kernel.ipc.KernelMessage;
import hiillos.kernel.ipc.Notify;
import hiillos.kernel.ipc.Receiver;
import hiillos.kernel.ipc.Reply;
import hiillos.kernel.ipc.Sender;
import hiillos.kernel.memory.Frame;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.memory.Vmem;
import hiillos.word.Memory;
import hiillos.word.RawMemory;
import hiillos.word.NeverInline;

/** What compiled Java asks of the kernel: every failed check is a panic, and {@code new} takes a reserved cell. */
@RawMemory(reason = "initialises kernel objects")
public final class KernelHooks {
    private KernelHooks() {}

    @NeverInline(reason = "the panic leaves this frame out of its trace")
    public static void throwNullPointer() {
        Panic.panicInHook("null dereference");
    }

    @NeverInline(reason = "the panic leaves this frame out of its trace")
    public static void throwArrayIndex(int index, int length) {
        Panic.panicInHook("array index out of bounds: index, length", index, length);
    }

    @NeverInline(reason = "the panic leaves this frame out of its trace")
    public static void throwArithmetic() {
        Panic.panicInHook("division by zero");
    }

    @NeverInline(reason = "the panic leaves this frame out of its trace")
    public static void throwNegativeArraySize(int size) {
        Panic.panicInHook("negative array size", size, 0);
    }

    @NeverInline(reason = "the panic leaves this frame out of its trace")
    public static void throwClassCast(Object object, Class<?> target) {
        Panic.panicInHook("bad cast: object, class", Memory.addressOf(object), Memory.addressOf(target));
    }

    @NeverInline(reason = "the panic leaves this frame out of its trace")
    public static void throwArrayStore(Object object) {
        Panic.panicInHook("bad array store", Memory.addressOf(object), 0);
    }

    @NeverInline(reason = "the panic leaves this frame out of its trace")
    public static void throwAbstractMethod() {
        Panic.panicInHook("abstract method called");
    }

    @NeverInline(reason = "the panic leaves this frame out of its trace")
    public static void throwException(String className, String message) {
        Panic.panicWithException(className, message);
    }

    /** The cell of a new kernel object: zeroed, its class set. */
    public static Object allocateInstance(Class<?> type, int bytes) {
        Slab slab = slabOf(type);
        long cell = slab == null ? 0 : Slab.cellFor(slab, bytes);
        if (cell == 0) {
            Panic.panicInHook("no cell was reserved for new: class, bytes", Memory.addressOf(type), bytes);
        }
        Memory.storeLong(cell, Memory.addressOf(type));
        return Memory.objectAt(cell);
    }

    private static Slab slabOf(Class<?> type) {
        // The most frequent ones first.
        if (Slab.isMapping(type)) {
            return Slab.MAPPING;
        } else if (type == ThreadObject.class) {
            return Slab.THREAD;
        } else if (type == ProcessObject.class) {
            return Slab.PROCESS;
        } else if (type == Vmem.class) {
            return Slab.VMEM;
        } else if (type == Frame.class) {
            return Slab.FRAME;
        } else if (type == Receiver.class) {
            return Slab.RECEIVER;
        } else if (type == Sender.class || type == HeardSender.class) {
            return Slab.SENDER;
        } else if (type == Reply.class) {
            return Slab.REPLY;
        } else if (type == Notify.class) {
            return Slab.NOTIFY;
        } else if (type == KernelMessage.class) {
            return Slab.MESSAGE;
        } else if (type == Token.class) {
            return Slab.TOKEN;
        } else if (type == Job.class) {
            return Slab.JOB;
        } else if (type == Irq.class) {
            return Slab.IRQ;
        } else if (type == PortRange.class) {
            return Slab.PORTS;
        }
        return null;
    }
}
