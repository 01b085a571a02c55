package hiillos.kernel.capability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.IpcBuffer;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Slab;
import hiillos.word.Memory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandleMoveTest {
    private static final long MOVE = (long) IpcBuffer.MOVE << 32;

    private Job job;
    private ThreadObject source;
    private ThreadObject target;

    @BeforeEach
    void machine() {
        SimulatedMachine.start(32 << 20);
        job = SimulatedMachine.job(24 << 20);
        source = thread();
        target = thread();
    }

    private ThreadObject thread() {
        ThreadObject thread = TestProcess.thread(TestProcess.process(job), 1);
        thread.buffer = PhysicalMemory.direct(PhysicalMemory.allocatePage());
        return thread;
    }

    private int token(ThreadObject owner, int rights) {
        assertEquals(Status.OK, Slab.TOKEN.reserve(job));
        return TestProcess.handle(owner.process, new Token(ObjectType.LOG, job), rights);
    }

    private static void want(ThreadObject thread, int at, int handle, long rights) {
        Memory.storeLong(thread.buffer + IpcBuffer.handle(at), rights << 32 | MOVE | handle & 0xffff_ffffL);
    }

    @Test
    void rightsShrinkAndTheTypeIsTold() {
        int handle = token(source, Rights.TRANSFER | Rights.READ | Rights.WRITE);
        var object = HandleTable.object(source.process, handle);
        want(source, 0, handle, Rights.READ | Rights.MANAGE);
        assertTrue(HandleMove.tryMove(source, target, 1));
        long told = Memory.loadLong(target.buffer + IpcBuffer.handle(0));
        assertEquals(ObjectType.LOG, told >>> 32);
        assertSame(object, HandleTable.object(target.process, (int) told));
        assertEquals(Rights.READ, HandleTable.rights(target.process, (int) told));
        assertNull(HandleTable.object(source.process, handle));
        assertEquals(1, object.references());
        assertEquals(1, object.handles());
    }

    /** Copies, what is no handle, what may not move, the same twice, a table that is full: nothing is done. */
    @Test
    void whatIsNotUsualIsLeftAlone() {
        int good = token(source, Rights.ALL);
        int still = token(source, Rights.ALL & ~Rights.TRANSFER);
        want(source, 0, good, Rights.ALL);
        for (int bad : new int[] {still, 0, 511, good + 512, good + (1 << 18), good | 1 << 30, good | 1 << 31, good}) {
            want(source, 1, bad, Rights.ALL);
            assertFalse(HandleMove.tryMove(source, target, 2), Integer.toHexString(bad));
        }
        Memory.storeLong(source.buffer + IpcBuffer.handle(1), (long) Rights.ALL << 32 | token(source, Rights.ALL));
        assertFalse(HandleMove.tryMove(source, target, 2), "a copy");
        assertEquals(Status.OK, HandleTable.reserve(target.process, 511));
        assertFalse(HandleMove.tryMove(source, target, 1), "all slots are somebody's");
        HandleTable.cancel(target.process, 511);
        HandleTable.lock(target.process);
        assertFalse(HandleMove.tryMove(source, target, 1), "another processor is in the table");
        HandleTable.unlock(target.process);
        assertFalse(HandleMove.tryMove(source, source, 1), "within one table");
        assertEquals(3, source.process.countHandles());
        assertEquals(0, target.process.countHandles());
        assertTrue(HandleMove.tryMove(source, target, 1), "and all is as it was");
    }

    /** There and back, round both lists of free slots: no number comes twice, and the counts agree. */
    @Test
    void numbersNeverComeBack() {
        var random = new Random(7);
        var seen = List.of(new HashSet<Integer>(), new HashSet<Integer>());
        Map<Integer, Object> here = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            int handle = token(source, Rights.ALL);
            here.put(handle, HandleTable.object(source.process, handle));
        }
        Map<Integer, Object> there = new HashMap<>();
        boolean back = false;
        int moved = 0;
        for (int round = 0; round < 60_000; round++) {
            ThreadObject from = back ? target : source;
            ThreadObject to = back ? source : target;
            Map<Integer, Object> left = back ? there : here;
            Map<Integer, Object> come = back ? here : there;
            int count = Math.min(left.size(), 1 + random.nextInt(HandleMove.MOST));
            List<Integer> chosen = new ArrayList<>(left.keySet()).subList(0, Math.min(left.size(), count));
            for (int i = 0; i < chosen.size(); i++) {
                want(from, i, chosen.get(i), Rights.ALL);
            }
            if (!chosen.isEmpty() && HandleMove.tryMove(from, to, chosen.size())) {
                for (int i = 0; i < chosen.size(); i++) {
                    int handle = Memory.loadInt(to.buffer + IpcBuffer.handle(i));
                    assertTrue(seen.get(back ? 0 : 1).add(handle), "a number came back");
                    Object object = left.remove(chosen.get(i));
                    assertSame(object, HandleTable.object(to.process, handle));
                    assertNull(HandleTable.object(from.process, chosen.get(i)));
                    come.put(handle, object);
                    moved++;
                }
            }
            back ^= left.isEmpty() || random.nextInt(4) == 0;
        }
        assertEquals(here.size(), source.process.countHandles());
        assertEquals(there.size(), target.process.countHandles());
        assertEquals(40, here.size() + there.size());
        assertTrue(moved > 30_000, "most go the short way: " + moved);
    }
}
