package hiillos.kernel;

import hiillos.kernel.processor.Processor;
import hiillos.kernel.processor.SimulatedProcessors;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine with several processors, all played by the test's thread, which says who it is: for what one processor does to
 * others, step by step. Orders of steps that nobody thought of are {@link hiillos.kernel.interleave}'s.
 */
public final class SeveralProcessors extends SimulatedProcessors {
    /** So often a processor may wait in vain. */
    private static final int PATIENCE = 100;

    private final List<List<Long>> forgotten = new ArrayList<>();
    private final List<List<Long>> roots = new ArrayList<>();
    private int number;
    private long interrupts;
    private int fruitless;
    private Runnable others;
    private long stamp;
    private long stampStep;

    private SeveralProcessors(int count) {
        for (int i = 0; i < count; i++) {
            forgotten.add(new ArrayList<>());
            roots.add(new ArrayList<>());
        }
    }

    /** Installs so many processors; {@link SimulatedMachine#start} came before, and ends them when it comes again. */
    public static SeveralProcessors install(int count) {
        var machine = new SeveralProcessors(count);
        SimulatedProcessors.install(machine);
        SimulatedMachine.setProcessors(count);
        for (int i = 0; i < count; i++) {
            Processor.of(i).activeRoot = 0;
        }
        return machine;
    }

    /** Does something as a processor. */
    public void on(int processor, Runnable what) {
        int before = number;
        number = processor;
        try {
            what.run();
        } finally {
            number = before;
        }
    }

    /** What the others do each time that a processor waits; null: nothing, so that waiting is an error. */
    public void whenWaiting(Runnable what) {
        others = what;
        fruitless = 0;
    }

    /** The others got on: waiting is not in vain. */
    public void gotOn() {
        fruitless = 0;
    }

    /** The processors, a bit for each, that were sent an interrupt since this was asked last. */
    public long takeInterrupts() {
        long taken = interrupts;
        interrupts = 0;
        return taken;
    }

    /** Addresses whose translation a processor forgot, in order. */
    public List<Long> forgotten(int processor) {
        return forgotten.get(processor);
    }

    /** Page table roots that a processor loaded, in order. */
    public List<Long> roots(int processor) {
        return roots.get(processor);
    }

    /** What the time stamp counter shows next, and by how much it is farther at each reading. */
    public void setTimeStamp(long value, long step) {
        stamp = value;
        stampStep = step;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public long timeStamp() {
        long value = stamp;
        stamp += stampStep;
        return value;
    }

    @Override
    public void spin() {
        fruitless++;
        if (others == null || fruitless > PATIENCE) {
            throw new AssertionError("processor " + number + " waits, and nobody does anything about it");
        }
        others.run();
    }

    @Override
    public void interrupt(int target) {
        interrupts |= 1L << target;
    }

    @Override
    public void forgetPage(long address) {
        forgotten.get(number).add(address);
    }

    @Override
    public void loadRoot(long physicalRoot) {
        roots.get(number).add(physicalRoot);
    }
}
