package hiillos.boot.uefi;

import hiillos.boot.Configuration;
import hiillos.boot.Console;
import hiillos.boot.ElfImage;
import hiillos.boot.Handover;
import hiillos.boot.KernelFiles;
import hiillos.boot.MemoryRanges;
import hiillos.boot.machine.Processor;
import hiillos.boot.protocol.BootInformation;
import hiillos.boot.protocol.MemoryType;
import hiillos.word.EntryPoint;

/**
 * The UEFI application. The firmware has entered long mode and maps memory where it is.
 *
 * <p>Reads hiillos.cfg, kernel and initial file system by path from the volume that it was loaded from, sets a video mode,
 * ends boot services, and hands over.
 */
public final class UefiMain {
    private static final String CONFIGURATION_PATH = "\\HIILLOS\\HIILLOS.CFG";
    private static final long ACPI_2_LOW = 0x11d3_e4f1_8868_e871L;
    private static final long ACPI_2_HIGH = 0x8188_3cc7_8000_22bcL;
    private static final long ACPI_1_LOW = 0x11d3_2d88_eb9d_2d30L;
    private static final long ACPI_1_HIGH = 0x4dc1_3f27_9000_169aL;

    private UefiMain() {}

    /**
     * Called by the assembly, which the firmware enters.
     *
     * @param image the loader's own handle
     * @param systemTable the firmware's system table
     */
    @EntryPoint("hiillos_uefi_main")
    public static void main(long image, long systemTable) {
        long entryTimestamp = Processor.timestamp();
        Uefi.open(systemTable);
        UefiScreen.open();
        Console.open(UefiScreen.SCREEN, "UEFI");
        if (Processor.hasFiveLevelPaging()) {
            Console.stop("The firmware uses five-level paging, which is not supported.");
        }
        // Else the firmware resets the machine after five minutes.
        Uefi.bootService(Uefi.SET_WATCHDOG_TIMER, 0, 0, 0, 0, 0);
        MemoryRanges.clear();
        readConfiguration(image);
        long kernel = loadKernel();
        long initfs = loadInitfs();
        UefiVideo.setBestMode();
        long information = prepare(kernel, entryTimestamp);
        BootInformation.setInitfsAddress(information, initfs);
        BootInformation.setInitfsBytes(information, Configuration.initfsBytes());
        BootInformation.setEfiSystemTable(information, systemTable);
        UefiMemory.exitBootServices(image);
        Handover.start();
    }

    private static void readConfiguration(long image) {
        Console.stopOn(UefiFiles.open(image));
        long buffer = UefiMemory.allocate(Configuration.MAXIMUM_BYTES + 1, MemoryType.LOADER);
        long bytes = UefiFiles.read(CONFIGURATION_PATH, buffer, Configuration.MAXIMUM_BYTES + 1);
        if (bytes < 0) {
            Console.stop("hiillos.cfg can not be read.");
        }
        Console.stopOn(Configuration.parse(buffer, bytes));
    }

    private static long loadKernel() {
        long bytes = Configuration.kernelBytes();
        long file = UefiMemory.allocate(bytes, MemoryType.LOADER);
        long read = UefiFiles.read(Configuration.kernelPath(), Configuration.kernelPathBytes(), file, bytes);
        checkLength(read, bytes, "The kernel can not be read.", "The kernel is truncated.");
        Console.stopOn(KernelFiles.checkKernel(file, bytes, Configuration.kernelCrc()));
        long kernel = UefiMemory.allocate(ElfImage.virtualBytes(), MemoryType.KERNEL_IMAGE);
        ElfImage.place(file, kernel);
        return kernel;
    }

    private static long loadInitfs() {
        long bytes = Configuration.initfsBytes();
        long file = UefiMemory.allocate(bytes, MemoryType.INITFS);
        long read = UefiFiles.read(Configuration.initfsPath(), Configuration.initfsPathBytes(), file, bytes);
        checkLength(read, bytes, "The initial file system can not be read.", "The initial file system is truncated.");
        Console.stopOn(KernelFiles.checkInitfs(file, bytes, Configuration.initfsCrc()));
        return file;
    }

    private static void checkLength(long read, long expected, String unreadable, String truncated) {
        if (read < 0) {
            Console.stop(unreadable);
        }
        if (read < expected) {
            Console.stop(truncated);
        }
    }

    private static long prepare(long kernel, long entryTimestamp) {
        UefiMemory.collect();
        boolean gigabytePages = Processor.hasGigabytePages();
        int stacks = Handover.cpuStackCount();
        long stackBase = UefiMemory.allocate(stacks * BootInformation.STACK_BYTES, MemoryType.CPU_START);
        long startPage = UefiMemory.allocateStartPage();
        long arenaBytes = Handover.arenaBytes(gigabytePages);
        long arena = UefiMemory.allocate(arenaBytes, MemoryType.LOADER);
        Console.stopOn(Handover.prepare(arena, arenaBytes, kernel, startPage, Processor.hasNoExecute(), gigabytePages));
        Handover.setCommandLine(Configuration.commandLine(), Configuration.commandLineBytes());
        BootInformation.setFirmware(arena, BootInformation.FIRMWARE_UEFI);
        long rootPointer = Uefi.configurationTable(ACPI_2_LOW, ACPI_2_HIGH);
        if (rootPointer == 0) {
            rootPointer = Uefi.configurationTable(ACPI_1_LOW, ACPI_1_HIGH);
        }
        BootInformation.setRsdpAddress(arena, rootPointer);
        BootInformation.setCpuStackBase(arena, stackBase);
        BootInformation.setCpuStackBytes(arena, BootInformation.STACK_BYTES);
        BootInformation.setCpuStackCount(arena, stacks);
        BootInformation.setLoaderEntryTimestamp(arena, entryTimestamp);
        return arena;
    }
}
