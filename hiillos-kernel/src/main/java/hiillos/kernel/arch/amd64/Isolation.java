package hiillos.kernel.arch.amd64;

import hiillos.kernel.CommandLine;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.processor.Processor;
import hiillos.word.Memory;
import hiillos.word.RawMemory;

/**
 * Page-table isolation, for processors on which user code can read by speculation what is mapped for the kernel
 * (Meltdown): in user mode another root is active, which maps of the kernel only the entry code, the interrupt table, and
 * each processor's tables and entry stacks. It lies in the page behind the kernel's root of the same address space and has
 * the same lower half. {@code pti=on} and {@code pti=off} on the command line decide otherwise.
 *
 * <p>With isolation every system call takes the long way, and no kernel page is global.
 */
@RawMemory(reason = "fills page tables")
public final class Isolation {
    /** From an address space's root to the one that is active in user mode. */
    public static final int USER_ROOT = 4096;
    private static final long KEPT_RIGHTS = PageTable.NO_EXECUTE | PageTable.WRITABLE | PageTable.PRESENT;

    private static boolean on;
    /** A root whose upper half every user's root copies. */
    private static long template;

    private Isolation() {}

    /** Reads processor and command line; before the kernel has page tables. */
    public static void decide() {
        on = CommandLine.has("pti", "on") || CpuFeatures.isReadableByMeltdown() && !CommandLine.has("pti", "off");
    }

    public static boolean isOn() {
        return on;
    }

    /** Order of the block that an address space's root takes. */
    static int rootOrder() {
        return on ? 1 : 0;
    }

    static long template() {
        return template;
    }

    /** Makes the template and the ways in, for the processor that boots; before others and processes are. */
    public static boolean install() {
        if (!on) {
            return true;
        }
        template = PhysicalMemory.allocatePage();
        if (template == 0 || !share(Machine.imageStart(), Machine.entryEnd())
                || !share(Machine.interruptTable(), Machine.interruptTable() + PageTable.PAGE_BYTES)
                || !shareArea(Machine.bootArea())) {
            return false;
        }
        DescriptorTables.makeInterruptTable();
        DescriptorTables.setSystemCallEntry();
        TranslationCache.enterKernel(Processor.current());
        return true;
    }

    /** Lets users' roots map what a processor needs to enter the kernel. */
    static boolean shareArea(long area) {
        return !on || share(area + ProcessorArea.STACK_TOP, area + ProcessorArea.BYTES);
    }

    /** An entry of a root's lower half was stored: the root that is active in user mode has the same. */
    public static void copyTop(long slot, long value) {
        if (on) {
            Memory.storeLong(slot + USER_ROOT, value);
        }
    }

    private static boolean share(long start, long end) {
        for (long at = start & -PageTable.PAGE_BYTES; at < end; at += PageTable.PAGE_BYTES) {
            long leaf = PageTable.translate(PageTable.kernelRoot(), at);
            long entry = PageTable.entry(template, at, 0, true, false);
            if (entry == 0) {
                return false;
            }
            Memory.storeLong(entry, PageTable.physicalPage(leaf) | leaf & KEPT_RIGHTS);
        }
        return true;
    }
}
