package hiillos.kernel.interleave;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.Token;
import hiillos.kernel.ipc.Receiver;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Reclaimer;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.processor.Requests;
import hiillos.word.Memory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handle tables, references, allocators and the reclaimer between processors. */
class ObjectsTest {
    private static final int RUNS = 400;

    /** A machine whose processors take interrupts in user mode and work off what ended when they leave the kernel. */
    private abstract static class Machine implements Scenario {
        final Job job;
        final ProcessObject process;

        Machine(int processors) {
            SimulatedMachine.start(8 << 20);
            SimulatedMachine.setProcessors(processors);
            job = SimulatedMachine.job(4 << 20);
            process = TestProcess.process(job);
        }

        Token token() {
            check(Slab.TOKEN.reserve(job) == Status.OK, "a cell");
            return new Token(ObjectType.LOG, job);
        }

        static void stay(Runnable kernel) {
            Run.stay(() -> {
                kernel.run();
                Reclaimer.drain();
            });
        }

        /** A further handle, as the call makes it; 0 when it was too late. */
        final int copyOf(int handle) {
            long entry = HandleTable.look(process, handle);
            if (entry == 0 || HandleTable.reserve(process) != Status.OK) {
                return 0;
            }
            if (!HandleTable.objectOf(entry).tryRetainHandle()) {
                HandleTable.cancel(process);
                return 0;
            }
            return HandleTable.insertHeld(process, HandleTable.objectOf(entry), Rights.READ);
        }

        @Override
        public void interrupt() {
            Requests.interrupt();
            Reclaimer.drain();
        }

        /** All processors are idle: what is left to do is done by one. */
        static void settle() {
            SimulatedMachine.setProcessors(1);
            Reclaimer.drain();
            check(!Reclaimer.isBusy(), "something waits for ever");
        }

        static void check(boolean good, String what) {
            if (!good) {
                throw new AssertionError(what);
            }
        }
    }

    /** One processor copies a handle that another closes; a third one only looks. */
    static final class CopyAndClose extends Machine {
        private final int handle;
        private volatile int copy;
        private volatile int closed;

        CopyAndClose() {
            super(3);
            handle = TestProcess.handle(process, token(), Rights.ALL);
        }

        @Override
        public List<Runnable> processors() {
            return List.of(() -> stay(() -> copy = copyOf(handle)), () -> stay(this::close), () -> stay(this::lookAndClose));
        }

        private void close() {
            if (HandleTable.close(process, handle) == Status.OK) {
                closed++;
            }
        }

        private void lookAndClose() {
            long entry = HandleTable.look(process, handle);
            if (entry != 0) {
                // Borrowed: good until the end of this stay, whatever the others do.
                KernelObject object = HandleTable.objectOf(entry);
                for (int i = 0; i < 4; i++) {
                    hiillos.kernel.processor.SpinLock.point();
                    check(Memory.addressOf(object) != 0, "a borrowed object is gone");
                }
            }
            close();
        }

        @Override
        public void check() {
            settle();
            check(HandleTable.look(process, handle) == 0 && closed == 1, "the handle is closed, once");
            check(Slab.TOKEN.used() == (copy == 0 ? 0 : 1), "the object lives as long as a handle");
            check(process.countHandles() == (copy == 0 ? 0 : 1), "handles");
            check(copy == 0 || HandleTable.object(process, copy).references() == 1, "references");
        }
    }

    /** One processor copies the only handle of a Receiver, which hears of its last one's end, while another closes it. */
    static final class CopyAndCloseTheLast extends Machine {
        private final Receiver receiver;
        private final int handle;
        private volatile int copy;

        CopyAndCloseTheLast() {
            super(2);
            check(Slab.RECEIVER.reserve(job) == Status.OK, "a cell");
            receiver = new Receiver(job, 0);
            handle = TestProcess.handle(process, receiver, Rights.ALL);
        }

        @Override
        public List<Runnable> processors() {
            return List.of(() -> stay(() -> copy = copyOf(handle)), () -> stay(() -> HandleTable.close(process, handle)));
        }

        @Override
        public void check() {
            settle();
            check(Slab.RECEIVER.used() == (copy == 0 ? 0 : 1), "the object lives as long as a handle");
            check(copy == 0 || !receiver.isClosed(), "closed with a handle left");
        }
    }

    /** Two processors fill the last slots of a page of handles and need another page. */
    private abstract static class Growing extends Machine {
        private final Set<Integer> handles = new HashSet<>();
        private final Token token = token();
        private final int count;

        Growing(int count) {
            super(2);
            this.count = count;
            for (int i = 0; i < count; i++) {
                handles.add(TestProcess.share(process, token, 0));
            }
        }

        @Override
        public List<Runnable> processors() {
            return List.of(this::grow, this::grow);
        }

        private void grow() {
            stay(() -> {
                check(HandleTable.reserve(process, 2) == Status.OK, "room");
                for (int i = 0; i < 2; i++) {
                    token.retain();
                    int handle = HandleTable.insert(process, token, 0);
                    check(handles.add(handle), "a handle was given twice");
                    check(HandleTable.object(process, handle) == token, "a handle names its object");
                }
            });
        }

        @Override
        public void check() {
            check(process.countHandles() == count + 4 && token.handles() == count + 4 && token.references() == count + 5, "counts");
            long before = job.chargedBytes();
            SimulatedMachine.setProcessors(1);
            process.end(0);
            process.release();
            token.release();
            settle();
            check(before > 0 && job.chargedBytes() == 0, "everything came back");
        }
    }

    /** There is room for one of the two. */
    static final class RoomForOne extends Growing {
        RoomForOne() {
            super(509);
        }
    }

    /** Both need another page. */
    static final class RoomForNone extends Growing {
        RoomForNone() {
            super(510);
        }
    }

    /** Two processors take and give back pages while a third one needs a large block out of their caches. */
    static final class Pages extends Machine {
        private final long free = PhysicalMemory.freePages();
        private final Set<Long> taken = new HashSet<>();

        Pages() {
            super(3);
        }

        @Override
        public List<Runnable> processors() {
            return List.of(this::pages, this::pages, () -> stay(() -> {
                long block;
                int count = 0;
                while ((block = PhysicalMemory.allocate(9)) != 0) {
                    count++;
                    check(count < 8, "more blocks than memory");
                    PhysicalMemory.free(block, 9);
                    if (count == 2) {
                        return;
                    }
                }
            }));
        }

        private void pages() {
            stay(() -> {
                long one = PhysicalMemory.allocatePage();
                long two = PhysicalMemory.allocate(1);
                check(taken.add(one) && taken.add(two), "a page was given twice");
                hiillos.kernel.processor.SpinLock.point();
                taken.remove(one);
                PhysicalMemory.freePage(one);
                taken.remove(two);
                PhysicalMemory.free(two, 1);
            });
        }

        @Override
        public void check() {
            check(PhysicalMemory.freePages() == free, "pages");
            // Every page can still be had, once.
            long page;
            long count = 0;
            while ((page = PhysicalMemory.allocatePage()) != 0) {
                check(taken.add(page), "a page was given twice");
                count++;
            }
            check(count == free, "pages were lost");
        }
    }

    /** Two processors make and end objects of a budget that has room for three. */
    static final class Budget extends Machine {
        private final Job small;

        Budget() {
            super(2);
            check(job.reserveChild(3L * Slab.TOKEN.cellBytes()) == Status.OK, "room");
            small = job.child(3L * Slab.TOKEN.cellBytes(), 1);
        }

        @Override
        public List<Runnable> processors() {
            return List.of(this::use, this::use);
        }

        private void use() {
            for (int round = 0; round < 2; round++) {
                stay(() -> {
                    int first = Slab.TOKEN.reserve(small);
                    int second = Slab.TOKEN.reserve(small);
                    check(small.chargedBytes() <= small.limitBytes(), "more than the budget was charged");
                    if (first == Status.OK) {
                        new Token(ObjectType.LOG, small).release();
                    }
                    if (second == Status.OK) {
                        Slab.TOKEN.cancel(small);
                    }
                });
            }
        }

        @Override
        public void check() {
            settle();
            check(small.chargedBytes() == 0 && Slab.TOKEN.used() == 0 && Slab.TOKEN.reserved() == 0, "counts");
        }
    }

    /** A Job is killed while another processor makes a process in it and a third one lets go of it. */
    static final class Kill extends Machine {
        private final Job child;

        Kill() {
            super(3);
            check(job.reserveChild(1 << 20) == Status.OK, "room");
            child = job.child(1 << 20, 1);
            child.retain();
            child.retain();
            ProcessObject member = TestProcess.process(child);
            TestProcess.share(member, member, 0);
            member.release();
        }

        @Override
        public List<Runnable> processors() {
            return List.of(() -> stay(() -> {
                child.kill();
                child.release();
            }), () -> stay(() -> {
                ProcessObject made = hiillos.kernel.syscall.ProcessCalls.make(child);
                if (made != null) {
                    made.release();
                }
                child.release();
            }), () -> stay(child::release));
        }

        @Override
        public void check() {
            settle();
            process.release();
            settle();
            check(job.chargedBytes() == 0, "everything came back");
            check(Slab.JOB.used() == 1 && Slab.PROCESS.used() == 0, "objects");
        }
    }

    private static void finds(Supplier<Scenario> scenario) {
        AssertionError found = Explorer.explore(scenario, RUNS, 1);
        if (found != null) {
            throw found;
        }
    }

    @Test
    void aCopiedHandleKeepsItsObjectAndABorrowedReferenceIsGood() {
        finds(CopyAndClose::new);
        finds(CopyAndCloseTheLast::new);
    }

    @Test
    void tablesGrowOnce() {
        finds(RoomForOne::new);
        finds(RoomForNone::new);
    }

    @Test
    void pagesAreGivenOnce() {
        finds(Pages::new);
    }

    @Test
    void budgetsHold() {
        finds(Budget::new);
    }

    @Test
    void aKillLeavesNothing() {
        finds(Kill::new);
    }

    /** Each line: a method, the calls that are left out of it, and the scenario that must notice. */
    @ParameterizedTest
    @CsvSource({
        "capability.HandleTable.insertHeld, HandleTable.lock, HandleTable.unlock, RoomForOne",
        "capability.HandleTable.reserve, HandleTable.lock, HandleTable.unlock, RoomForOne",
        "capability.HandleTable.addPage, HandleTable.lock, HandleTable.unlock, RoomForNone",
        "capability.HandleTable.close, HandleTable.lock, HandleTable.unlock, CopyAndClose",
        "memory.PhysicalMemory.split, SpinLock.lock, SpinLock.unlock, Pages",
        "memory.Slab.take, SpinLock.lock, SpinLock.unlock, Budget",
        "memory.Reclaimer.handOver, SpinLock.lock, SpinLock.unlock, Budget",
        "memory.Reclaimer.handOver, Reclaimer.begin, Reclaimer.begin, Budget",
        "memory.Reclaimer.begin, GracePeriod.begin, GracePeriod.begin, CopyAndClose",
        "processor.GracePeriod.begin, Requests.ask, Requests.ask, Kill",
        "capability.Job.kill, KernelObject.retain, Job.retain, Kill",
        "capability.Job.refund, Reclaimer.later, Reclaimer.later, Kill",
        "capability.JobMember.discard, JobMember.removeFromList, SpinLock.lock, Kill",
    })
    void seededBugsAreFound(String method, String first, String second, String scenario) throws ClassNotFoundException {
        Class<? extends Scenario> type = Class.forName(ObjectsTest.class.getName() + "$" + scenario)
                .asSubclass(Scenario.class);
        assertNotNull(new SeededBug(method, first, second).explore(type, 3 * RUNS, 1), "nothing was noticed");
    }
}
