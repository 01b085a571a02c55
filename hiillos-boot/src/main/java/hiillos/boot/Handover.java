package hiillos.boot;

import hiillos.boot.machine.Processor;
import hiillos.boot.protocol.BootInformation;
import hiillos.boot.protocol.MemoryType;
import hiillos.word.AssemblyFile;
import hiillos.word.Memory;
import hiillos.word.SymbolAddress;

/**
 * The end of every start: page tables, boot information, and the jump into the kernel.
 *
 * <p>The arena, one range of memory below 4 GiB that the platform takes for {@link #arenaBytes} bytes:
 *
 * <pre>
 * 0        boot information (one page)
 * 4096     memory map (three pages)
 * 16384    command line (one page)
 * 20480    boot stack (64 KiB)
 * 86016    page tables
 * </pre>
 *
 * <p>Order of calls: {@link #setFramebuffer}, {@link #prepare}, the {@code BootInformation} setters of what only the
 * platform knows, then with interrupts off and the final memory map normalised {@link #start}.
 */
@AssemblyFile("handover.s")
public final class Handover {
    /** The longest command line that is handed over. */
    public static final int MAXIMUM_COMMAND_LINE_BYTES = 4096;

    private static final long PAGE = 4096;
    private static final long MAP_OFFSET = PAGE;
    private static final long COMMAND_LINE_OFFSET = 4 * PAGE;
    private static final long STACK_OFFSET = 5 * PAGE;
    private static final long TABLES_OFFSET = STACK_OFFSET + BootInformation.STACK_BYTES;
    private static final long GIBIBYTE = 1L << 30;
    private static final long LARGE_PAGE = 2L << 20;
    private static final long FOUR_GIBIBYTES = 4 * GIBIBYTE;
    /** The direct map never reaches the kernel's own half of the address space. */
    private static final long DIRECT_MAP_LIMIT = 64L << 40;
    /** Root; tables of kernel, start page and framebuffer that are not counted by size. */
    private static final long FIXED_TABLES = 16;

    private static long information;
    private static long cpuStartPage;
    private static long framebuffer;
    private static int framebufferWidth;
    private static int framebufferHeight;
    private static int framebufferRowBytes;
    private static int framebufferFormat;

    private Handover() {}

    /** Bytes of the arena for the memory that {@link MemoryRanges} knows and the kernel that {@link ElfImage} knows. */
    public static long arenaBytes(boolean gigabytePages) {
        long directEnd = directMapEnd();
        long directories = (gigabytePages ? FOUR_GIBIBYTES : directEnd) / GIBIBYTE;
        long pointerTables = directEnd / (512 * GIBIBYTE) + 1;
        long kernelTables = ElfImage.virtualBytes() / LARGE_PAGE + 2;
        long framebufferTables = 2 + framebufferBytes() / GIBIBYTE;
        return TABLES_OFFSET + PAGE * (FIXED_TABLES + directories + pointerTables + kernelTables + framebufferTables);
    }

    /** Number of stacks for other CPUs: more where there is memory to spare. */
    public static int cpuStackCount() {
        return MemoryRanges.usableBytes() >= GIBIBYTE ? 63 : 15;
    }

    /** Names the framebuffer (as {@link BootInformation} describes it) and claims its memory. */
    public static void setFramebuffer(long address, int width, int height, int rowBytes, int format) {
        framebuffer = address;
        framebufferWidth = width;
        framebufferHeight = height;
        framebufferRowBytes = rowBytes;
        framebufferFormat = format;
        if (address != 0) {
            MemoryRanges.claim(address, framebufferBytes(), MemoryType.FRAMEBUFFER);
        }
    }

    private static long framebufferBytes() {
        return (long) framebufferRowBytes * framebufferHeight;
    }

    /**
     * Makes the page tables and fills the boot information but for the memory map.
     *
     * @param arena page aligned
     * @param kernel physical address where the kernel's segments have been placed, page aligned
     * @param startPage page aligned, below 1 MiB
     * @return what is wrong, or null
     */
    public static String prepare(long arena, long arenaBytes, long kernel, long startPage, boolean noExecute,
            boolean gigabytePages) {
        information = arena;
        cpuStartPage = startPage;
        PageTables.begin(arena + TABLES_OFFSET, arenaBytes - TABLES_OFFSET);
        long noExecuteRight = noExecute ? PageTables.NO_EXECUTE : 0;
        if (!mapDirect(noExecuteRight, gigabytePages) || !mapKernel(kernel, noExecuteRight)
                || !PageTables.map(startPage, startPage, PAGE, PageTables.LEVEL_4K, 0)) {
            return "The page tables do not fit into the memory that was set aside for them.";
        }
        BootInformation.initialize(arena);
        BootInformation.setMemoryMapAddress(arena, arena + MAP_OFFSET);
        BootInformation.setFramebufferAddress(arena, framebuffer);
        BootInformation.setFramebufferWidth(arena, framebufferWidth);
        BootInformation.setFramebufferHeight(arena, framebufferHeight);
        BootInformation.setFramebufferRowBytes(arena, framebufferRowBytes);
        BootInformation.setFramebufferFormat(arena, framebufferFormat);
        BootInformation.setKernelPhysicalBase(arena, kernel);
        BootInformation.setKernelBytes(arena, ElfImage.virtualBytes());
        BootInformation.setKernelVirtualBase(arena, ElfImage.virtualBase());
        BootInformation.setPageTableRoot(arena, PageTables.root());
        BootInformation.setBootStackBase(arena, arena + STACK_OFFSET);
        BootInformation.setBootStackBytes(arena, BootInformation.STACK_BYTES);
        BootInformation.setCpuStartPage(arena, startPage);
        return null;
    }

    /**
     * Copies the command line into the arena; it is cut at {@link #MAXIMUM_COMMAND_LINE_BYTES}. One that QEMU supplies wins.
     * After {@link #prepare}.
     */
    public static void setCommandLine(long address, long countBytes) {
        long bytes = EmulatorCommandLine.read(information + COMMAND_LINE_OFFSET, MAXIMUM_COMMAND_LINE_BYTES);
        if (bytes < 0) {
            bytes = countBytes < MAXIMUM_COMMAND_LINE_BYTES ? countBytes : MAXIMUM_COMMAND_LINE_BYTES;
            Memory.copy(information + COMMAND_LINE_OFFSET, address, bytes);
        }
        BootInformation.setCommandLineAddress(information, information + COMMAND_LINE_OFFSET);
        BootInformation.setCommandLineBytes(information, bytes);
    }

    private static boolean mapDirect(long noExecuteRight, boolean gigabytePages) {
        long rights = PageTables.WRITABLE | noExecuteRight;
        // Large pages must not span different cache types, of which there are many below 4 GiB: 2 MiB pages there.
        if (!PageTables.map(BootInformation.DIRECT_MAP_BASE, 0, FOUR_GIBIBYTES, PageTables.LEVEL_2M, rights)) {
            return false;
        }
        long end = directMapEnd();
        int level = gigabytePages ? PageTables.LEVEL_1G : PageTables.LEVEL_2M;
        if (!PageTables.map(BootInformation.DIRECT_MAP_BASE + FOUR_GIBIBYTES, FOUR_GIBIBYTES, end - FOUR_GIBIBYTES, level,
                rights)) {
            return false;
        }
        long first = framebuffer & -LARGE_PAGE;
        long beyond = framebuffer + framebufferBytes();
        if (beyond <= end) {
            return true;
        }
        if (first < end) {
            first = end;
        }
        return PageTables.map(BootInformation.DIRECT_MAP_BASE + first, first, beyond - first, PageTables.LEVEL_2M, rights);
    }

    /** Where the direct map ends: a multiple of 1 GiB, 4 GiB at least. */
    private static long directMapEnd() {
        long end = (MemoryRanges.memoryEnd() + GIBIBYTE - 1) & -GIBIBYTE;
        if (end > DIRECT_MAP_LIMIT) {
            return DIRECT_MAP_LIMIT;
        }
        return end < FOUR_GIBIBYTES ? FOUR_GIBIBYTES : end;
    }

    private static boolean mapKernel(long kernel, long noExecuteRight) {
        for (int segment = 0; segment < ElfImage.segments(); segment++) {
            int flags = ElfImage.segmentFlags(segment);
            long rights = (flags & ElfImage.WRITABLE) != 0 ? PageTables.WRITABLE : 0;
            if ((flags & ElfImage.EXECUTABLE) == 0) {
                rights |= noExecuteRight;
            }
            long virtual = ElfImage.segmentPage(segment);
            long physical = kernel + (virtual - ElfImage.virtualBase());
            long bytes = ElfImage.segmentEndPage(segment) - virtual;
            if (!PageTables.map(virtual, physical, bytes, PageTables.LEVEL_4K, rights)) {
                return false;
            }
        }
        return true;
    }

    /** Writes the normalised memory map. After {@link #prepare}. */
    public static void writeMemoryMap() {
        MemoryRanges.write(information + MAP_OFFSET);
        BootInformation.setMemoryMapEntries(information, MemoryRanges.count());
    }

    /** Writes the normalised memory map and enters the kernel; does not return. */
    public static void start() {
        writeMemoryMap();
        long codeBytes = handoverEnd() - handover();
        Memory.copy(cpuStartPage, handover(), codeBytes);
        long words = cpuStartPage + codeBytes;
        long direct = information + BootInformation.DIRECT_MAP_BASE;
        Memory.storeLong(words, PageTables.root());
        Memory.storeLong(words + 8, direct + STACK_OFFSET + BootInformation.STACK_BYTES);
        Memory.storeLong(words + 16, direct);
        Memory.storeLong(words + 24, ElfImage.entryPoint());
        if (Processor.hasNoExecute()) {
            Processor.enableNoExecute();
        }
        Processor.enableWriteProtection();
        Processor.jump(cpuStartPage);
    }

    @SymbolAddress("hiillos_handover")
    private static native long handover();

    @SymbolAddress("hiillos_handover_end")
    private static native long handoverEnd();
}
