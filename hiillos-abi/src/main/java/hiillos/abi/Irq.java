package hiillos.abi;

import hiillos.abi.kernel.SystemCalls;

/** An interrupt line, or message interrupts. */
public final class Irq extends Handle {
    public Irq(int number) {
        super(number);
    }

    /** Signals bits of a Notify at each interrupt. */
    public void bind(Notify notify, long bits) throws StatusException {
        StatusException.check(SystemCalls.irqBind(number(), notify.number(), bits));
    }

    /** Lets a level-triggered line interrupt again. */
    public void acknowledge() throws StatusException {
        StatusException.check(SystemCalls.irqAcknowledge(number()));
    }

    /** Another handle for the same object, with those of this one's rights that are asked for: {@link hiillos.abi.kernel.Rights}. */
    public Irq duplicate(int rights) throws StatusException {
        return new Irq(duplicateNumber(rights));
    }

    /** Another handle for the same object. */
    public Irq duplicate() throws StatusException {
        return new Irq(duplicateNumber());
    }
}
