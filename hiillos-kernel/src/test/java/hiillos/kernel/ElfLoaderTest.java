package hiillos.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.PageTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Reclaimer;
import hiillos.word.Memory;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ElfLoaderTest {
    private static final int FILE_BYTES = 0x1200;

    private long file;
    private Job job;
    private ProcessObject process;

    @BeforeEach
    void machine() {
        SimulatedMachine.start(16 << 20);
        job = SimulatedMachine.job(12 << 20);
        process = TestProcess.process(job);
        file = PhysicalMemory.direct(PhysicalMemory.allocate(1));
        Memory.storeInt(file, 0x464c_457f);
        Memory.storeInt(file + 4, 0x0001_0102);
        Memory.storeInt(file + 16, 62 << 16 | 2);
        Memory.storeLong(file + 24, 0x40_0010);
        Memory.storeLong(file + 32, 64);
        Memory.storeShort(file + 54, (short) 56);
        Memory.storeShort(file + 56, (short) 2);
        segment(0, 5, 0x1000, 0x40_0000, 0x100, 0x100);
        segment(1, 6, 0x1100, 0x40_1ff0, 0x20, 0x2000);
        Memory.fill(file + 0x1000, (byte) 0x90, 0x100);
        Memory.fill(file + 0x1100, (byte) 0x11, 0x20);
    }

    private void segment(int index, int flags, long offset, long address, long fileBytes, long memoryBytes) {
        long at = file + 64 + index * 56L;
        Memory.storeInt(at, 1);
        Memory.storeInt(at + 4, flags);
        Memory.storeLong(at + 8, offset);
        Memory.storeLong(at + 16, address);
        Memory.storeLong(at + 32, fileBytes);
        Memory.storeLong(at + 40, memoryBytes);
    }

    private byte user(long address) {
        assertEquals(Status.OK, process.vmem().fault(address, MapFlags.READ));
        long page = PageTable.physicalPage(PageTable.translate(process.vmem().root(), address));
        return Memory.loadByte(PhysicalMemory.direct(page) + (address & 4095));
    }

    @Test
    void mapsSegmentsWithTheirRights() {
        assertEquals(0x40_0010, ElfLoader.load(process, file, FILE_BYTES));
        assertEquals((byte) 0x90, user(0x40_00ff));
        assertEquals(0, user(0x40_0100));
        assertEquals((byte) 0x11, user(0x40_1ff0));
        assertEquals((byte) 0x11, user(0x40_200f));
        assertEquals(0, user(0x40_2010));
        assertEquals(0, user(0x40_3fef));
        assertEquals(Status.BAD_ADDRESS, process.vmem().fault(0x40_0000, MapFlags.WRITE));
        assertEquals(Status.BAD_ADDRESS, process.vmem().fault(0x40_2000, MapFlags.EXECUTE));
        assertEquals(Status.OK, process.vmem().fault(0x40_2000, MapFlags.WRITE));
    }

    @Test
    void refusesWritableCodeOverlapAndTruncation() {
        segment(0, 7, 0x1000, 0x40_0000, 0x100, 0x100);
        assertEquals(0, ElfLoader.load(process, file, FILE_BYTES));
        segment(0, 5, 0x1000, 0x40_1000, 0x100, 0x100);
        assertEquals(0, ElfLoader.load(process, file, FILE_BYTES));
        segment(0, 5, 0x1000, 0, 0x100, 0x100);
        assertEquals(0, ElfLoader.load(process, file, FILE_BYTES));
        assertEquals(0, ElfLoader.load(process, file, 63));
        assertEquals(0, ElfLoader.load(process, file, 0x1010));
    }

    @Test
    void anEntryOutsideTheSegmentsIsRefused() {
        Memory.storeLong(file + 24, 0x50_0000);
        assertEquals(0, ElfLoader.load(process, file, FILE_BYTES));
    }

    @Test
    void randomDamageNeverHurtsTheKernel() {
        var random = new Random(17);
        int loaded = 0;
        for (int round = 0; round < 1500; round++) {
            machine();
            for (int i = 0; i < 3; i++) {
                Memory.storeByte(file + random.nextInt(64 + 112), (byte) random.nextInt());
            }
            loaded += ElfLoader.load(process, file, FILE_BYTES) != 0 ? 1 : 0;
            process.end(1);
            process.release();
            Reclaimer.drain();
            assertEquals(0, job.chargedBytes());
        }
        assertTrue(loaded > 0);
    }

    /** Every field of the headers at every edge of its range. */
    @Test
    void extremeFieldsAreRefusedOrHarmless() {
        long[] edges = {0, 1, -1, 2, 0xfff, 0x1000, 0x1001, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 47, (1L << 47) - 0x1000,
            -0x1000, 1L << 40, (1L << 40) + 1, 0x7fff_ffff, 0xffff_ffffL};
        for (int offset = 0; offset < 64 + 112; offset += 2) {
            for (long edge : edges) {
                machine();
                int bytes = offset < 64 && offset >= 52 || offset < 24 ? 2 : 8;
                if (bytes == 2) {
                    Memory.storeShort(file + offset, (short) edge);
                } else {
                    Memory.storeLong(file + offset, edge);
                }
                long entry = ElfLoader.load(process, file, FILE_BYTES);
                assertTrue(entry >= 0 && entry < 1L << 47, "an entry that no user may have");
                process.end(1);
                process.release();
                Reclaimer.drain();
                assertEquals(0, job.chargedBytes());
            }
        }
    }
}
