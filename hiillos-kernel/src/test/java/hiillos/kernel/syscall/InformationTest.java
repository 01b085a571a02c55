package hiillos.kernel.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.ObjectInformation;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.abi.kernel.SystemInformation;
import hiillos.kernel.Log;
import hiillos.kernel.LogRing;
import hiillos.kernel.Version;
import hiillos.kernel.TestProcess;
import hiillos.kernel.arch.amd64.Acpi;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.arch.amd64.IoApics;
import hiillos.kernel.arch.amd64.Madt;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.arch.amd64.SimulatedIoApic;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.device.Interrupts;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Reclaimer;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.schedule.Scheduler;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the kernel tells about objects and the machine is what they are, each number in its place. */
class InformationTest extends CallingTest {
    private static final long OUT = 0x2200_0000_0000L;
    private static final int ROOM = 8192;

    private int log;

    @BeforeEach
    void machine() {
        SimulatedIoApic.start();
        begin();
        log = token(ObjectType.LOG);
        memory(OUT, ROOM);
    }

    /** What the process sees at an offset of its page. */
    private long at(int offset) {
        return longAt(OUT + offset);
    }

    private int intAt(int offset) {
        return (int) at(offset);
    }

    private String text(int offset, int bytes) {
        var text = new byte[bytes];
        int length = 0;
        while (length < bytes && byteAt(OUT + offset + length) != 0) {
            text[length] = (byte) byteAt(OUT + offset + length);
            length++;
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }

    /** Asks for an object's record; its head is as the object is. */
    private void object(int handle, int type, int bytes) {
        assertEquals(bytes, call(SystemCallNumber.OBJECT_INFORMATION, handle, ObjectInformation.COUNTERS, OUT, ROOM));
        KernelObject object = HandleTable.object(process, handle);
        assertEquals(ObjectInformation.VERSION, intAt(0));
        assertEquals(bytes, intAt(ObjectInformation.RECORD_BYTES));
        assertEquals(type, intAt(ObjectInformation.TYPE));
        assertEquals(object.references(), intAt(ObjectInformation.REFERENCES));
        assertEquals(object.identity(), at(ObjectInformation.IDENTITY));
        assertEquals(0, at(ObjectInformation.IDENTITY + 8), "reserved");
    }

    @Test
    void objects() {
        int child = handle(SystemCallNumber.JOB_CREATE, jobHandle, 1 << 20, 7);
        int small = handle(SystemCallNumber.FRAME_CREATE, child, 3 * 4096, 4);
        object(child, ObjectType.JOB, ObjectInformation.JOB_BYTES);
        assertEquals(1 << 20, at(ObjectInformation.JOB_LIMIT));
        assertEquals(((Job) HandleTable.object(process, child)).chargedBytes(), at(ObjectInformation.JOB_CHARGED));
        assertTrue(at(ObjectInformation.JOB_CHARGED) > 3 * 4096);
        assertEquals(7, at(ObjectInformation.JOB_MAXIMUM_PRIORITY));
        object(small, ObjectType.FRAME, ObjectInformation.FRAME_BYTES);
        assertEquals(3 * 4096, at(ObjectInformation.FRAME_SIZE));
        assertEquals(3, at(ObjectInformation.FRAME_PAGES));
        object(vmem, ObjectType.VMEM, ObjectInformation.VMEM_BYTES);
        assertEquals(1, at(ObjectInformation.VMEM_MAPPINGS));
        assertEquals(process.vmem().shootdowns(), at(ObjectInformation.VMEM_SHOOTDOWNS));
        int receiver = handle(SystemCallNumber.RECEIVER_CREATE, jobHandle, 9);
        int sender = handle(SystemCallNumber.SENDER_CREATE, receiver, 1);
        assertEquals(Dispatcher.NO_RESULT, call(SystemCallNumber.IPC_SEND, sender, 0));
        assertEquals(0, RegisterFrame.get(thread.frame, FaultRecord.RAX));
        int readable = TestProcess.share(process, HandleTable.object(process, receiver), Rights.ALL);
        object(readable, ObjectType.RECEIVER, ObjectInformation.RECEIVER_BYTES);
        assertEquals(1, at(ObjectInformation.RECEIVER_MESSAGES));
        assertEquals(9, at(ObjectInformation.RECEIVER_CAPACITY));
        int notify = handle(SystemCallNumber.NOTIFY_CREATE, jobHandle);
        assertEquals(0, call(SystemCallNumber.NOTIFY_SIGNAL, notify, 0x50));
        object(notify, ObjectType.NOTIFY, ObjectInformation.NOTIFY_BYTES);
        assertEquals(0x50, at(ObjectInformation.NOTIFY_BITS));
        object(log, ObjectType.LOG, ObjectInformation.HEADER_BYTES);
    }

    @Test
    void processesAndThreads() {
        for (int i = 0; i < 20; i++) {
            setByte(OUT + 4096 - 32 + i, 'a' + i);
        }
        int child = handle(SystemCallNumber.PROCESS_CREATE, jobHandle, OUT + 4096 - 32, 20);
        object(child, ObjectType.PROCESS, ObjectInformation.PROCESS_BYTES);
        assertEquals("abcdefghijklmnopqrst", text(ObjectInformation.PROCESS_NAME, 32));
        assertEquals(0, at(ObjectInformation.PROCESS_HANDLES));
        assertEquals(0, at(ObjectInformation.PROCESS_THREADS));
        assertEquals(0, at(ObjectInformation.PROCESS_STATE));
        int childThread = handle(SystemCallNumber.THREAD_CREATE, child, 0x40_0000, 0x50_0000, 1, 9);
        assertTrue(call(SystemCallNumber.PROCESS_GRANT, child, vmem, Rights.SAME) > 0);
        object(childThread, ObjectType.THREAD, ObjectInformation.THREAD_BYTES);
        assertEquals(ThreadObject.NEW, at(ObjectInformation.THREAD_STATE));
        assertEquals(9, at(ObjectInformation.THREAD_PRIORITY));
        assertEquals(0, at(ObjectInformation.THREAD_SWITCHES));
        assertEquals(0, call(SystemCallNumber.THREAD_START, childThread));
        object(child, ObjectType.PROCESS, ObjectInformation.PROCESS_BYTES);
        assertEquals(1, at(ObjectInformation.PROCESS_HANDLES));
        assertEquals(1, at(ObjectInformation.PROCESS_THREADS));
        assertEquals(1, at(ObjectInformation.PROCESS_STATE), "started");
        object(childThread, ObjectType.THREAD, ObjectInformation.THREAD_BYTES);
        assertEquals(ThreadObject.READY, at(ObjectInformation.THREAD_STATE));
        assertEquals(0, at(ObjectInformation.THREAD_PROCESSOR));
        assertEquals(0, call(SystemCallNumber.PROCESS_KILL, child));
        Scheduler.leave();
        Reclaimer.drain();
        object(child, ObjectType.PROCESS, ObjectInformation.PROCESS_BYTES);
        assertEquals(3, at(ObjectInformation.PROCESS_STATE), "started and ended");
        assertEquals((long) ExitReason.KILLED << 32, at(ObjectInformation.PROCESS_EXIT_REASON));
        assertEquals(0, at(ObjectInformation.PROCESS_THREADS));
        assertEquals(0, at(ObjectInformation.PROCESS_FAULTS));
        process.faults = 5;
        object(TestProcess.share(process, process, Rights.ALL), ObjectType.PROCESS, ObjectInformation.PROCESS_BYTES);
        assertEquals(5, at(ObjectInformation.PROCESS_FAULTS));
        assertEquals(process.countHandles(), at(ObjectInformation.PROCESS_HANDLES));
    }

    @Test
    void devices() {
        int root = token(ObjectType.INTERRUPT_ROOT);
        int portRoot = token(ObjectType.PORT_ROOT);
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.IRQ_CREATE, root, 5, 8));
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.IRQ_CREATE, root, 16, 4), "no ISA number");
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.IRQ_CREATE, root, 5, 5), "the board's trigger");
        int irq = handle(SystemCallNumber.IRQ_CREATE, root, 7, 3);
        assertEquals(-Status.BAD_STATE, call(SystemCallNumber.IRQ_ACKNOWLEDGE, irq), "bound to nothing");
        assertEquals(-Status.BAD_STATE, call(SystemCallNumber.IRQ_CREATE, root, 7, 0), "it is taken");
        object(irq, ObjectType.IRQ, ObjectInformation.IRQ_BYTES);
        assertEquals(7, at(ObjectInformation.IRQ_LINE));
        assertEquals(1, at(ObjectInformation.IRQ_VECTORS));
        assertEquals(0, at(ObjectInformation.IRQ_COUNT));
        long vector = at(ObjectInformation.IRQ_FIRST_VECTOR);
        int notify = handle(SystemCallNumber.NOTIFY_CREATE, jobHandle);
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.IRQ_BIND, irq, notify, 0));
        assertEquals(0, call(SystemCallNumber.IRQ_BIND, irq, notify, 4));
        Interrupts.arrive((int) vector);
        object(irq, ObjectType.IRQ, ObjectInformation.IRQ_BYTES);
        assertEquals(1, at(ObjectInformation.IRQ_COUNT));
        assertEquals(1, at(ObjectInformation.IRQ_UNACKNOWLEDGED));
        assertEquals(0, call(SystemCallNumber.NOTIFY_WAIT, notify, -1, 0));
        assertEquals(4, RegisterFrame.get(thread.frame, FaultRecord.RDX));
        assertEquals(0, call(SystemCallNumber.IRQ_ACKNOWLEDGE, irq));
        object(irq, ObjectType.IRQ, ObjectInformation.IRQ_BYTES);
        assertEquals(0, at(ObjectInformation.IRQ_UNACKNOWLEDGED));
        int messages = handle(SystemCallNumber.IRQ_CREATE_MESSAGE, root, 4);
        long message = RegisterFrame.get(thread.frame, FaultRecord.RDX);
        object(messages, ObjectType.IRQ, ObjectInformation.IRQ_BYTES);
        assertEquals(4, at(ObjectInformation.IRQ_VECTORS));
        assertEquals(at(ObjectInformation.IRQ_FIRST_VECTOR), message & 0xff);
        assertEquals(0xfee, message >>> 52, "the processors' interrupt controllers");
        int ports = handle(SystemCallNumber.PORTS_CREATE, portRoot, 0x80, 3);
        object(ports, ObjectType.PORTS, ObjectInformation.PORTS_BYTES);
        assertEquals(0x80, at(ObjectInformation.PORTS_FIRST));
        assertEquals(3, at(ObjectInformation.PORTS_COUNT));
        for (int handle : new int[] {irq, messages}) {
            assertEquals(0, call(SystemCallNumber.HANDLE_CLOSE, handle));
        }
        Reclaimer.drain();
        assertEquals(0, Slab.IRQ.used());
    }

    private void system(int topic, int bytes) {
        assertEquals(bytes, call(SystemCallNumber.SYSTEM_INFORMATION, log, topic, OUT, ROOM));
        assertEquals(SystemInformation.VERSION, intAt(0));
        assertEquals(bytes, intAt(SystemInformation.RECORD_BYTES));
    }

    @Test
    void theMachine() {
        Clock.simulate(123_456_789);
        Log.line("a line");
        system(SystemInformation.GENERAL, SystemInformation.GENERAL_BYTES);
        assertEquals(123_456_789, at(SystemInformation.UPTIME));
        assertEquals(PhysicalMemory.totalPages() * 4096, at(SystemInformation.MEMORY_TOTAL));
        assertEquals(PhysicalMemory.freePages() * 4096, at(SystemInformation.MEMORY_FREE));
        assertEquals(1, at(SystemInformation.PROCESSOR_COUNT));
        assertEquals(LogRing.oldest(), at(SystemInformation.LOG_OLDEST));
        assertEquals(LogRing.end(), at(SystemInformation.LOG_END));
        assertEquals(Interrupts.strays(), at(SystemInformation.STRAY_INTERRUPTS));
        assertEquals(Version.TEXT, text(SystemInformation.KERNEL_VERSION, SystemInformation.KERNEL_VERSION_BYTES));
        assertEquals(Log.handedOverAt(), at(SystemInformation.LOG_HANDED_OVER));
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.SYSTEM_INFORMATION, log, SystemInformation.TOPICS, OUT, ROOM));
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.SYSTEM_INFORMATION, log, -1, OUT, ROOM));
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.SYSTEM_INFORMATION, log, 0, OUT, 0));
        assertEquals(16, call(SystemCallNumber.SYSTEM_INFORMATION, log, 0, OUT, 16), "as much as there is room for");
    }

    @Test
    void processorsAndSlabs() {
        Processor processor = Processor.current();
        processor.interrupts = 3;
        processor.alarms = 4;
        processor.requests = 5;
        processor.switches = 6;
        processor.shootdowns = 7;
        system(SystemInformation.PROCESSORS, SystemInformation.FIRST_ENTRY + SystemInformation.PROCESSOR_ENTRY_BYTES);
        assertEquals(1, intAt(SystemInformation.ENTRIES));
        assertEquals(SystemInformation.PROCESSOR_ENTRY_BYTES, intAt(SystemInformation.ENTRY_BYTES));
        int entry = SystemInformation.FIRST_ENTRY;
        assertEquals(0, intAt(entry + SystemInformation.PROCESSOR_NUMBER));
        assertEquals(processor.interruptController(), intAt(entry + SystemInformation.PROCESSOR_CONTROLLER));
        assertEquals(3, at(entry + SystemInformation.PROCESSOR_INTERRUPTS));
        assertEquals(4, at(entry + SystemInformation.PROCESSOR_ALARMS));
        assertEquals(5, at(entry + SystemInformation.PROCESSOR_REQUESTS));
        assertEquals(6, at(entry + SystemInformation.PROCESSOR_SWITCHES));
        assertEquals(7, at(entry + SystemInformation.PROCESSOR_SHOOTDOWNS));
        int slabs = Slab.count();
        system(SystemInformation.SLABS, SystemInformation.FIRST_ENTRY + slabs * SystemInformation.SLAB_ENTRY_BYTES);
        assertEquals(slabs, intAt(SystemInformation.ENTRIES));
        assertEquals(SystemInformation.SLAB_ENTRY_BYTES, intAt(SystemInformation.ENTRY_BYTES));
        for (int i = 0; i < slabs; i++) {
            entry = SystemInformation.FIRST_ENTRY + i * SystemInformation.SLAB_ENTRY_BYTES;
            assertEquals(Slab.of(i).name(), text(entry + SystemInformation.SLAB_NAME, SystemInformation.SLAB_NAME_BYTES));
            assertEquals(Slab.of(i).cellBytes(), at(entry + SystemInformation.SLAB_CELL_BYTES));
            assertEquals(Slab.of(i).used(), at(entry + SystemInformation.SLAB_USED));
            assertEquals(Slab.of(i).reserved(), at(entry + SystemInformation.SLAB_RESERVED));
        }
    }

    @Test
    void theLogFromAPositionOn() {
        long start = LogRing.end();
        Log.line("some words");
        assertEquals(11, call(SystemCallNumber.LOG_READ, log, start, OUT, 100));
        assertEquals("some words\n", text(0, 11));
        assertEquals(start + 11, RegisterFrame.get(thread.frame, FaultRecord.RDX));
        assertEquals(4, call(SystemCallNumber.LOG_READ, log, start + 5, OUT + 64, 4));
        assertEquals("word", text(64, 4));
        assertEquals(0, call(SystemCallNumber.LOG_READ, log, start + 11, OUT, 100));
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.LOG_READ, log, start + 12, OUT, 100), "not yet written");
        assertEquals(-Status.BAD_ARGUMENT, call(SystemCallNumber.LOG_READ, log, -1, OUT, 100));
        assertEquals(5, call(SystemCallNumber.LOG_WRITE, log, OUT, 5));
        assertEquals(5, call(SystemCallNumber.LOG_READ, log, LogRing.end() - 5, OUT + 128, 5));
        assertEquals("some ", text(128, 5));
    }

    @Test
    void whatTheFirmwareSays() {
        int windows = Acpi.windows();
        system(SystemInformation.FIRMWARE, SystemInformation.FIRST_PCI_WINDOW + windows * SystemInformation.PCI_WINDOW_BYTES);
        assertEquals(Acpi.root(), at(SystemInformation.ACPI_ROOT));
        assertEquals(Acpi.hpet(), at(SystemInformation.HPET));
        assertEquals(Acpi.systemInterrupt(), at(SystemInformation.ACPI_INTERRUPT));
        assertEquals(1, IoApics.controllers());
        assertEquals(1, at(SystemInformation.CONTROLLERS));
        assertEquals(IoApics.lines(0), at(SystemInformation.LINES));
        for (int i = 0; i < Madt.ISA_LINES; i++) {
            long line = at(SystemInformation.ISA_LINES + 8 * i);
            assertEquals(Madt.isaLine(i), line & 0xffff);
            assertEquals(Madt.isaIsLevel(i), (line >>> 16 & 1) != 0);
            assertEquals(Madt.isaIsLow(i), (line >>> 17 & 1) != 0);
        }
        assertEquals(windows, at(SystemInformation.PCI_WINDOWS));
        for (int i = 0; i < windows; i++) {
            int entry = SystemInformation.FIRST_PCI_WINDOW + i * SystemInformation.PCI_WINDOW_BYTES;
            assertEquals(Acpi.window(i), at(entry));
            assertEquals(Acpi.windowBuses(i) & 0xffff_ffffL, at(entry + 8));
        }
    }

    @Test
    void theThreadsOfAProcess() {
        int child = handle(SystemCallNumber.PROCESS_CREATE, jobHandle, OUT, 0);
        var identities = new HashSet<Long>();
        for (int i = 0; i < 3; i++) {
            int made = handle(SystemCallNumber.THREAD_CREATE, child, 0x40_0000, 0x50_0000, 1, 9);
            identities.add(HandleTable.object(process, made).identity());
        }
        assertEquals(3, call(SystemCallNumber.PROCESS_THREADS, child, OUT, 8));
        assertEquals(identities, Set.of(at(0), at(8), at(16)));
        assertEquals(0, at(24));
        assertEquals(3, call(SystemCallNumber.PROCESS_THREADS, child, OUT + 64, 2), "there are more than asked for");
        assertTrue(identities.containsAll(Set.of(at(64), at(72))));
        assertEquals(0, at(80));
        assertEquals(3, call(SystemCallNumber.PROCESS_THREADS, child, OUT, 0));
    }

    /** A Job that can pay for nothing: each object is refused, and nothing stays reserved. */
    @Test
    void whatNobodyPaysFor() {
        int poor = handle(SystemCallNumber.JOB_CREATE, jobHandle, 8, 7);
        int receiver = handle(SystemCallNumber.RECEIVER_CREATE, jobHandle, 0);
        int sender = handle(SystemCallNumber.SENDER_CREATE, receiver, 1);
        long charged = job.chargedBytes();
        int handles = process.countHandles();
        long[][] calls = {{SystemCallNumber.PROCESS_CREATE, poor, OUT, 0}, {SystemCallNumber.NOTIFY_CREATE, poor},
            {SystemCallNumber.RECEIVER_CREATE, poor, 1}, {SystemCallNumber.JOB_CREATE, poor, 0, 1},
            {SystemCallNumber.FRAME_CREATE, poor, 4096, 0}, {SystemCallNumber.FRAME_PAGER, poor, 4096, sender}};
        for (long[] call : calls) {
            assertEquals(-Status.OUT_OF_QUOTA, call((int) call[0], Arrays.copyOfRange(call, 1, call.length)), "call " + call[0]);
            assertEquals(charged, job.chargedBytes(), "call " + call[0]);
            assertEquals(handles, process.countHandles(), "call " + call[0]);
        }
        assertEquals(0, ((Job) HandleTable.object(process, poor)).chargedBytes());
    }
}
