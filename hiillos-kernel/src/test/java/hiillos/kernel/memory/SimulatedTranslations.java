package hiillos.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.PageTable;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.processor.Requests;
import hiillos.kernel.processor.SimulatedProcessors;
import hiillos.word.Memory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Processors with translation caches that never forget by themselves, run in turns by one Java thread: an interrupt runs at
 * once. User accesses go through the cache of the processor that has the turn, as a real one's do.
 */
final class SimulatedTranslations extends SimulatedProcessors {
    private final List<Map<Long, Long>> caches = new ArrayList<>();
    private int turn;
    private boolean interrupted;

    private SimulatedTranslations(int count) {
        while (Processor.count() < count) {
            Processor.add();
        }
        for (int i = 0; i < Processor.count(); i++) {
            caches.add(new HashMap<>());
            Processor.of(i).activeRoot = 0;
        }
    }

    /** Installs so many processors, until {@link #remove}. */
    static SimulatedTranslations install(int count) {
        SimulatedTranslations machine = new SimulatedTranslations(count);
        SimulatedProcessors.install(machine);
        return machine;
    }

    /** Ends it: one processor, as other tests have it. */
    static void remove() {
        Processor.leaveAlone();
        SimulatedProcessors.install(new SimulatedProcessors());
    }

    /** Another processor has the turn and runs a thread of an address space. */
    void run(int number, Vmem vmem) {
        turn = number;
        if (Processor.of(number).activeRoot != vmem.root()) {
            Processor.of(number).activeRoot = vmem.root();
            caches.get(number).clear();
        }
    }

    @Override
    public int number() {
        return turn;
    }

    @Override
    public void interrupt(int number) {
        // Others are in user mode; the processor that has the turn is in the kernel and is interrupted when it leaves.
        if (number == turn) {
            interrupted = true;
        } else {
            int before = turn;
            turn = number;
            Requests.interrupt();
            turn = before;
        }
    }

    /** The processor that has the turn leaves the kernel. */
    void leave() {
        while (interrupted) {
            interrupted = false;
            Requests.interrupt();
        }
    }

    @Override
    public void spin() {
        throw new AssertionError("waits for a lock that nobody gives back");
    }

    @Override
    public void forgetPage(long address) {
        caches.get(turn).remove(address >>> 12);
        // A large page is cached as a whole: any address of it will do.
        caches.get(turn).keySet().removeIf(page -> page >>> 9 == address >>> 21);
    }

    @Override
    public void loadRoot(long physicalRoot) {
        caches.get(turn).clear();
    }

    /** Physical address behind a user address for an access, with faults resolved; −1 − status when that cannot be. */
    long access(Vmem vmem, long address, int access) {
        Map<Long, Long> cache = caches.get(turn);
        assertEquals(vmem.root(), Processor.of(turn).activeRoot);
        for (int tries = 0; tries < 10_000; tries++) {
            Long leaf = cache.get(address >>> 12);
            if (leaf == null) {
                leaf = PageTable.translate(vmem.root(), address);
                if ((leaf & PageTable.PRESENT) != 0) {
                    cache.put(address >>> 12, leaf);
                }
            }
            boolean good = (leaf & PageTable.PRESENT) != 0 && (access != MapFlags.WRITE || (leaf & PageTable.WRITABLE) != 0)
                    && (access != MapFlags.EXECUTE || (leaf & PageTable.NO_EXECUTE) == 0);
            if (good) {
                return PageTable.physicalPage(leaf) + (address & 4095);
            }
            // The processor forgets what a fault came from.
            cache.remove(address >>> 12);
            int status = vmem.fault(address, access);
            if (status != Status.OK && status != Restart.STATUS) {
                return -1 - status;
            }
        }
        throw new AssertionError("a fault that never ends at 0x" + Long.toHexString(address));
    }

    /** What a user program reads; negative: −1 − status. Values are positive. */
    long read(Vmem vmem, long address) {
        long physical = access(vmem, address, MapFlags.READ);
        return physical < 0 ? physical : Memory.loadLong(PhysicalMemory.direct(physical));
    }

    /** A user program writes. Returns 0, or −1 − status. */
    long write(Vmem vmem, long address, long value) {
        long physical = access(vmem, address, MapFlags.WRITE);
        if (physical >= 0) {
            Memory.storeLong(PhysicalMemory.direct(physical), value);
        }
        return Math.min(physical, 0);
    }
}
