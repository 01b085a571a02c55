package hiillos.kernel.simulation;

import hiillos.boot.protocol.BootInformation;
import hiillos.boot.protocol.MemoryMap;
import hiillos.boot.protocol.MemoryType;
import hiillos.kernel.CommandLine;
import hiillos.kernel.FirstProcess;
import hiillos.kernel.Log;
import hiillos.kernel.Version;
import hiillos.kernel.arch.amd64.Acpi;
import hiillos.kernel.arch.amd64.IoApics;
import hiillos.kernel.arch.amd64.TranslationCache;
import hiillos.kernel.capability.Job;
import hiillos.kernel.memory.MemoryRanges;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.processor.Processor;
import hiillos.word.Memory;
import hiillos.word.RawMemory;
import java.nio.charset.StandardCharsets;

/** What {@link hiillos.kernel.Kernel} does at its start, as far as a simulated machine has what it is about. */
@RawMemory(reason = "writes what a loader brings")
final class MachineStart {
    private static final int PAGE = PhysicalMemory.PAGE_BYTES;
    private static final long INFORMATION = 0x1000;
    private static final long MAP = 0x2000;
    private static final long COMMAND_LINE = 0x3000;
    private static final long TABLES = 0x8000;
    private static final long LOW_END = 1 << 20;
    /** What threads need to run on a JVM at all is not in the system's budget. */
    private static final long BUFFERS_BYTES = 64L << 20;

    private static Job payer;

    private MachineStart() {}

    static Job payer() {
        return payer;
    }

    static void run(PhysicalPages pages, long memoryBytes, int processors, byte[] initfs, String commandLine) {
        long initfsAt = memoryBytes - (initfs.length + PAGE - 1 & -PAGE);
        for (int at = 0; at < initfs.length; at += PAGE) {
            pages.write(initfsAt + at, initfs, at, Math.min(PAGE, initfs.length - at));
        }
        byte[] text = commandLine.getBytes(StandardCharsets.UTF_8);
        pages.write(COMMAND_LINE, text, 0, text.length);
        CommandLine.set(PhysicalMemory.direct(COMMAND_LINE), text.length);
        long map = PhysicalMemory.direct(MAP);
        MemoryMap.set(map, 0, 0, LOW_END, MemoryType.RESERVED);
        MemoryMap.set(map, 1, LOW_END, initfsAt - LOW_END, MemoryType.USABLE);
        MemoryMap.set(map, 2, initfsAt, memoryBytes - initfsAt, MemoryType.INITFS);
        MemoryRanges.copy(map, 3);
        if (!PhysicalMemory.initialize()) {
            throw new AssertionError("no usable memory");
        }
        TranslationCache.initialize();
        for (int i = 0; i < processors; i++) {
            Processor processor = Processor.of(i);
            processor.setInterruptController(i);
            processor.scratch = PhysicalMemory.direct(PhysicalMemory.allocate(1));
            if (i > 0) {
                Processor.add();
            }
        }
        startLog();
        FirmwareTables.write(TABLES);
        Acpi.simulateDirectMap(memoryBytes);
        Acpi.read(TABLES);
        IoApics.initialize();
        payer = Job.first(BUFFERS_BYTES);
        long information = PhysicalMemory.direct(INFORMATION);
        BootInformation.initialize(information);
        BootInformation.setInitfsAddress(information, initfsAt);
        BootInformation.setInitfsBytes(information, initfs.length);
        FirstProcess.remember(information);
        if (!FirstProcess.start()) {
            throw new AssertionError("the first process cannot start: see the log");
        }
    }

    private static void startLog() {
        Log.initialize();
        Log.setSinks(true, false);
        Log.text("hiillos ");
        Log.text(Version.TEXT);
        Log.line(" on a JVM");
        Log.extend();
    }
}
