package hiillos.kernel.syscall;

import hiillos.abi.kernel.SystemInformation;
import hiillos.kernel.Log;
import hiillos.kernel.LogRing;
import hiillos.kernel.Version;
import hiillos.kernel.arch.amd64.Acpi;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.arch.amd64.CpuFeatures;
import hiillos.kernel.arch.amd64.IoApics;
import hiillos.kernel.arch.amd64.Isolation;
import hiillos.kernel.arch.amd64.LocalApic;
import hiillos.kernel.arch.amd64.Madt;
import hiillos.kernel.device.Interrupts;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.memory.Slab;
import hiillos.kernel.processor.Processor;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/** Fills the records of {@link SystemInformation} in the processor's scratch pages. Counters of others may be a moment old. */
@RawMemory(reason = "writes records")
final class SystemRecords {
    private SystemRecords() {}

    /** Fills the record of a topic, which there is. Returns its length, at most two pages. */
    static int fill(int topic) {
        long record = Processor.current().scratch;
        Memory.fill(record, (byte) 0, 2L * PhysicalMemory.PAGE_BYTES);
        int bytes = switch (topic) {
            case SystemInformation.PROCESSORS -> processors(record);
            case SystemInformation.SLABS -> slabs(record);
            case SystemInformation.FIRMWARE -> firmware(record);
            default -> general(record);
        };
        Memory.storeInt(record, SystemInformation.VERSION);
        Memory.storeInt(record + SystemInformation.RECORD_BYTES, bytes);
        return bytes;
    }

    private static int general(long record) {
        Memory.storeLong(record + SystemInformation.UPTIME, Clock.nanos());
        Memory.storeLong(record + SystemInformation.CLOCK_HERTZ, Clock.stampHertz());
        Memory.storeLong(record + SystemInformation.MEMORY_TOTAL, PhysicalMemory.totalPages() * PhysicalMemory.PAGE_BYTES);
        Memory.storeLong(record + SystemInformation.MEMORY_FREE, PhysicalMemory.freePages() * PhysicalMemory.PAGE_BYTES);
        Memory.storeLong(record + SystemInformation.PROCESSOR_COUNT, Processor.count());
        Memory.storeLong(record + SystemInformation.FEATURES, features());
        Memory.storeLong(record + SystemInformation.LOG_OLDEST, LogRing.oldest());
        Memory.storeLong(record + SystemInformation.LOG_END, LogRing.end());
        Memory.storeLong(record + SystemInformation.STRAY_INTERRUPTS, Interrupts.strays());
        storeText(record + SystemInformation.KERNEL_VERSION, Version.TEXT, SystemInformation.KERNEL_VERSION_BYTES);
        Memory.storeLong(record + SystemInformation.LOG_HANDED_OVER, Log.handedOverAt());
        return SystemInformation.GENERAL_BYTES;
    }

    private static long features() {
        return bit(CpuFeatures.hasNoExecute(), SystemInformation.FEATURE_NO_EXECUTE)
                | bit(CpuFeatures.hasSmep(), SystemInformation.FEATURE_SMEP)
                | bit(CpuFeatures.hasSmap(), SystemInformation.FEATURE_SMAP)
                | bit(CpuFeatures.hasUmip(), SystemInformation.FEATURE_UMIP)
                | bit(CpuFeatures.hasXsave(), SystemInformation.FEATURE_XSAVE)
                | bit(CpuFeatures.hasGlobalPages(), SystemInformation.FEATURE_GLOBAL_PAGES)
                | bit(CpuFeatures.hasHugePages(), SystemInformation.FEATURE_HUGE_PAGES)
                | bit(CpuFeatures.hasInvariantTimeStamp(), SystemInformation.FEATURE_INVARIANT_STAMP)
                | bit(LocalApic.isExtended(), SystemInformation.FEATURE_EXTENDED_APIC)
                | bit(Clock.usesDeadline(), SystemInformation.FEATURE_STAMP_DEADLINE)
                | bit(Clock.usesTimeStamp(), SystemInformation.FEATURE_STAMP_CLOCK)
                | bit(CpuFeatures.hasContexts(), SystemInformation.FEATURE_PROCESS_CONTEXT)
                | bit(Isolation.isOn(), SystemInformation.FEATURE_ISOLATION);
    }

    private static long bit(boolean present, long mask) {
        return present ? mask : 0;
    }

    private static void storeText(long target, String text, int room) {
        int length = Math.min(text.length(), room);
        for (int i = 0; i < length; i++) {
            Memory.storeByte(target + i, (byte) text.charAt(i));
        }
    }

    private static int startList(long record, int entries, int entryBytes) {
        Memory.storeInt(record + SystemInformation.ENTRIES, entries);
        Memory.storeInt(record + SystemInformation.ENTRY_BYTES, entryBytes);
        return SystemInformation.FIRST_ENTRY + entries * entryBytes;
    }

    private static int processors(long record) {
        int count = Processor.count();
        for (int i = 0; i < count; i++) {
            Processor processor = Processor.of(i);
            long entry = record + SystemInformation.FIRST_ENTRY + (long) i * SystemInformation.PROCESSOR_ENTRY_BYTES;
            Memory.storeInt(entry + SystemInformation.PROCESSOR_NUMBER, i);
            Memory.storeInt(entry + SystemInformation.PROCESSOR_CONTROLLER, processor.interruptController());
            Memory.storeLong(entry + SystemInformation.PROCESSOR_INTERRUPTS, processor.interrupts);
            Memory.storeLong(entry + SystemInformation.PROCESSOR_ALARMS, processor.alarms);
            Memory.storeLong(entry + SystemInformation.PROCESSOR_REQUESTS, processor.requests);
            Memory.storeLong(entry + SystemInformation.PROCESSOR_SWITCHES, processor.switches);
            Memory.storeLong(entry + SystemInformation.PROCESSOR_IDLE, processor.idleNanos());
            Memory.storeLong(entry + SystemInformation.PROCESSOR_SHOOTDOWNS, processor.shootdowns);
        }
        return startList(record, count, SystemInformation.PROCESSOR_ENTRY_BYTES);
    }

    private static int slabs(long record) {
        int count = Slab.count();
        for (int i = 0; i < count; i++) {
            Slab slab = Slab.of(i);
            long entry = record + SystemInformation.FIRST_ENTRY + (long) i * SystemInformation.SLAB_ENTRY_BYTES;
            storeText(entry + SystemInformation.SLAB_NAME, slab.name(), SystemInformation.SLAB_NAME_BYTES);
            Memory.storeLong(entry + SystemInformation.SLAB_CELL_BYTES, slab.cellBytes());
            Memory.storeLong(entry + SystemInformation.SLAB_USED, slab.used());
            Memory.storeLong(entry + SystemInformation.SLAB_RESERVED, slab.reserved());
        }
        return startList(record, count, SystemInformation.SLAB_ENTRY_BYTES);
    }

    private static int firmware(long record) {
        Memory.storeLong(record + SystemInformation.ACPI_ROOT, Acpi.root());
        Memory.storeLong(record + SystemInformation.HPET, Acpi.hpet());
        Memory.storeLong(record + SystemInformation.ACPI_INTERRUPT, Acpi.systemInterrupt());
        Memory.storeLong(record + SystemInformation.CONTROLLERS, IoApics.controllers());
        long lines = 0;
        for (int i = 0; i < IoApics.controllers(); i++) {
            lines += IoApics.lines(i);
        }
        Memory.storeLong(record + SystemInformation.LINES, lines);
        for (int i = 0; i < Madt.ISA_LINES; i++) {
            Memory.storeLong(record + SystemInformation.ISA_LINES + 8L * i,
                    Madt.isaLine(i) & 0xffff | bit(Madt.isaIsLevel(i), 1 << 16) | bit(Madt.isaIsLow(i), 1 << 17));
        }
        int windows = Acpi.windows();
        Memory.storeLong(record + SystemInformation.PCI_WINDOWS, windows);
        for (int i = 0; i < windows; i++) {
            long entry = record + SystemInformation.FIRST_PCI_WINDOW + (long) i * SystemInformation.PCI_WINDOW_BYTES;
            Memory.storeLong(entry, Acpi.window(i));
            Memory.storeLong(entry + 8, Acpi.windowBuses(i) & 0xffff_ffffL);
        }
        return SystemInformation.FIRST_PCI_WINDOW + windows * SystemInformation.PCI_WINDOW_BYTES;
    }
}
