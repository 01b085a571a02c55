package hiillos.kernel.syscall;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.IoApics;
import hiillos.kernel.arch.amd64.Madt;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.device.Interrupts;
import hiillos.kernel.device.Irq;
import hiillos.kernel.ipc.Notify;
import hiillos.kernel.memory.Slab;

/** Interrupts of devices. */
final class InterruptCalls {
    private static final int LEVEL = 1;
    private static final int ACTIVE_LOW = 2;
    private static final int ISA_NUMBER = 4;
    private static final int FLAGS = LEVEL | ACTIVE_LOW | ISA_NUMBER;
    private static final int HIGHEST_LINE = 1023;
    private static final int MOST_MESSAGES = 32;
    private static final int RIGHTS = Rights.DUPLICATE | Rights.TRANSFER | Rights.READ | Rights.MANAGE;

    private InterruptCalls() {}

    static long create(ThreadObject thread, int root, long line, long flags) {
        if (HandleTable.get(thread.process, root, ObjectType.INTERRUPT_ROOT, Rights.CREATE) == null) {
            return -HandleTable.status(thread.process, root, ObjectType.INTERRUPT_ROOT, Rights.CREATE);
        }
        boolean isa = (flags & ISA_NUMBER) != 0;
        // An ISA interrupt's trigger and polarity are the board's, not the caller's.
        boolean good = line >= 0 && line <= (isa ? Madt.ISA_LINES - 1 : HIGHEST_LINE)
                && (flags & ~(long) FLAGS) == 0 && (!isa || flags == ISA_NUMBER);
        if (!good) {
            return -Status.BAD_ARGUMENT;
        }
        int global = isa ? Madt.isaLine((int) line) : (int) line;
        boolean level = isa ? Madt.isaIsLevel((int) line) : (flags & LEVEL) != 0;
        boolean low = isa ? Madt.isaIsLow((int) line) : (flags & ACTIVE_LOW) != 0;
        int vector = Interrupts.claimLine(global);
        if (vector < 0) {
            return vector;
        }
        Job job = thread.process.payer();
        int status = HandleCalls.reserve(thread, Slab.IRQ, job);
        if (status != Status.OK) {
            Interrupts.unclaim(vector, 1);
            return -status;
        }

        // --- Point of no return. ---

        Irq irq = Interrupts.makeLine(job, global, (level ? IoApics.LEVEL : 0) | (low ? IoApics.ACTIVE_LOW : 0), vector);
        return HandleTable.insert(thread.process, irq, RIGHTS);
    }

    static long createMessage(ThreadObject thread, int root, long count) {
        if (HandleTable.get(thread.process, root, ObjectType.INTERRUPT_ROOT, Rights.CREATE) == null) {
            return -HandleTable.status(thread.process, root, ObjectType.INTERRUPT_ROOT, Rights.CREATE);
        }
        if (count < 1 || count > MOST_MESSAGES) {
            return -Status.BAD_ARGUMENT;
        }
        int vector = Interrupts.claimMessages((int) count);
        if (vector < 0) {
            return vector;
        }
        Job job = thread.process.payer();
        int status = HandleCalls.reserve(thread, Slab.IRQ, job);
        if (status != Status.OK) {
            Interrupts.unclaim(vector, (int) count);
            return -status;
        }

        // --- Point of no return. ---

        Irq irq = Interrupts.makeMessages(job, vector, (int) count);
        RegisterFrame.setSecond(thread.frame, Interrupts.message(irq));
        return HandleTable.insert(thread.process, irq, RIGHTS);
    }

    static long bind(ThreadObject thread, int irqHandle, int notifyHandle, long bits) {
        Irq irq = (Irq) HandleTable.get(thread.process, irqHandle, ObjectType.IRQ, Rights.MANAGE);
        if (irq == null) {
            return -HandleTable.status(thread.process, irqHandle, ObjectType.IRQ, Rights.MANAGE);
        }
        Notify notify = (Notify) HandleTable.get(thread.process, notifyHandle, ObjectType.NOTIFY, Rights.WRITE);
        if (notify == null) {
            return -HandleTable.status(thread.process, notifyHandle, ObjectType.NOTIFY, Rights.WRITE);
        }
        if (!Interrupts.areBits(irq, bits)) {
            return -Status.BAD_ARGUMENT;
        }
        if (!notify.tryRetain()) {
            return -Status.BAD_HANDLE;
        }

        // --- Point of no return. ---

        Interrupts.bind(irq, notify, bits);
        return 0;
    }

    static long acknowledge(ThreadObject thread, int irqHandle) {
        Irq irq = (Irq) HandleTable.get(thread.process, irqHandle, ObjectType.IRQ, Rights.MANAGE);
        return irq == null ? -HandleTable.status(thread.process, irqHandle, ObjectType.IRQ, Rights.MANAGE)
                : -Interrupts.acknowledge(irq);
    }
}
