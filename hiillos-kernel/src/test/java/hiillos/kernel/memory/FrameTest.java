package hiillos.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import hiillos.abi.kernel.Status;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.capability.Job;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class FrameTest {
    @Test
    void everyTouchedPageIsItsOwnAndAllComeBack() {
        SimulatedMachine.start(16 << 20);
        Job job = SimulatedMachine.job(16 << 20);
        long freeBefore = PhysicalMemory.freePages();
        assertEquals(Status.OK, Slab.FRAME.reserve(job));
        // Three levels of tree: more than 512 × 512 pages.
        Frame frame = new Frame(job, 300_000);
        var seen = new HashSet<Long>();
        for (long index : new long[] {0, 1, 511, 512, 513, 262_143, 262_144, 299_999}) {
            assertEquals(0, frame.page(index));
            assertEquals(Status.OK, frame.touch(index));
            seen.add(frame.page(index));
        }
        assertEquals(8, seen.size());
        long charged = job.chargedBytes();
        assertEquals(Status.OK, frame.touch(511));
        assertEquals(charged, job.chargedBytes());
        frame.release();
        Reclaimer.drain();
        assertEquals(0, job.chargedBytes());
        // The slab may have kept a page.
        assertEquals(true, freeBefore - PhysicalMemory.freePages() <= 1);
    }

    @Test
    void aBombEndsInOutOfQuota() {
        SimulatedMachine.start(16 << 20);
        Job job = SimulatedMachine.job(20 * 4096);
        assertEquals(Status.OK, Slab.FRAME.reserve(job));
        Frame frame = new Frame(job, 1000);
        int status = Status.OK;
        int touched = 0;
        while (status == Status.OK) {
            status = frame.touch(touched++);
        }
        assertEquals(Status.OUT_OF_QUOTA, status);
        assertNotEquals(0, PhysicalMemory.freePages());
        frame.release();
        Reclaimer.drain();
        assertEquals(0, job.chargedBytes());
    }
}
