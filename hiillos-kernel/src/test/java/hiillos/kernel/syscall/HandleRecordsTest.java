package hiillos.kernel.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.ObjectInformation;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.processor.Processor;
import hiillos.word.Memory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandleRecordsTest {
    private Job job;
    private ProcessObject process;
    private long record;

    @BeforeEach
    void machine() {
        SimulatedMachine.start(16 << 20);
        record = PhysicalMemory.direct(PhysicalMemory.allocate(1));
        Processor.current().scratch = record;
        job = SimulatedMachine.job(8 << 20);
        process = TestProcess.process(job);
    }

    private long entry(int number) {
        return record + ObjectInformation.HEADER_BYTES + (long) number * ObjectInformation.HANDLE_BYTES;
    }

    /** The whole list, in as many parts as it takes. */
    private List<Integer> all() {
        List<Integer> handles = new ArrayList<>();
        long from = 0;
        do {
            int bytes = HandleRecords.fill(process, (int) from);
            assertEquals(bytes, Memory.loadInt(record + ObjectInformation.RECORD_BYTES));
            assertTrue(bytes <= PhysicalMemory.PAGE_BYTES);
            for (int i = 0; entry(i) < record + bytes; i++) {
                handles.add(Memory.loadInt(entry(i) + ObjectInformation.HANDLE));
            }
            long next = Memory.loadLong(record + ObjectInformation.NEXT);
            assertTrue(next == 0 || next > from, "it goes on");
            from = next;
        } while (from != 0);
        return handles;
    }

    @Test
    void anEntryTellsHandleTypeRightsAndIdentity() {
        int self = TestProcess.share(process, process, Rights.READ | Rights.MANAGE);
        assertEquals(ObjectInformation.HEADER_BYTES + ObjectInformation.HANDLE_BYTES, HandleRecords.fill(process, 0));
        assertEquals(ObjectType.PROCESS, Memory.loadInt(record + ObjectInformation.TYPE));
        assertEquals(process.identity(), Memory.loadLong(record + ObjectInformation.IDENTITY));
        assertEquals(self, Memory.loadInt(entry(0) + ObjectInformation.HANDLE));
        assertEquals(ObjectType.PROCESS, Memory.loadShort(entry(0) + ObjectInformation.HANDLE_TYPE));
        assertEquals(Rights.READ | Rights.MANAGE, Memory.loadShort(entry(0) + ObjectInformation.HANDLE_RIGHTS));
        assertEquals(process.identity(), Memory.loadLong(entry(0) + ObjectInformation.HANDLE_IDENTITY));
    }

    @Test
    void longListsComeInPartsWithoutWhatWasClosed() {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < 1100; i++) {
            int handle = TestProcess.share(process, process, Rights.READ);
            if (i % 3 == 1) {
                assertEquals(Status.OK, HandleTable.close(process, handle));
            } else {
                open.add(handle);
            }
        }
        open.sort((a, b) -> Integer.compare(a & HandleTable.INDEX_MASK, b & HandleTable.INDEX_MASK));
        assertEquals(open, all());
    }

    @Test
    void onePartIsNotTooLong() {
        for (int i = 0; i < ObjectInformation.MOST_HANDLES + 1; i++) {
            TestProcess.share(process, process, Rights.READ);
        }
        assertEquals(ObjectInformation.HEADER_BYTES + ObjectInformation.MOST_HANDLES * ObjectInformation.HANDLE_BYTES,
                HandleRecords.fill(process, 0));
        assertEquals(ObjectInformation.MOST_HANDLES + 1, Memory.loadLong(record + ObjectInformation.NEXT));
    }

    @Test
    void beyondTheEndIsNothing() {
        assertEquals(ObjectInformation.HEADER_BYTES, HandleRecords.fill(process, HandleTable.INDEX_MASK));
        assertEquals(0, Memory.loadLong(record + ObjectInformation.NEXT));
    }

    @Test
    void anEndedProcessHasNone() {
        TestProcess.share(process, process, Rights.READ);
        process.end(0);
        assertEquals(ObjectInformation.HEADER_BYTES, HandleRecords.fill(process, 0));
    }
}
