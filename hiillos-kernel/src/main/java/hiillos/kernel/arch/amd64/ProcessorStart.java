package hiillos.kernel.arch.amd64;

import hiillos.kernel.Log;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.processor.Rendezvous;
import hiillos.word.EntryPoint;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/**
 * Starts the other processors that ACPI lists, one after the other (SDM 3A 9.4.4: INIT, start-up, start-up), through the
 * page below 1 MiB that the loader has reserved. One that does not answer is reset, so that it never comes late.
 */
@RawMemory(reason = "writes the start page")
public final class ProcessorStart {
    /** Where the areas of the other processors are mapped, each with a gap as large as itself behind. */
    public static final long AREAS = 0xffff_ff00_0000_0000L;
    public static final long AREA_STRIDE = 2L * ProcessorArea.BYTES;
    private static final long MILLISECOND = 1_000_000;
    private static final long PATIENCE = 1000 * MILLISECOND;

    // Fields of the start code.
    private static final int ROOT = 8;
    private static final int CONTROL4 = 12;
    private static final int EFER = 16;
    private static final int CONTROL0 = 20;
    private static final int LONG_MODE = 24;
    private static final int SEGMENTS = 34;
    private static final int STACK = 56;
    private static final int PROCESSOR = 64;

    private static final int CONTROL4_PHYSICAL_EXTENSION = 1 << 5;
    private static final int EFER_LONG_MODE = 1 << 8;
    private static final int EFER_NO_EXECUTE = 1 << 11;
    /** PG, WP, NE, ET, MP, PE. */
    private static final int CONTROL0_VALUE = 0x8001_0033;

    private ProcessorStart() {}

    /**
     * Starts all.
     *
     * @param startPage the loader's page below 1 MiB, 0 if it has none
     * @param lowPage a page below 4 GiB that is the kernel's, for the first page table root; 0 if there is none
     */
    public static void startAll(long startPage, long lowPage) {
        int listed = Madt.processors();
        if (listed > 1 && (startPage == 0 || lowPage == 0)) {
            Log.warning("the loader has reserved nothing to start other processors with: one processor is used");
            return;
        }
        int own = LocalApic.id();
        int silent = 0;
        for (int i = 0; i < listed; i++) {
            int id = Madt.processorId(i);
            if (id != own && !start(id, startPage, lowPage)) {
                silent++;
                Log.text("warning: the processor with interrupt controller ");
                Log.number(id);
                Log.line(" does not start");
            }
        }
        if (Processor.count() > 1) {
            freeTables(startPage, lowPage);
        }
        report(silent);
    }

    /** Frees the tables that mapped the start page; the root itself is the loader's memory. */
    private static void freeTables(long startPage, long root) {
        long table = root;
        for (int level = 3; level > 0; level--) {
            long next = PageTable.physicalPage(Memory.loadLong(PhysicalMemory.direct(table)
                    + ((startPage >>> 12 + 9 * level & 511) << 3)));
            if (table != root) {
                PhysicalMemory.freePage(table);
            }
            table = next;
        }
        PhysicalMemory.freePage(table);
    }

    private static void report(int silent) {
        Log.text("processors: ");
        Log.number(Processor.count());
        Log.text(" running");
        if (silent != 0) {
            Log.text(", silent: ");
            Log.number(silent);
        }
        if (Madt.unusedProcessors() != 0) {
            Log.text(", beyond the kernel's maximum: ");
            Log.number(Madt.unusedProcessors());
        }
        Log.line(LocalApic.isExtended() ? ", x2APIC" : ", xAPIC");
    }

    private static boolean start(int id, long startPage, long lowPage) {
        Processor processor = Processor.of(Processor.count());
        if (processor.area() == 0 && !makeArea(processor) || !prepare(processor, startPage, lowPage)) {
            return false;
        }
        processor.setInterruptController(id);
        Rendezvous.reset(processor);
        LocalApic.sendReset(id);
        pause(10 * MILLISECOND);
        LocalApic.sendStart(id, startPage);
        if (!Rendezvous.arrives(processor, Clock.nanos() + MILLISECOND)) {
            LocalApic.sendStart(id, startPage);
        }
        if (!Rendezvous.arrives(processor, Clock.nanos() + PATIENCE) || !Rendezvous.compareStamps(processor)) {
            LocalApic.sendReset(id);
            return false;
        }
        Processor.add();
        Rendezvous.release(processor);
        return true;
    }

    private static void pause(long nanos) {
        long end = Clock.nanos() + nanos;
        while (Clock.nanos() < end) {
            Machine.pause();
        }
    }

    private static boolean makeArea(Processor processor) {
        long area = AREAS + processor.number * AREA_STRIDE;
        for (long page = ProcessorArea.STACK; page < ProcessorArea.BYTES; page += PageTable.PAGE_BYTES) {
            long physical = PhysicalMemory.allocatePage();
            if (physical == 0 || !PageTable.mapKernel(area + page, physical)) {
                return false;
            }
        }
        long scratch = PhysicalMemory.allocate(1);
        if (scratch == 0) {
            return false;
        }
        processor.scratch = PhysicalMemory.direct(scratch);
        processor.setArea(area);
        return Isolation.shareArea(area);
    }

    /** Fills the start page, and the root that a processor can load before it has 64 bits. */
    private static boolean prepare(Processor processor, long startPage, long lowPage) {
        long root = PhysicalMemory.direct(lowPage);
        Memory.copy(root + 2048, PhysicalMemory.direct(PageTable.kernelRoot()) + 2048, 2048);
        long entry = PageTable.entry(lowPage, startPage, 0, true, false);
        if (entry == 0) {
            return false;
        }
        Memory.storeLong(entry, startPage | PageTable.PRESENT | PageTable.WRITABLE);
        long code = PhysicalMemory.direct(startPage);
        Memory.copy(code, Machine.startCode(), Machine.startCodeEnd() - Machine.startCode());
        Memory.storeInt(code + ROOT, (int) lowPage);
        Memory.storeInt(code + CONTROL4, CONTROL4_PHYSICAL_EXTENSION);
        Memory.storeInt(code + EFER, CpuFeatures.hasNoExecute() ? EFER_LONG_MODE | EFER_NO_EXECUTE : EFER_LONG_MODE);
        Memory.storeInt(code + CONTROL0, CONTROL0_VALUE);
        Memory.storeInt(code + LONG_MODE, Memory.loadInt(code + LONG_MODE) + (int) startPage);
        Memory.storeInt(code + SEGMENTS, Memory.loadInt(code + SEGMENTS) + (int) startPage);
        Memory.storeLong(code + STACK, processor.area() + ProcessorArea.STACK_TOP);
        Memory.storeLong(code + PROCESSOR, Memory.addressOf(processor));
        return true;
    }

    /** The started processor's first Java, on its own stack. Never returns. */
    @EntryPoint("hiillos_kernel_processor_main")
    static void arrive(long address) {
        Processor self = (Processor) Memory.objectAt(address);
        DescriptorTables.install(self);
        CpuFeatures.enable();
        TranslationCache.enterKernel(self);
        LocalApic.enable();
        Clock.initializeProcessor();
        Rendezvous.arrive(self);
        Machine.idle();
    }
}
