package hiillos.kernel.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import hiillos.abi.kernel.IpcBuffer;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.Crowd;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Slab;
import hiillos.word.Memory;
import org.junit.jupiter.api.Test;

class HandleTransferTest {
    /** The count of references would turn over, which is a panic. */
    @Test
    void aCopyOfWhatHasTooManyReferencesIsRefused() {
        SimulatedMachine.start(32 << 20);
        Job job = SimulatedMachine.job(24 << 20);
        ThreadObject source = thread(job);
        ThreadObject target = thread(job);
        assertEquals(Status.OK, Slab.NOTIFY.reserve(job));
        int handle = TestProcess.handle(source.process, new Notify(job), Rights.ALL);
        var object = HandleTable.object(source.process, handle);

        Crowd.fill(object, IpcBuffer.MAXIMUM_HANDLES - 1);
        Memory.storeLong(source.buffer + IpcBuffer.handle(0), (long) Rights.READ << 32 | handle);
        assertEquals(Status.OUT_OF_QUOTA, HandleTransfer.run(source, target, 1));
        assertSame(object, HandleTable.object(source.process, handle));

        Crowd.fill(object, IpcBuffer.MAXIMUM_HANDLES);
        assertEquals(Status.OK, HandleTransfer.run(source, target, 1));
        assertSame(object, HandleTable.object(target.process, (int) Memory.loadLong(target.buffer + IpcBuffer.handle(0))));

        // A handle that moves is not one more.
        Memory.storeLong(source.buffer + IpcBuffer.handle(0), (long) (IpcBuffer.MOVE | Rights.READ) << 32 | handle);
        assertEquals(Status.OK, HandleTransfer.run(source, target, 1));
        assertNull(HandleTable.object(source.process, handle));
    }

    private static ThreadObject thread(Job job) {
        ThreadObject thread = TestProcess.thread(TestProcess.process(job), 1);
        thread.buffer = PhysicalMemory.direct(PhysicalMemory.allocatePage());
        return thread;
    }
}
