package hiillos.kernel.capability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.memory.Reclaimer;
import hiillos.kernel.memory.Slab;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandleTableTest {
    private Job job;
    private ProcessObject process;

    @BeforeEach
    void machine() {
        SimulatedMachine.start(32 << 20);
        job = SimulatedMachine.job(24 << 20);
        process = TestProcess.process(job);
    }

    private Token token() {
        assertEquals(Status.OK, Slab.TOKEN.reserve(job));
        return new Token(ObjectType.LOG, job);
    }

    @Test
    void forgedHandlesAreBad() {
        TestProcess.handle(process, token(), Rights.ALL);
        for (int forged : new int[] {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 30, 511, 262_143, 1 << 18}) {
            assertNull(HandleTable.object(process, forged), Integer.toHexString(forged));
            assertEquals(Status.BAD_HANDLE, HandleTable.check(process, forged, ObjectType.LOG, 0));
            assertEquals(Status.BAD_HANDLE, HandleTable.close(process, forged));
        }
    }

    @Test
    void aClosedHandleNeverNamesAnotherObject() {
        var stale = new HashSet<Integer>();
        // More rounds than one slot has generations, with few slots in play.
        for (int round = 0; round < 5000; round++) {
            int handle = TestProcess.handle(process, token(), Rights.ALL);
            assertTrue(stale.add(handle), "handle number came back");
            assertEquals(Status.OK, HandleTable.close(process, handle));
            Reclaimer.drain();
        }
        for (int handle : stale) {
            assertNull(HandleTable.object(process, handle));
        }
    }

    @Test
    void aSlotWithoutGenerationsLeftIsRetired() {
        int first = TestProcess.handle(process, token(), Rights.ALL);
        int index = first & 0x3ffff;
        HandleTable.close(process, first);
        // 511 slots, first in first out: every slot is used once in 511 rounds.
        var used = new HashMap<Integer, Integer>();
        for (int round = 0; round < 511 * 8; round++) {
            int handle = TestProcess.handle(process, token(), Rights.ALL);
            used.merge(handle & 0x3ffff, 1, Integer::sum);
            HandleTable.close(process, handle);
            Reclaimer.drain();
        }
        assertEquals(8, used.get(index));
        assertTrue(used.values().stream().allMatch(n -> n == 8), "slots are reused first in, first out");
    }

    @Test
    void agreesWithAModel() {
        var random = new Random(99);
        Map<Integer, Token> model = new HashMap<>();
        for (int step = 0; step < 4000; step++) {
            if (model.isEmpty() || random.nextInt(5) < 3) {
                Token token = token();
                assertNull(model.put(TestProcess.handle(process, token, Rights.READ), token));
            } else {
                Integer handle = model.keySet().iterator().next();
                model.remove(handle);
                assertEquals(Status.OK, HandleTable.close(process, handle));
                assertFalse(HandleTable.object(process, handle) != null);
                Reclaimer.drain();
            }
            assertEquals(model.size(), process.countHandles());
        }
        model.forEach((handle, token) -> {
            assertSame(token, HandleTable.object(process, handle));
            assertEquals(Rights.READ, HandleTable.rights(process, handle));
            assertNotNull(HandleTable.get(process, handle, ObjectType.LOG, Rights.READ));
            assertNull(HandleTable.get(process, handle, ObjectType.LOG, Rights.READ | Rights.WRITE));
            assertNull(HandleTable.get(process, handle, ObjectType.POWER, 0));
        });
    }

    @Test
    void aHandleBombEndsInOutOfQuota() {
        Job small = SimulatedMachine.job(64 * 1024);
        ProcessObject bomber = TestProcess.process(small);
        int made = 0;
        while (HandleTable.reserve(bomber) == Status.OK) {
            small.retain();
            HandleTable.insert(bomber, small, 0);
            made++;
        }
        assertEquals(Status.OUT_OF_QUOTA, HandleTable.reserve(bomber));
        assertTrue(made > 1000);
        bomber.end(1);
        bomber.release();
        Reclaimer.drain();
        assertEquals(0, small.chargedBytes());
    }

    @Test
    void rightsAreTakenAwayInPlaceAndNeverComeBack() {
        int handle = TestProcess.handle(process, token(), Rights.READ | Rights.WRITE);
        assertEquals(Status.OK, HandleTable.restrict(process, handle, Rights.ALL));
        assertEquals(Rights.READ | Rights.WRITE, HandleTable.rights(process, handle));
        assertEquals(Status.OK, HandleTable.restrict(process, handle, Rights.WRITE | Rights.MANAGE));
        assertEquals(Rights.WRITE, HandleTable.rights(process, handle));
        assertEquals(Status.OK, HandleTable.restrict(process, handle, Rights.SAME));
        assertEquals(Rights.WRITE, HandleTable.rights(process, handle));
        assertNotNull(HandleTable.get(process, handle, ObjectType.LOG, Rights.WRITE));
        assertEquals(Status.BAD_HANDLE, HandleTable.restrict(process, handle + 1, 0));
    }

    @Test
    void reservedSlotsAreNobodyElses() {
        assertEquals(Status.OK, HandleTable.reserve(process, 500));
        assertEquals(Status.OK, HandleTable.reserve(process, 11));
        assertEquals(1, process.countPages);
        assertEquals(Status.OK, HandleTable.reserve(process, 1));
        assertEquals(2, process.countPages);
        HandleTable.cancel(process, 511);
        var seen = new HashSet<Integer>();
        job.retain();
        assertTrue(seen.add(HandleTable.insert(process, job, 0)));
        assertEquals(0, process.countReserved);
    }

    @Test
    void aFullTableEndsInOutOfQuota() {
        SimulatedMachine.start(64 << 20);
        job = SimulatedMachine.job(48 << 20);
        process = TestProcess.process(job);
        assertEquals(Status.OUT_OF_QUOTA, HandleTable.reserve(process, 512 * 512));
        assertEquals(Status.OK, HandleTable.reserve(process, 512 * 512 - 1));
        HandleTable.cancel(process, 512 * 512 - 1);
    }

    /** What an operation touches does not grow with the table: no search, no list walked. */
    @Test
    void aHundredThousandHandlesAreAsGoodAsTen() {
        SimulatedMachine.start(64 << 20);
        job = SimulatedMachine.job(48 << 20);
        process = TestProcess.process(job);
        Token token = token();
        int[] handles = new int[100_000];
        for (int i = 0; i < handles.length; i++) {
            handles[i] = TestProcess.share(process, token, Rights.READ);
        }
        for (int i = 0; i < handles.length; i += 97) {
            assertSame(token, HandleTable.object(process, handles[i]));
            long word = HandleTable.lookFast(process, handles[i]);
            assertTrue(HandleTable.isFast(word, handles[i], Rights.READ));
            assertSame(token, Slab.objectIn(HandleTable.cellOf(word)));
            assertFalse(HandleTable.isFast(word, handles[i], Rights.WRITE));
            assertFalse(HandleTable.isFast(word, handles[i] + (1 << 18), Rights.READ));
        }
        assertEquals(handles.length + 1, token.references());
        assertEquals(handles.length, token.handles());
        process.end(1);
        process.release();
        // Closed in steps: after one visit some are left.
        Reclaimer.work();
        assertTrue(process.countHandles() > 90_000);
        Reclaimer.drain();
        assertEquals(1, token.references());
        token.release();
        Reclaimer.drain();
        assertEquals(0, job.chargedBytes());
    }

    @Test
    void aHandleThatMovesKeepsItsObject() {
        Token token = token();
        int handle = TestProcess.handle(process, token, Rights.READ | Rights.WRITE);
        ProcessObject other = TestProcess.process(job);
        assertEquals(Status.OK, HandleTable.reserve(other));
        HandleTable.lock(process);
        long entry = HandleTable.removeLocked(process, handle);
        HandleTable.unlock(process);
        assertNull(HandleTable.object(process, handle));
        assertEquals(1, token.handles());
        int there = HandleTable.insertHeld(other, HandleTable.objectOf(entry), HandleTable.rightsOf(entry) & Rights.READ);
        assertSame(token, HandleTable.object(other, there));
        assertEquals(Rights.READ, HandleTable.rights(other, there));
        assertEquals(1, token.references());
    }

    @Test
    void theTableOfAProcessThatNeverRanIsClosedToo() {
        long before = job.chargedBytes();
        ProcessObject other = TestProcess.process(job);
        for (int i = 0; i < 1500; i++) {
            TestProcess.handle(other, token(), 0);
        }
        other.release();
        Reclaimer.drain();
        assertEquals(before, job.chargedBytes());
    }
}
