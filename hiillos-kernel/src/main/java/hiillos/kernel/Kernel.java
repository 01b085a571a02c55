package hiillos.kernel;

import hiillos.boot.protocol.BootInformation;
import hiillos.kernel.arch.amd64.Acpi;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.arch.amd64.Colours;
import hiillos.kernel.arch.amd64.CpuFeatures;
import hiillos.kernel.arch.amd64.DescriptorTables;
import hiillos.kernel.arch.amd64.IoApics;
import hiillos.kernel.arch.amd64.Isolation;
import hiillos.kernel.arch.amd64.LocalApic;
import hiillos.kernel.arch.amd64.Machine;
import hiillos.kernel.arch.amd64.PageTable;
import hiillos.kernel.arch.amd64.Power;
import hiillos.kernel.arch.amd64.ProcessorStart;
import hiillos.kernel.arch.amd64.Screen;
import hiillos.kernel.arch.amd64.Traps;
import hiillos.kernel.arch.amd64.TranslationCache;
import hiillos.kernel.arch.amd64.VectorState;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.memory.MemoryRanges;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.syscall.Dispatcher;
import hiillos.kernel.syscall.Tracer;
import hiillos.word.EntryPoint;

/** The kernel's start, in order: log, traps, memory, own page tables, devices, self tests, the first process. */
public final class Kernel {
    private static final long FOUR_GIBIBYTES = 4L << 30;
    private static final int EXIT_TESTS_FAILED = 2;

    private Kernel() {}

    /** The whole kernel as a program, for the compiler's command line; it is entered at {@link #start}. */
    public static void main(String[] arguments) {
        start(0);
    }

    /** Called by entry.s on the kernel's own stack with the address of the {@link BootInformation}. Never returns. */
    @EntryPoint("hiillos_kernel_main")
    static void start(long information) {
        Traps.install();
        Log.initialize();
        Log.colour(Colours.TITLE);
        Log.text("hiillos ");
        Log.text(Version.TEXT);
        Log.line(", a capability microkernel in Java");
        Log.colour(Colours.PLAIN);
        CpuFeatures.probe();
        CpuFeatures.enable();
        if (!BootInformation.isValid(information)) {
            Panic.panic("the loader's boot information has another magic, version or size");
        }
        takeMemory(information);
        takeDevices(information);
        MethodTracer.install(BootInformation.kernelPhysicalBase(information));
        long stacks = BootInformation.cpuStackCount(information) > 0 ? BootInformation.cpuStackBase(information) : 0;
        ProcessorStart.startAll(BootInformation.cpuStartPage(information), stacks);
        FirstProcess.remember(information);
        PhysicalMemory.reclaimLoader();
        reportMemory();
        if (CommandLine.has("panic", "test")) {
            Log.number(PanicTest.outer());
        }
        boolean good = !Power.isUnderTest() || SelfTests.run();
        if (!good) {
            Power.off(EXIT_TESTS_FAILED);
        }
        Clock.setAlarm(Clock.nanos());
        if (!FirstProcess.start()) {
            Power.off(0);
        }
        Machine.leaveToUser(Dispatcher.leave());
    }

    private static void takeMemory(long information) {
        CommandLine.set(PhysicalMemory.direct(BootInformation.commandLineAddress(information)),
                BootInformation.commandLineBytes(information));
        Tracer.initialize();
        DescriptorTables.setSystemCallEntry();
        if (CommandLine.has("test", "1")) {
            Power.setUnderTest();
        }
        Log.setSinks(!CommandLine.has("console", "screen"), !CommandLine.has("console", "serial"));
        MemoryRanges.copy(PhysicalMemory.direct(BootInformation.memoryMapAddress(information)),
                BootInformation.memoryMapEntries(information));
        if (!PhysicalMemory.initialize()) {
            Panic.panic("no usable memory");
        }
        Isolation.decide();
        TranslationCache.initialize();
        long end = Math.max(FOUR_GIBIBYTES, MemoryRanges.endOfMemory());
        boolean mapped = PageTable.takeOver(end, BootInformation.kernelPhysicalBase(information),
                BootInformation.kernelVirtualBase(information));
        long vector = PhysicalMemory.allocatePage();
        long buffer = PhysicalMemory.allocate(1);
        if (!mapped || !Isolation.install() || vector == 0 || buffer == 0) {
            Panic.panic("no memory for the kernel's page tables");
        }
        VectorState.initialize(PhysicalMemory.direct(vector));
        Processor.current().scratch = PhysicalMemory.direct(buffer);
        if (!Log.extend()) {
            Panic.panic("no memory for the log");
        }
        if (CpuFeatures.vectorStateBytes() > ThreadObject.vectorAreaBytes()) {
            Panic.panic("the processor's vector state does not fit a thread's page: bytes, room",
                    CpuFeatures.vectorStateBytes(), ThreadObject.vectorAreaBytes());
        }
    }

    private static void takeDevices(long information) {
        long screen = BootInformation.framebufferAddress(information);
        int height = BootInformation.framebufferHeight(information);
        int rowBytes = BootInformation.framebufferRowBytes(information);
        if (screen != 0 && PageTable.mapDirect(screen, (long) height * rowBytes)) {
            Screen.initialize(screen, BootInformation.framebufferWidth(information), height, rowBytes,
                    BootInformation.framebufferFormat(information));
            Log.showEarly();
        }
        CommandLine.warnUnknown();
        reportLoader(information);
        MemoryRanges.print();
        reportProcessor();
        if (!Acpi.read(BootInformation.rsdpAddress(information))) {
            Log.warning("no usable ACPI tables: no power off");
        } else {
            reportAcpi();
        }
        if (CpuFeatures.hasLocalApic()) {
            LocalApic.initialize();
        } else {
            Panic.panic("the processor has no local APIC");
        }
        IoApics.initialize();
        long hpet = Acpi.hpet();
        Clock.calibrate(hpet != 0 && PageTable.mapDirect(hpet, PhysicalMemory.PAGE_BYTES) ? hpet : 0);
    }

    private static void reportLoader(long information) {
        Log.text("boot: by ");
        Log.text(switch (BootInformation.firmware(information)) {
            case BootInformation.FIRMWARE_BIOS -> "BIOS";
            case BootInformation.FIRMWARE_UEFI -> "UEFI";
            case BootInformation.FIRMWARE_PVH -> "PVH";
            default -> "unknown firmware";
        });
        Log.text(", kernel at ");
        Log.hex(BootInformation.kernelPhysicalBase(information));
        Log.text(", ");
        Log.number(BootInformation.kernelBytes(information) >>> 10);
        Log.text(" KiB, initfs ");
        Log.number(BootInformation.initfsBytes(information) >>> 10);
        Log.text(" KiB, screen ");
        Log.number(Screen.columns());
        Log.text("x");
        Log.number(Screen.rows());
        Log.line(" characters");
    }

    private static void reportProcessor() {
        Log.text("cpu: ");
        Log.number(CpuFeatures.physicalAddressBits());
        Log.text(" physical address bits");
        feature(CpuFeatures.hasNoExecute(), " NX");
        feature(CpuFeatures.hasSmep(), " SMEP");
        feature(CpuFeatures.hasSmap(), " SMAP");
        feature(CpuFeatures.hasUmip(), " UMIP");
        feature(CpuFeatures.hasFsgsbase(), " FSGSBASE");
        feature(CpuFeatures.hasXsave(), " XSAVE");
        feature(CpuFeatures.hasContexts(), " PCID");
        feature(CpuFeatures.hasGlobalPages(), " PGE");
        feature(CpuFeatures.hasHugePages(), " 1GiB");
        feature(CpuFeatures.hasInvariantTimeStamp(), " invariant-TSC");
        feature(CpuFeatures.hasExtendedApic(), " x2APIC");
        feature(Isolation.isOn(), ", page tables isolated");
        Log.line();
    }

    private static void feature(boolean present, String name) {
        if (present) {
            Log.text(name);
        }
    }

    private static void reportAcpi() {
        Log.text("acpi: ");
        Log.number(Acpi.processors());
        Log.text(Acpi.processors() == 1 ? " processor" : " processors");
        Log.text(Acpi.hpet() != 0 ? ", HPET" : ", no HPET");
        Log.text(Acpi.canPowerOff() ? ", S5" : ", no S5");
        if (Acpi.badTables() != 0) {
            Log.text(", damaged tables ignored: ");
            Log.number(Acpi.badTables());
        }
        Log.line();
    }

    private static void reportMemory() {
        Log.text("memory: ");
        Log.number(PhysicalMemory.freePages() >>> 8);
        Log.text(" of ");
        Log.number(PhysicalMemory.totalPages() >>> 8);
        Log.line(" MiB free");
    }
}
