package hiillos.kernel;

import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.Status;
import hiillos.kernel.arch.amd64.Acpi;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.arch.amd64.Machine;
import hiillos.kernel.arch.amd64.PageTable;
import hiillos.kernel.capability.HandleTable;
import hiillos.kernel.capability.Job;
import hiillos.kernel.capability.ProcessObject;
import hiillos.kernel.capability.Token;
import hiillos.kernel.memory.Frame;
import hiillos.kernel.memory.MemoryTests;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Reclaimer;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.memory.Vmem;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.processor.GracePeriod;
import hiillos.kernel.processor.ProcessorTests;
import hiillos.kernel.syscall.ProcessCalls;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/** What only the real machine can show, as a TAP report: {@code test=1}. */
@RawMemory(reason = "looks at what the allocators made")
final class SelfTests {
    /** Milliseconds, about. */
    private static final int PATIENCE = 2000;
    private static final int COUNT = 18;

    private static int number;
    private static int failures;

    private SelfTests() {}

    /** Runs all; tells whether all were good. */
    static boolean run() {
        Log.line("TAP version 13");
        Log.text("1..");
        Log.number(COUNT);
        Log.line();
        report(tablesProtect(), "page tables: code is read-only, page 0 and the stack's guard are absent");
        report(allocatorZeroes(), "physical memory: blocks come zeroed and go back whole");
        report(allocatorAligns(), "physical memory: large blocks are aligned to their size");
        report(alarmComesInTime(), "clock: an alarm ends a wait, and not before its time");
        report(pastAlarmComesAtOnce(), "clock: an alarm in the past comes at once");
        report(clockAgrees(), "clock: 20 ms of the PIT are about as long by the clock");
        report(acpiIsSound(), "acpi: no table is damaged");
        Job job = Job.first(4L << 20);
        ProcessObject process = job == null ? null : ProcessCalls.make(job);
        boolean made = process != null;
        report(made, "process: one can be made");
        report(made && staleHandles(process, job), "handles: a closed handle is bad, its slot's next handle is another");
        report(made && rightsShrink(process, job), "handles: rights are checked");
        report(made && mappings(process, job), "address space: overlap, low pages and writable code are refused");
        report(made && MemoryTests.largePages(process.vmem(), job), "address space: a large page is one entry and zero");
        report(made && MemoryTests.clones(process.vmem(), job), "frame: a clone shares until one of both writes");
        report(made && MemoryTests.cacheModes(process.vmem(), job), "address space: all cache modes");
        report(made && ProcessorTests.together(process.vmem()),
                "processors: all are set up alike, share a lock and shoot down at the same time");
        report(gracePasses(), "processors: a grace period passes all of them");
        report(made && quota(job), "job: a frame beyond the budget fails with OUT_OF_QUOTA");
        if (made) {
            process.end(1);
            process.release();
        }
        report(made && isFreed(job), "process: its end gives back all that its job paid");
        return failures == 0;
    }

    private static void report(boolean good, String name) {
        number++;
        Log.text(good ? "ok " : "not ok ");
        Log.number(number);
        Log.text(" - ");
        Log.line(name);
        failures += good ? 0 : 1;
    }

    private static boolean tablesProtect() {
        long root = Machine.pageTableRoot();
        long code = PageTable.translate(root, Machine.imageStart());
        long constant = PageTable.translate(root, Machine.constantsStart());
        long data = PageTable.translate(root, Machine.dataStart());
        return (code & (PageTable.PRESENT | PageTable.WRITABLE)) == PageTable.PRESENT
                && (constant & (PageTable.PRESENT | PageTable.WRITABLE)) == PageTable.PRESENT
                && (data & PageTable.WRITABLE) != 0 && (data & PageTable.USER) == 0
                && PageTable.translate(root, 0) == 0 && PageTable.translate(root, Machine.bootArea()) == 0;
    }

    private static boolean allocatorZeroes() {
        long before = PhysicalMemory.freePages();
        long block = PhysicalMemory.allocate(3);
        if (block == 0) {
            return false;
        }
        boolean zero = true;
        for (int i = 0; i < 8 * PhysicalMemory.PAGE_BYTES; i += 8) {
            zero &= Memory.loadLong(PhysicalMemory.direct(block) + i) == 0;
        }
        Memory.fill(PhysicalMemory.direct(block), (byte) 0x5a, 8 * PhysicalMemory.PAGE_BYTES);
        boolean taken = PhysicalMemory.freePages() == before - 8;
        PhysicalMemory.free(block, 3);
        return zero && taken && PhysicalMemory.freePages() == before;
    }

    private static boolean allocatorAligns() {
        boolean aligned = true;
        for (int order = 0; order <= 9; order++) {
            long block = PhysicalMemory.allocate(order);
            if (block == 0) {
                return false;
            }
            aligned &= (block & ((long) PhysicalMemory.PAGE_BYTES << order) - 1) == 0;
            PhysicalMemory.free(block, order);
        }
        return aligned;
    }

    private static boolean alarmComesInTime() {
        Processor processor = Processor.current();
        long before = processor.alarms;
        long deadline = Clock.nanos() + 20_000_000;
        // At least once: an emulator may have been late already.
        do {
            Clock.setAlarm(deadline);
            Machine.waitForInterrupt();
        } while (Clock.nanos() < deadline);
        long late = Clock.nanos() - deadline;
        Clock.cancelAlarm();
        // Emulators are late now and then: only nonsense fails.
        return processor.alarms > before && processor.alarms < before + 10 && late < 2_000_000_000;
    }

    private static boolean pastAlarmComesAtOnce() {
        Processor processor = Processor.current();
        long before = processor.alarms;
        Clock.setAlarm(Clock.nanos() - 1);
        Machine.waitForInterrupt();
        Clock.cancelAlarm();
        Clock.setAlarm(-5);
        Machine.waitForInterrupt();
        Clock.cancelAlarm();
        return processor.alarms >= before + 2;
    }

    private static boolean clockAgrees() {
        // Against the PIT's channel 2, which nothing else uses any more: 20 ms.
        long before = Clock.nanos();
        Machine.outByte(0x61, Machine.inByte(0x61) & ~3);
        Machine.outByte(0x43, 0xb0);
        Machine.outByte(0x42, 23_864 & 0xff);
        Machine.outByte(0x42, 23_864 >>> 8);
        Machine.outByte(0x61, Machine.inByte(0x61) | 1);
        while ((Machine.inByte(0x61) & 0x20) == 0 && Clock.nanos() - before < 4_000_000_000L) {
            Machine.pause();
        }
        long passed = Clock.nanos() - before;
        return passed > 10_000_000 && passed < 2_000_000_000;
    }

    private static boolean acpiIsSound() {
        return Acpi.badTables() == 0;
    }

    private static boolean gracePasses() {
        settle();
        GracePeriod.begin();
        return waitForGrace();
    }

    private static boolean waitForGrace() {
        for (int i = 0; i < PATIENCE && GracePeriod.isUnderWay(); i++) {
            letInterruptsIn();
        }
        return !GracePeriod.isUnderWay();
    }

    private static void letInterruptsIn() {
        Clock.setAlarm(Clock.nanos() + 1_000_000);
        Machine.waitForInterrupt();
        Clock.cancelAlarm();
    }

    /** Waits until all that ended here is freed. */
    private static void settle() {
        Reclaimer.drain();
        while (GracePeriod.isUnderWay() && waitForGrace()) {
            Reclaimer.drain();
        }
    }

    /** Waits until a job pays for nothing any more: another processor may be the one that frees. */
    private static boolean isFreed(Job job) {
        for (int i = 0; i < PATIENCE && job.chargedBytes() != 0; i++) {
            settle();
            letInterruptsIn();
        }
        return job.chargedBytes() == 0;
    }

    private static boolean staleHandles(ProcessObject process, Job job) {
        int first = token(process, job, Rights.ALL);
        boolean closed = HandleTable.close(process, first) == Status.OK;
        boolean stale = HandleTable.object(process, first) == null && HandleTable.close(process, first) == Status.BAD_HANDLE;
        int second = token(process, job, Rights.ALL);
        boolean fresh = second != first && HandleTable.object(process, second) != null;
        return closed && stale && fresh && HandleTable.close(process, second) == Status.OK;
    }

    private static int token(ProcessObject process, Job job, int rights) {
        if (HandleTable.reserve(process) != Status.OK || Slab.TOKEN.reserve(job) != Status.OK) {
            return 0;
        }
        return HandleTable.insert(process, new Token(ObjectType.LOG, job), rights);
    }

    private static boolean rightsShrink(ProcessObject process, Job job) {
        int handle = token(process, job, Rights.READ);
        return HandleTable.check(process, handle, ObjectType.LOG, Rights.READ) == Status.OK
                && HandleTable.check(process, handle, ObjectType.LOG, Rights.WRITE) == Status.ACCESS_DENIED
                && HandleTable.check(process, handle, ObjectType.POWER, 0) == Status.WRONG_TYPE
                && HandleTable.close(process, handle) == Status.OK;
    }

    private static boolean mappings(ProcessObject process, Job job) {
        if (Slab.FRAME.reserve(job) != Status.OK) {
            return false;
        }
        Frame frame = new Frame(job, 4);
        Vmem vmem = process.vmem();
        int readWrite = MapFlags.READ | MapFlags.WRITE;
        boolean mapped = vmem.map(frame, 0x40_0000, 0, 0x4000, readWrite, MapFlags.ALL) == 0x40_0000;
        boolean overlap = vmem.map(frame, 0x40_3000, 0, 0x1000, readWrite, MapFlags.ALL) == -Status.ALREADY_MAPPED;
        boolean low = vmem.map(frame, 0xf000, 0, 0x1000, readWrite, MapFlags.ALL) == -Status.BAD_ADDRESS;
        boolean both = vmem.map(frame, 0x50_0000, 0, 0x1000, MapFlags.ALL, MapFlags.ALL) == -Status.WRITE_AND_EXECUTE;
        boolean touched = vmem.fault(0x40_1234, MapFlags.WRITE) == Status.OK && frame.page(1) != 0;
        boolean absent = vmem.fault(0x40_4000, MapFlags.READ) == Status.BAD_ADDRESS;
        boolean unmapped = vmem.unmap(0x40_1000, 0x1000) == Status.OK && vmem.countMappings() == 2
                && PageTable.translate(vmem.root(), 0x40_1000) == 0;
        frame.release();
        return mapped && overlap && low && both && touched && absent && unmapped;
    }

    private static boolean quota(Job job) {
        if (Slab.FRAME.reserve(job) != Status.OK) {
            return false;
        }
        Frame frame = new Frame(job, 4096);
        int status = Status.OK;
        for (int i = 0; i < 4096 && status == Status.OK; i++) {
            status = frame.touch(i);
        }
        frame.release();
        settle();
        return status == Status.OUT_OF_QUOTA;
    }
}
