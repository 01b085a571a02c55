package hiillos.kernel.simulation;

import hiillos.kernel.processor.Processor;
import hiillos.kernel.processor.Requests;
import hiillos.kernel.processor.SimulatedProcessors;
import hiillos.kernel.processor.SpinLock;
import hiillos.kernel.schedule.Scheduler;

/**
 * The processors of a hosted machine. They are no Java threads: the one that holds the machine's lock acts for the processor that
 * its kernel thread runs on, and then for each that was interrupted. So nobody ever waits for a kernel's lock, and a processor
 * that waits for another one acts for that itself.
 */
final class HostedProcessors extends SimulatedProcessors {
    private final Devices devices;
    private final Runnable invalidation;
    /** The processor that the holder of the machine's lock acts for. */
    private int current;
    /** Bit n: processor n was interrupted. */
    private long interrupted;
    private int locks;
    private boolean serves;

    /** @param invalidation called when a processor has forgotten translations: no thread may still use old ones when it returns */
    HostedProcessors(Devices devices, Runnable invalidation) {
        this.devices = devices;
        this.invalidation = invalidation;
    }

    void actFor(int number) {
        current = number;
    }

    /** Takes the interrupts that are under way; tells whether there were any. */
    boolean takeInterrupts() {
        boolean any = interrupted != 0;
        while (interrupted != 0) {
            int number = Long.numberOfTrailingZeros(interrupted);
            interrupted &= ~(1L << number);
            current = number;
            Requests.interrupt();
            Scheduler.leave();
        }
        return any;
    }

    @Override
    public int number() {
        return current;
    }

    @Override
    public void spin() {
        if (serves) {
            return;
        }
        serves = true;
        int waiting = current;
        for (int i = 0; i < Processor.count(); i++) {
            current = i;
            if (i != waiting) {
                Requests.serve();
            }
        }
        if (locks == 0) {
            takeInterrupts();
        }
        current = waiting;
        serves = false;
    }

    @Override
    public void acquired(SpinLock lock) {
        locks++;
    }

    @Override
    public void tried(SpinLock lock) {
        locks++;
    }

    @Override
    public void released(SpinLock lock) {
        locks--;
    }

    @Override
    public void interrupt(int number) {
        interrupted |= 1L << number;
    }

    @Override
    public void forgetPage(long address) {
        invalidation.run();
    }

    @Override
    public void loadRoot(long physicalRoot) {
        invalidation.run();
    }

    @Override
    public void out(int port, int value, int countBytes) {
        devices.out(port, value);
    }

    @Override
    public int in(int port, int countBytes) {
        return devices.in(port);
    }

    @Override
    public void halt() {
        throw new EndedError();
    }
}
