package hiillos.kernel.processor;

import hiillos.kernel.arch.amd64.LocalApic;
import hiillos.kernel.arch.amd64.Machine;
import hiillos.kernel.arch.amd64.TranslationCache;
import hiillos.kernel.memory.Vmem;
import hiillos.word.InlineAssembly;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What processors ask of each other.
 *
 * <p>A shootdown: the asking processor fills its own fields, sets the bits of those that have the address space active, and
 * waits until each has cleared its own. Every processor has room for one request of each other one, so nothing is queued
 * and nothing can be full. Whoever waits, for that or for a lock, serves: two processors never wait for each other.
 */
public final class Requests {
    /** Pass through {@link GracePeriod}. */
    static final int GRACE = 1;
    /** Run {@link ProcessorTests}. */
    static final int TEST = 2;

    private static final VarHandle ASKED = field("asked", int.class);
    private static final VarHandle SHOOTDOWNS_ASKED = field("shootdownsAsked", long.class);
    private static final VarHandle SHOOTDOWN_AWAITED = field("shootdownAwaited", long.class);
    private static final VarHandle ACTIVE_ROOT = field("activeRoot", long.class);

    private Requests() {}

    private static VarHandle field(String name, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(Processor.class, name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Does what others have asked of the current processor: called by whoever waits for another one. */
    public static void serve() {
        Machine.pause();
        Processor self = Processor.current();
        if ((long) SHOOTDOWNS_ASKED.getVolatile(self) != 0) {
            serveShootdowns(self);
        }
    }

    /** The interrupt that says that something is asked. It comes in user mode or idle only. */
    public static void interrupt() {
        Processor self = Processor.current();
        serveShootdowns(self);
        int asked = (int) ASKED.getAndSet(self, 0);
        if ((asked & GRACE) != 0) {
            GracePeriod.pass(self);
        }
        if ((asked & TEST) != 0) {
            ProcessorTests.run(self);
        }
    }

    /** Makes another processor enter the kernel, from user mode or idle, and choose its thread anew. */
    public static void reschedule(int number) {
        send(Processor.of(number), LocalApic.RESCHEDULE_VECTOR);
    }

    /** Asks something that is done when the processor takes interrupts; the current one may ask itself. */
    static void ask(Processor target, int what) {
        if (((int) ASKED.getAndBitwiseOr(target, what) & what) == 0) {
            send(target, LocalApic.REQUEST_VECTOR);
        }
    }

    /**
     * Forgets, on all processors, translations of user addresses from {@code start} to {@code end}, or all of the address
     * space when both are 0. The page tables were changed before. Returns when no processor uses the old entries.
     */
    public static void shootDown(Vmem vmem, long start, long end) {
        Processor self = Processor.current();
        // Orders the change of the tables before the look at who has them active, too.
        long number = vmem.countShootdown();
        TranslationCache.forget(self, vmem.root(), start, end, number);
        int count = Processor.count();
        if (count == 1) {
            return;
        }
        long targets = 0;
        for (int i = 0; i < count; i++) {
            if (i != self.number && (long) ACTIVE_ROOT.getVolatile(Processor.of(i)) == vmem.root()) {
                targets |= 1L << i;
            }
        }
        if (targets != 0) {
            self.shootdownRoot = vmem.root();
            self.shootdownStart = start;
            self.shootdownEnd = end;
            self.shootdownNumber = number;
            self.shootdowns++;
            askShootdown(self, targets);
        }
    }

    private static void askShootdown(Processor self, long targets) {
        SHOOTDOWN_AWAITED.setVolatile(self, targets);
        for (long rest = targets; rest != 0; rest &= rest - 1) {
            Processor target = Processor.of(Long.numberOfTrailingZeros(rest));
            SpinLock.point();
            // Another one's bit is there already: so is its interrupt, which will see this one's too.
            if ((long) SHOOTDOWNS_ASKED.getAndBitwiseOr(target, 1L << self.number) == 0) {
                send(target, LocalApic.REQUEST_VECTOR);
            }
        }
        while ((long) SHOOTDOWN_AWAITED.getVolatile(self) != 0) {
            serve();
            SpinLock.point();
        }
    }

    private static void serveShootdowns(Processor self) {
        long from = (long) SHOOTDOWNS_ASKED.getAndSet(self, 0L);
        for (; from != 0; from &= from - 1) {
            Processor asking = Processor.of(Long.numberOfTrailingZeros(from));
            TranslationCache.forget(self, asking.shootdownRoot, asking.shootdownStart, asking.shootdownEnd,
                    asking.shootdownNumber);
            SpinLock.point();
            SHOOTDOWN_AWAITED.getAndBitwiseAnd(asking, ~(1L << self.number));
        }
    }

    private static void send(Processor target, int vector) {
        LocalApic.send(target, vector);
        simulate(target.number);
    }

    /** Nothing in compiled code. */
    @InlineAssembly(value = "", constraints = "r", sideEffects = false)
    private static void simulate(int number) {
        SimulatedProcessors.installed().interrupt(number);
    }
}
