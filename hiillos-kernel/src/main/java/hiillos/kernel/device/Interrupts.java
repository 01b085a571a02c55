package hiillos.kernel.device;

import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.IoApics;
import hiillos.kernel.arch.amd64.LocalApic;
import hiillos.kernel.arch.amd64.Madt;
import hiillos.kernel.capability.Job;
import hiillos.kernel.ipc.Notify;
import hiillos.kernel.processor.LockRank;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.processor.SpinLock;

/**
 * Who gets which interrupt. A line or a message has a vector of its own, the same on all processors.
 *
 * <p>The lock is never held while a Notify is signalled: an arriving interrupt looks its Irq up, masks the line and lets the
 * lock go first. What it found stays good meanwhile, because no object goes before this processor has left the kernel.
 */
public final class Interrupts {
    /** First and last vector of devices; those below and above are the kernel's. */
    public static final int FIRST_VECTOR = 0x30;
    public static final int LAST_VECTOR = 0xdf;
    private static final int VECTORS = 256;
    private static final int FREE = 0;
    private static final int MESSAGE = 1;
    /** A vector's use is this plus its line. */
    private static final int LINE = 2;
    /** Interrupt messages go to this address, the processor's number in bits 12 to 19 (SDM 3A, 11.11.1). */
    private static final long MESSAGE_ADDRESS = 0xfee0_0000L;
    /** A message and a line name a processor with eight bits, the highest of which means all. */
    private static final int HIGHEST_ID = 254;

    private static final SpinLock LOCK = new SpinLock(LockRank.INTERRUPTS);
    /** {@link #FREE}, {@link #MESSAGE} or {@link #LINE} plus the line's number. */
    private static final int[] USES = new int[VECTORS];
    /** Not counted references: an Irq takes itself out at its end. */
    private static final Irq[] OWNERS = new Irq[VECTORS];

    private static int nextProcessor;
    private static long strays;

    private Interrupts() {}

    /** Sets a vector aside for a line. Returns it, or a negated {@link Status}. */
    public static int claimLine(int line) {
        if (IoApics.controllers() == 0) {
            return -Status.NOT_SUPPORTED;
        }
        if (!IoApics.hasLine(line) || Madt.isNmiLine(line)) {
            return -Status.BAD_ARGUMENT;
        }
        LOCK.lock();
        int vector = isTaken(line) ? -Status.BAD_STATE : claim(1, LINE + line);
        LOCK.unlock();
        return vector;
    }

    private static boolean isTaken(int line) {
        for (int vector = FIRST_VECTOR; vector <= LAST_VECTOR; vector++) {
            if (USES[vector] == LINE + line) {
                return true;
            }
        }
        return false;
    }

    /** Sets vectors aside for messages: {@code count}, 1 to 32, aligned as MSI wants. Returns the first, or a negated {@link Status}. */
    public static int claimMessages(int count) {
        LOCK.lock();
        int vector = claim(count, MESSAGE);
        LOCK.unlock();
        return vector;
    }

    private static int claim(int count, int use) {
        int alignment = 1;
        while (alignment < count) {
            alignment <<= 1;
        }
        for (int first = FIRST_VECTOR + alignment - 1 & -alignment; first + count - 1 <= LAST_VECTOR; first += alignment) {
            if (isFree(first, count)) {
                for (int i = 0; i < count; i++) {
                    USES[first + i] = use;
                }
                return first;
            }
        }
        return -Status.OUT_OF_MEMORY;
    }

    private static boolean isFree(int first, int count) {
        for (int i = 0; i < count; i++) {
            if (USES[first + i] != FREE) {
                return false;
            }
        }
        return true;
    }

    /** Gives vectors back that no Irq was made of. */
    public static void unclaim(int first, int count) {
        LOCK.lock();
        for (int i = 0; i < count; i++) {
            USES[first + i] = FREE;
        }
        LOCK.unlock();
    }

    /** Makes the Irq of a claimed line, masked until it is bound; {@code flags} as {@link IoApics} has them. */
    public static Irq makeLine(Job payer, int line, int flags, int vector) {
        Irq irq = new Irq(payer, line, flags, vector, 1, chooseProcessor());
        LOCK.lock();
        OWNERS[vector] = irq;
        IoApics.route(line, vector, flags, irq.processorId);
        LOCK.unlock();
        return irq;
    }

    /** Makes the Irq of claimed messages. */
    public static Irq makeMessages(Job payer, int first, int count) {
        Irq irq = new Irq(payer, Irq.NO_LINE, 0, first, count, chooseProcessor());
        LOCK.lock();
        for (int i = 0; i < count; i++) {
            OWNERS[first + i] = irq;
        }
        LOCK.unlock();
        return irq;
    }

    /** Address (upper half) and data (lower half) of the first message; the data of others follow by one. */
    public static long message(Irq irq) {
        return (MESSAGE_ADDRESS | (long) irq.processorId << 12) << 32 | irq.firstVector;
    }

    /** One processor after the other; what has too large a number for a message is left out. */
    private static int chooseProcessor() {
        for (int i = 0; i < Processor.count(); i++) {
            Processor processor = Processor.of(Math.floorMod(nextProcessor++, Processor.count()));
            if (Integer.compareUnsigned(processor.interruptController(), HIGHEST_ID) <= 0) {
                return processor.interruptController();
            }
        }
        return Processor.of(0).interruptController();
    }

    /**
     * Makes an Irq signal these bits of a Notify from now on, message {@code i} the bits shifted left by {@code i}. Takes over
     * the caller's reference to the Notify.
     */
    public static void bind(Irq irq, Notify notify, long bits) {
        LOCK.lock();
        Notify before = irq.notify;
        irq.notify = notify;
        irq.bits = bits;
        if (before == null) {
            setMasked(irq, false);
        }
        LOCK.unlock();
        if (before != null) {
            before.release();
        }
    }

    /** Whether the bits stay within the word for every one of the messages. */
    public static boolean areBits(Irq irq, long bits) {
        int highest = irq.vectors - 1;
        return bits != 0 && bits << highest >>> highest == bits;
    }

    /** A level-triggered line may interrupt again. Returns a {@link Status}. */
    public static int acknowledge(Irq irq) {
        LOCK.lock();
        boolean bound = irq.notify != null;
        if (irq.unacknowledged) {
            irq.unacknowledged = false;
            setMasked(irq, false);
        }
        LOCK.unlock();
        return bound ? Status.OK : Status.BAD_STATE;
    }

    private static void setMasked(Irq irq, boolean masked) {
        if (irq.line != Irq.NO_LINE) {
            IoApics.setMasked(irq.line, irq.firstVector, irq.flags, masked);
        }
    }

    /** The interrupt of a device arrived on this processor. */
    public static void arrive(int vector) {
        LOCK.lock();
        Irq irq = OWNERS[vector];
        Notify notify = null;
        long bits = 0;
        if (irq == null) {
            strays++;
        } else {
            irq.count++;
            notify = irq.notify;
            bits = irq.bits << vector - irq.firstVector;
            if ((irq.flags & IoApics.LEVEL) != 0 && !irq.unacknowledged) {
                irq.unacknowledged = true;
                setMasked(irq, true);
            }
        }
        LOCK.unlock();
        // Only now: an unmasked level line that is still active would come back at once.
        LocalApic.endOfInterrupt();
        if (notify != null) {
            notify.signal(bits);
        }
    }

    /** An Irq ends: its line is masked, its vectors are free. */
    static void release(Irq irq) {
        LOCK.lock();
        if (irq.line != Irq.NO_LINE) {
            IoApics.release(irq.line);
        }
        for (int i = 0; i < irq.vectors; i++) {
            OWNERS[irq.firstVector + i] = null;
            USES[irq.firstVector + i] = FREE;
        }
        Notify notify = irq.notify;
        irq.notify = null;
        LOCK.unlock();
        if (notify != null) {
            notify.release();
        }
    }

    /** Interrupts that belonged to nobody: a device's last one, when its Irq ended. */
    public static long strays() {
        return strays;
    }
}
