package hiillos.kernel.processor;

import hiillos.kernel.memory.Reclaimer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A grace period: from {@link #begin} until every processor has taken an interrupt, which they do in user mode and idle
 * only. Whoever looked an object up without a count before is done with it then. One at a time; nobody waits for it.
 */
public final class GracePeriod {
    private static final VarHandle REMAINING = field();
    private static final GracePeriod THE = new GracePeriod();

    /** One bit for each processor that has not passed. */
    private long remaining;

    private GracePeriod() {}

    private static VarHandle field() {
        try {
            return MethodHandles.lookup().findVarHandle(GracePeriod.class, "remaining", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Begins one; none is under way. {@link Reclaimer#graceEnded} is called when it has ended. */
    public static void begin() {
        int count = Processor.count();
        long all = count == 64 ? -1L : (1L << count) - 1;
        REMAINING.setVolatile(THE, all);
        for (int i = 0; i < count; i++) {
            Requests.ask(Processor.of(i), Requests.GRACE);
        }
    }

    /** Whether one is under way. */
    public static boolean isUnderWay() {
        return (long) REMAINING.getVolatile(THE) != 0;
    }

    /** The processor takes the interrupt. */
    static void pass(Processor processor) {
        long own = 1L << processor.number;
        if ((long) REMAINING.getAndBitwiseAnd(THE, ~own) == own) {
            Reclaimer.graceEnded();
        }
    }
}
