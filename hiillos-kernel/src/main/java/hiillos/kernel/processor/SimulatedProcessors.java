package hiillos.kernel.processor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The processors of a machine on the JVM: each Java thread is one. Compiled code never comes here.
 *
 * <p>The default is a machine with one processor, on which nothing is ever contended: whoever waits there waits for ever,
 * which is an error, as is a lock taken against the order of ranks or given back by who does not hold it. A test that
 * explores interleavings installs its own.
 */
public class SimulatedProcessors {
    private static final ThreadLocal<SimulatedProcessors> INSTALLED = ThreadLocal.withInitial(SimulatedProcessors::new);

    /** What each processor holds, in the order in which it was taken. */
    private final Map<Integer, List<SpinLock>> held = new HashMap<>();

    /** The machine that the current Java thread belongs to. */
    public static SimulatedProcessors installed() {
        return INSTALLED.get();
    }

    /** Makes the current Java thread a processor of this machine. What it held in another one is free then. */
    public static void install(SimulatedProcessors machine) {
        INSTALLED.get().held.values().forEach(locks -> locks.forEach(SpinLock::abandon));
        INSTALLED.set(machine);
    }

    /** Number of the processor that the current Java thread is. */
    public int number() {
        return 0;
    }

    /** The current processor is about to touch what others can see: a place where another one may go first. */
    public void point() {
        // One processor: nobody else is there.
    }

    /** The current processor waits for another one: nothing changes until that one goes on. */
    public void spin() {
        throw new AssertionError("the only processor waits for itself");
    }

    private List<SpinLock> held() {
        return held.computeIfAbsent(number(), number -> new ArrayList<>());
    }

    /** The current processor holds a lock now. */
    public void acquired(SpinLock lock) {
        List<SpinLock> held = held();
        if (!held.isEmpty() && held.getLast().rank() >= lock.rank()) {
            throw new AssertionError("a lock of rank " + lock.rank() + " is taken while one of rank "
                    + held.getLast().rank() + " is held");
        }
        held.add(lock);
    }

    /** The current processor holds a lock now that it would not have waited for: such a one has no place in the order. */
    public void tried(SpinLock lock) {
        held().add(lock);
    }

    /** The current processor gives a lock back. */
    public void released(SpinLock lock) {
        if (!held().remove(lock)) {
            throw new AssertionError("a lock of rank " + lock.rank() + " is given back that was not taken");
        }
    }

    /** An interrupt is sent to another processor. */
    public void interrupt(int number) {
        throw new AssertionError("an interrupt was sent to processor " + number + ", which this machine does not have");
    }

    /** The current processor forgets the cached translation of an address in the active address space. */
    public void forgetPage(long address) {
        // Nothing is cached.
    }

    /** The current processor uses other page tables, or the same ones with nothing cached. */
    public void loadRoot(long physicalRoot) {
        // Nothing is cached.
    }

    /** The current processor's time stamp counter. */
    public long timeStamp() {
        throw new AssertionError("the time stamp counter was read, which this machine does not have");
    }

    /** A device's port is written, 1, 2 or 4 bytes. */
    public void out(int port, int value, int countBytes) {
        throw new AssertionError("port 0x" + Integer.toHexString(port) + " was written, which this machine does not have");
    }

    /** A device's port is read, 1 or 2 bytes. */
    public int in(int port, int countBytes) {
        throw new AssertionError("port 0x" + Integer.toHexString(port) + " was read, which this machine does not have");
    }

    /** The current processor stops for ever: must not return. */
    public void halt() {
        throw new AssertionError("the processor was halted");
    }
}
