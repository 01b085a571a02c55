package hiillos.kernel.capability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.ipc.Receiver;
import hiillos.kernel.memory.Balance;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Reclaimer;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.schedule.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobTest {
    private Job root;

    @BeforeEach
    void machine() {
        SimulatedMachine.start(64 << 20);
        Scheduler.reset();
        Balance.note();
        root = SimulatedMachine.job(32 << 20);
    }

    private static Job child(Job parent, long limit) {
        assertEquals(Status.OK, parent.reserveChild(limit));
        return parent.child(limit, 10);
    }

    private void everythingIsGone() {
        Reclaimer.drain();
        assertEquals(0, root.chargedBytes());
        root.release();
        Reclaimer.drain();
        assertTrue(Balance.isEven());
    }

    @Test
    void aChildsLimitIsTakenFromItsParent() {
        Job child = child(root, 1 << 20);
        assertEquals((1 << 20) + Slab.JOB.cellBytes(), root.chargedBytes());
        assertTrue(child.charge(1 << 20));
        assertFalse(child.charge(1));
        assertEquals((1 << 20) + Slab.JOB.cellBytes(), root.chargedBytes(), "charging does not climb");
        assertEquals(Status.OUT_OF_QUOTA, root.reserveChild(32 << 20));
        assertEquals(Status.OUT_OF_QUOTA, child.reserveChild(0));
        child.refund(1 << 20);
        child.release();
        everythingIsGone();
    }

    @Test
    void aJobWithoutReferencesLivesUntilNothingIsChargedToIt() {
        Job child = child(root, 1 << 20);
        ProcessObject process = TestProcess.process(child);
        child.release();
        Reclaimer.drain();
        assertTrue(child.chargedBytes() > 0);
        assertEquals(Status.OK, HandleTable.reserve(process), "its processes go on");
        HandleTable.cancel(process);
        process.release();
        everythingIsGone();
    }

    /** What its end gives back to its parent, which nobody refers to any more, is nothing: the parent ends once all the same. */
    @Test
    void aChildWithoutABudgetEndsItsParentOnce() {
        Job parent = child(root, 1 << 20);
        Job child = child(parent, 0);
        parent.release();
        Reclaimer.drain();
        child.release();
        Reclaimer.drain();
        everythingIsGone();
    }

    @Test
    void aKilledJobChargesNothingMore() {
        Job child = child(root, 1 << 20);
        child.kill();
        assertFalse(child.charge(1));
        assertFalse(child.canCharge(1));
        assertEquals(Status.OUT_OF_QUOTA, Slab.TOKEN.reserve(child));
        assertTrue(child.isKilled());
        Reclaimer.drain();
        assertTrue(child.isKillDone());
        child.kill();
        child.release();
        everythingIsGone();
    }

    /** On another processor, whose call had charged the child's limit when the kill came by. */
    @Test
    void whatIsMadeInAKilledJobIsKilled() {
        Job child = child(root, 1 << 20);
        Job grandchild = child(child, 1 << 19);
        assertEquals(Status.OK, grandchild.reserveChild(1 << 18));
        child.kill();
        Reclaimer.drain();
        assertTrue(child.isKillDone());
        Job late = grandchild.child(1 << 18, 10);
        assertFalse(late.charge(1));
        assertTrue(late.isKillDone());
        late.release();
        grandchild.release();
        child.release();
        everythingIsGone();
    }

    /** Each process holds handles of its Job, of itself, of its threads, of the next process and of a Receiver. */
    @Test
    void aKillEndsCyclesOfEveryKind() {
        Job child = child(root, 4 << 20);
        Job grandchild = child(child, 2 << 20);
        var processes = new ArrayList<ProcessObject>();
        for (int i = 0; i < 4; i++) {
            processes.add(TestProcess.process(i % 2 == 0 ? child : grandchild));
        }
        for (int i = 0; i < 4; i++) {
            ProcessObject process = processes.get(i);
            TestProcess.share(process, process, Rights.ALL);
            TestProcess.share(process, process.payer(), Rights.ALL);
            TestProcess.share(process, processes.get((i + 1) % 4), Rights.ALL);
            TestProcess.share(process, TestProcess.thread(process, 5), Rights.ALL);
            assertEquals(Status.OK, Slab.RECEIVER.reserve(process.payer()));
            TestProcess.handle(process, new Receiver(process.payer(), 4), Rights.ALL);
        }
        processes.forEach(ProcessObject::release);
        grandchild.release();
        Reclaimer.drain();
        assertTrue(child.chargedBytes() > 2 << 20, "the cycles keep themselves alive");
        child.kill();
        child.release();
        everythingIsGone();
    }

    @Test
    void whatOthersReferToStaysUntilTheyLetGo() {
        Job child = child(root, 1 << 20);
        ProcessObject process = TestProcess.process(child);
        child.kill();
        Reclaimer.drain();
        assertTrue(process.isEnded());
        assertEquals(0, process.countHandles());
        assertTrue(child.isKillDone());
        assertTrue(child.chargedBytes() >= Slab.PROCESS.cellBytes());
        process.release();
        child.release();
        everythingIsGone();
    }

    /** Deeper than any kernel stack. */
    @Test
    void aChainOfThousandJobsEndsWithoutRecursion() {
        Job top = child(root, 8 << 20);
        Job at = top;
        for (int i = 0; i < 1000; i++) {
            Job next = child(at, at.limitBytes() - at.chargedBytes() - Slab.JOB.cellBytes());
            if (at != top) {
                at.release();
            }
            at = next;
        }
        ProcessObject process = TestProcess.process(at);
        TestProcess.share(process, process, 0);
        process.release();
        at.release();
        Reclaimer.drain();
        top.kill();
        for (int i = 0; !top.isKillDone(); i++) {
            assertTrue(i < 1000);
            // Eight steps at most: the machine goes on in between.
            Reclaimer.work();
        }
        assertFalse(Reclaimer.isPending() && process.countHandles() < 0);
        top.release();
        everythingIsGone();
    }

    @Test
    void theKilledJobOfAKilledParentIsDone() {
        Job child = child(root, 1 << 20);
        Job grandchild = child(child, 1 << 16);
        child.kill();
        Reclaimer.drain();
        grandchild.kill();
        assertTrue(grandchild.isKillDone(), "whoever kills it again does not wait for ever");
        grandchild.release();
        child.release();
        everythingIsGone();
    }

    @Test
    void bombsEndInOutOfQuotaForTheBomberAlone() {
        Job bomber = child(root, 256 << 10);
        Job bystander = child(root, 1 << 20);
        for (int kind = 0; kind < 4; kind++) {
            var made = new ArrayList<hiillos.kernel.memory.KernelObject>();
            int status = Status.OK;
            while (status == Status.OK) {
                status = one(bomber, kind, made);
            }
            assertEquals(Status.OUT_OF_QUOTA, status);
            assertEquals(Status.OK, Slab.TOKEN.reserve(bystander));
            Slab.TOKEN.cancel(bystander);
            made.forEach(hiillos.kernel.memory.KernelObject::release);
            Reclaimer.drain();
            assertEquals(0, bomber.chargedBytes());
        }
        bomber.release();
        bystander.release();
        everythingIsGone();
    }

    private static int one(Job bomber, int kind, List<hiillos.kernel.memory.KernelObject> made) {
        switch (kind) {
            case 0 -> {
                int status = Slab.TOKEN.reserve(bomber);
                if (status == Status.OK) {
                    made.add(new Token(ObjectType.LOG, bomber));
                }
                return status;
            }
            case 1 -> {
                int status = bomber.reserveChild(100);
                if (status == Status.OK) {
                    made.add(bomber.child(100, 1));
                }
                return status;
            }
            case 2 -> {
                int status = Slab.RECEIVER.reserve(bomber);
                if (status == Status.OK) {
                    made.add(new Receiver(bomber, 4));
                }
                return status;
            }
            default -> {
                ProcessObject process = hiillos.kernel.syscall.ProcessCalls.make(bomber);
                if (process != null) {
                    made.add(process);
                }
                return process == null ? Status.OUT_OF_QUOTA : Status.OK;
            }
        }
    }

    /** Random trees of Jobs, processes, handles; kills and closes in any order. */
    @Test
    void randomTreesLeaveNothingBehind() {
        for (int seed = 1; seed <= 8; seed++) {
            machine();
            var random = new Random(seed);
            List<Job> jobs = new ArrayList<>(List.of(child(root, 16 << 20)));
            List<ProcessObject> processes = new ArrayList<>();
            for (int step = 0; step < 400; step++) {
                Job job = jobs.get(random.nextInt(jobs.size()));
                switch (random.nextInt(8)) {
                    case 0 -> {
                        long limit = (job.limitBytes() - job.chargedBytes()) / 3;
                        if (job.reserveChild(Math.max(0, limit)) == Status.OK) {
                            jobs.add(job.child(Math.max(0, limit), 5));
                        }
                    }
                    case 1, 2 -> {
                        ProcessObject process = hiillos.kernel.syscall.ProcessCalls.make(job);
                        if (process != null) {
                            processes.add(process);
                        }
                    }
                    case 3, 4, 5 -> {
                        if (processes.size() > 1) {
                            ProcessObject one = processes.get(random.nextInt(processes.size()));
                            ProcessObject two = processes.get(random.nextInt(processes.size()));
                            var object = random.nextBoolean() ? two : two.payer();
                            if (!one.isEnded() && HandleTable.reserve(one) == Status.OK) {
                                if (object.tryRetainHandle()) {
                                    HandleTable.insertHeld(one, object, Rights.ALL);
                                } else {
                                    HandleTable.cancel(one);
                                }
                            }
                        }
                    }
                    case 6 -> {
                        if (!processes.isEmpty() && random.nextBoolean()) {
                            processes.get(random.nextInt(processes.size())).end(7);
                        }
                    }
                    default -> {
                        if (jobs.size() > 4 && random.nextInt(4) == 0) {
                            job.kill();
                        }
                    }
                }
                if (random.nextInt(5) == 0) {
                    Reclaimer.work();
                }
            }
            jobs.getFirst().kill();
            Reclaimer.drain();
            processes.forEach(ProcessObject::release);
            jobs.forEach(Job::release);
            everythingIsGone();
        }
    }

    @Test
    void pagesAndCellsOfAProcessAreChargedExactly() {
        long before = PhysicalMemory.freePages();
        ProcessObject process = TestProcess.process(root);
        assertNotNull(process.vmem());
        assertEquals(3 * 4096 + Slab.PROCESS.cellBytes() + Slab.VMEM.cellBytes(), root.chargedBytes());
        process.release();
        everythingIsGone();
        assertTrue(before - PhysicalMemory.freePages() <= 2, "at most an empty page in two slabs");
    }
}
