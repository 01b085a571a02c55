package hiillos.kernel.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.kernel.CommandLine;
import hiillos.kernel.LogRing;
import hiillos.kernel.SimulatedMachine;
import hiillos.kernel.TestProcess;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.capability.Token;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.schedule.Scheduler;
import hiillos.word.Memory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code trace=calls} writes for each kind of call, argument and result. */
class TracerTest {
    private static final int[] REGISTERS = {FaultRecord.RDI, FaultRecord.RSI, FaultRecord.RDX, FaultRecord.R10,
        FaultRecord.R8, FaultRecord.R9};
    private static final String NAME = "some.name-of-31-bytes-in-all-ok";

    private long page;
    private ProcessObject process;
    private ThreadObject thread;
    private int job;
    private int self;
    private String prefix;

    @BeforeEach
    void machine() {
        SimulatedMachine.start(16 << 20);
        Scheduler.reset();
        assertTrue(LogRing.extend());
        Processor.current().scratch = PhysicalMemory.direct(PhysicalMemory.allocate(1));
        page = PhysicalMemory.direct(PhysicalMemory.allocatePage());
        Job budget = SimulatedMachine.job(4 << 20);
        process = TestProcess.process(budget);
        name(NAME);
        thread = TestProcess.thread(process, 10);
        self = TestProcess.share(process, process, Rights.ALL);
        job = TestProcess.share(process, budget, Rights.ALL);
        assertEquals(Status.OK, Slab.TOKEN.reserve(budget));
        TestProcess.handle(process, new Token(ObjectType.LOG, budget), Rights.ALL);
        prefix = " 0x" + Long.toHexString(thread.frame >>> 12 & 0xfff_ffff) + " ";
        Scheduler.ready(thread);
        assertEquals(thread.frame, Scheduler.leave());
        commandLine("trace=calls");
    }

    @AfterEach
    void off() {
        commandLine("");
        LogRing.forgetPages();
        Scheduler.reset();
        Clock.simulate(0);
    }

    private long bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        Memory.fill(page, (byte) 0, 256);
        for (int i = 0; i < bytes.length; i++) {
            Memory.storeByte(page + i, bytes[i]);
        }
        return bytes.length;
    }

    private void name(String name) {
        bytes(name);
        process.setName(page);
    }

    private void commandLine(String text) {
        long count = bytes(text);
        CommandLine.set(page, (int) count);
        Tracer.initialize();
    }

    /** What the log says of a call. */
    private String traced(long number, long... arguments) {
        for (int i = 0; i < REGISTERS.length; i++) {
            RegisterFrame.set(thread.frame, REGISTERS[i], i < arguments.length ? arguments[i] : 0);
        }
        RegisterFrame.set(thread.frame, FaultRecord.RAX, number);
        long position = LogRing.end();
        assertEquals(thread.frame, Tracer.enter(thread.frame));
        var text = new byte[(int) (LogRing.end() - position)];
        for (int i = 0; i < text.length; i++) {
            text[i] = Memory.loadByte(LogRing.address(position + i));
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private void assertTraced(String expected, long number, long... arguments) {
        assertEquals("trace: " + NAME + prefix + expected + "\n", traced(number, arguments));
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    @Test
    void handlesByTheirTypesAndResultsByTheirKind() {
        assertTraced("null() = 0x0", SystemCallNumber.NULL);
        String made = traced(SystemCallNumber.NOTIFY_CREATE, job);
        long notify = RegisterFrame.get(thread.frame, FaultRecord.RAX);
        assertEquals("trace: " + NAME + prefix + "notify_create(job " + hex(job) + ") = handle " + hex(notify) + "\n", made);
        assertTraced("notify_signal(notify " + hex(notify) + ", bits 1048575) = 0x0", SystemCallNumber.NOTIFY_SIGNAL, notify,
                (1 << 20) - 1);
        assertTraced("notify_signal(notify " + hex(notify) + ", bits 0x100000) = 0x0", SystemCallNumber.NOTIFY_SIGNAL, notify,
                1 << 20);
        assertTraced("notify_wait(notify " + hex(notify) + ", mask 0xffffffffffffffff, until 0) = 0x0",
                SystemCallNumber.NOTIFY_WAIT, notify, -1, 0);
        assertEquals((1 << 21) - 1, RegisterFrame.get(thread.frame, FaultRecord.RDX), "the second result is not lost");
        assertTraced("handle_close(notify " + hex(notify) + ") = 0x0", SystemCallNumber.HANDLE_CLOSE, notify);
        assertTraced("handle_close(handle " + hex(notify) + ") = BAD_HANDLE", SystemCallNumber.HANDLE_CLOSE, notify);
    }

    @Test
    void numbersThatAreNoCall() {
        assertTraced("80() = BAD_SYSTEM_CALL", SystemCallNumber.COUNT);
        assertTraced("-1() = BAD_SYSTEM_CALL", -1);
    }

    @Test
    void messagesDeadlinesAndWaiting() {
        traced(SystemCallNumber.RECEIVER_CREATE, job, 1);
        long receiver = RegisterFrame.get(thread.frame, FaultRecord.RAX);
        traced(SystemCallNumber.SENDER_CREATE, receiver, 1);
        long sender = RegisterFrame.get(thread.frame, FaultRecord.RAX);
        assertTraced("ipc_send(sender " + hex(sender) + ", operation 9, words 3, handles 0) = 0x0", SystemCallNumber.IPC_SEND,
                sender, Message.header(9, 3, 0));
        ThreadObject other = TestProcess.thread(process, 1);
        Scheduler.ready(other);
        RegisterFrame.set(thread.frame, FaultRecord.RAX, SystemCallNumber.PROCESS_WAIT);
        RegisterFrame.set(thread.frame, FaultRecord.RDI, self);
        RegisterFrame.set(thread.frame, FaultRecord.RSI, Long.MAX_VALUE);
        long position = LogRing.end();
        assertEquals(other.frame, Tracer.enter(thread.frame), "the other one runs");
        var line = new StringBuilder();
        for (long at = position; at < LogRing.end(); at++) {
            line.append((char) Memory.loadByte(LogRing.address(at)));
        }
        assertTrue(line.toString().endsWith("process_wait(process " + hex(self) + ", for ever) = waits\n"), line.toString());
    }

    /** A call that does a part and starts again does so with its own number. */
    @Test
    void aCallThatStartsAgain() {
        long pages = 20L * 4096;
        traced(SystemCallNumber.FRAME_CREATE, job, pages, 0);
        long frame = RegisterFrame.get(thread.frame, FaultRecord.RAX);
        int vmem = TestProcess.share(process, process.vmem(), Rights.ALL);
        traced(SystemCallNumber.VMEM_MAP, vmem, frame, 0x40_0000, 0, pages, MapFlags.READ | MapFlags.WRITE);
        RegisterFrame.set(thread.frame, FaultRecord.RIP, 0x40_0002);
        String line = traced(SystemCallNumber.FRAME_READ, frame, 0, 0x40_0000, pages);
        assertTrue(line.endsWith(") = again\n"), line);
        assertEquals(SystemCallNumber.FRAME_READ, RegisterFrame.get(thread.frame, FaultRecord.RAX));
        assertEquals(0x40_0000, RegisterFrame.get(thread.frame, FaultRecord.RIP));
        assertTrue(traced(SystemCallNumber.FRAME_READ, frame, 0, 0x40_0000, pages).endsWith(") = " + hex(pages) + "\n"));
    }

    @Test
    void onlyTheProcessOfTheName() {
        for (String word : new String[] {NAME, "x " + "trace=calls:" + NAME, NAME + " trace=other"}) {
            commandLine(word.contains("trace=calls") ? word : "trace=calls:" + word);
            assertTrue(Tracer.isOn());
            assertTraced("null() = 0x0", SystemCallNumber.NULL);
        }
        for (String other : new String[] {NAME + "x", NAME.substring(1), NAME.substring(0, 30), "x", ""}) {
            commandLine("trace=calls:" + other);
            assertTrue(Tracer.isOn());
            assertEquals("", traced(SystemCallNumber.NULL), other);
            assertEquals(0, RegisterFrame.get(thread.frame, FaultRecord.RAX), "the call is made all the same");
        }
        name("pm");
        commandLine("trace=calls:pm");
        assertTrue(traced(SystemCallNumber.NULL).startsWith("trace: pm" + prefix));
        name("p\u00fc\u007f\u001f\u0020~");
        commandLine("trace=calls");
        assertTrue(traced(SystemCallNumber.NULL).startsWith("trace: p??? ~" + prefix), "unprintable bytes");
        commandLine("trace=call");
        assertFalse(Tracer.isOn());
        assertEquals("", traced(SystemCallNumber.NULL));
    }
}
