package hiillos.kernel.processor;

import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.arch.amd64.CpuFeatures;
import hiillos.kernel.arch.amd64.LocalApic;
import hiillos.kernel.arch.amd64.Machine;
import hiillos.kernel.arch.amd64.PageTable;
import hiillos.kernel.arch.amd64.ProcessorArea;
import hiillos.kernel.memory.Vmem;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Self tests in which all processors take part: what each one is, and that they answer each other under load. */
public final class ProcessorTests {
    private static final int SHOOTDOWNS = 200;
    /** For so long nobody may get on: on a loaded host an emulated processor waits long for its turn. */
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private static final VarHandle FINISHED = field("finished");
    private static final VarHandle SUM = field("sum");
    private static final VarHandle COUNTED = field("counted");
    private static final ProcessorTests THE = new ProcessorTests();

    /** The address space that the shootdowns are about. */
    private static Vmem space;

    /** Processors that have finished the part that runs. */
    private int finished;
    /** Counted under {@link #lock}. */
    private int counted;
    /** Faults that processors found. */
    private int sum;
    private final SpinLock lock = new SpinLock(LockRank.LOG);

    private ProcessorTests() {}

    private static VarHandle field(String name) {
        try {
            return MethodHandles.lookup().findVarHandle(ProcessorTests.class, name, int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /**
     * All processors check themselves, count under one lock and shoot down the same address space at the same time; the
     * caller is one of them. Returns whether all were good and finished, getting on all the time.
     */
    public static boolean together(Vmem vmem) {
        space = vmem;
        FINISHED.setVolatile(THE, 0);
        SUM.setVolatile(THE, 0);
        THE.counted = 0;
        int count = Processor.count();
        Processor self = Processor.current();
        for (int i = 0; i < count; i++) {
            if (i != self.number) {
                Requests.ask(Processor.of(i), Requests.TEST);
            }
        }
        run(self);
        long end = Clock.nanos() + PATIENCE_NANOS;
        int seen = 0;
        while ((int) FINISHED.getVolatile(THE) != count) {
            int now = (int) COUNTED.getVolatile(THE);
            if (now != seen) {
                seen = now;
                end = Clock.nanos() + PATIENCE_NANOS;
            } else if (Clock.nanos() > end) {
                return false;
            }
            Requests.serve();
        }
        return (int) SUM.getVolatile(THE) == 0 && THE.counted == count * SHOOTDOWNS;
    }

    /** One processor's part. */
    static void run(Processor self) {
        SUM.getAndAdd(THE, faults(self));
        long root = self.activeRoot;
        // Only for others to see: the space holds nothing, and its upper half is the kernel's.
        self.activeRoot = space.root();
        for (int i = 0; i < SHOOTDOWNS; i++) {
            Requests.shootDown(space, PageTable.PAGE_BYTES, 3 * PageTable.PAGE_BYTES);
            THE.lock.lock();
            THE.counted++;
            THE.lock.unlock();
        }
        self.activeRoot = root;
        FINISHED.getAndAdd(THE, 1);
    }

    private static int faults(Processor self) {
        long stack = Machine.framePointer() - self.area();
        return (Processor.of(self.number) == self ? 0 : 1)
                + (self.interruptController() == LocalApic.id() ? 0 : 1)
                + (stack > ProcessorArea.STACK && stack < ProcessorArea.STACK_TOP ? 0 : 1)
                + (CpuFeatures.isEnabled() ? 0 : 1);
    }
}
