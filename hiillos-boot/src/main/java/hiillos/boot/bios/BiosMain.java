package hiillos.boot.bios;

import hiillos.boot.Allocator;
import hiillos.boot.Configuration;
import hiillos.boot.Console;
import hiillos.boot.Crc32;
import hiillos.boot.Faults;
import hiillos.boot.Handover;
import hiillos.boot.KernelFiles;
import hiillos.boot.MemoryRanges;
import hiillos.boot.OwnedMachine;
import hiillos.boot.RootPointer;
import hiillos.boot.TextScreen;
import hiillos.boot.machine.Processor;
import hiillos.boot.protocol.BootInformation;
import hiillos.boot.protocol.MemoryType;
import hiillos.word.EntryPoint;
import hiillos.word.Memory;

/**
 * The BIOS start after the assembly: long mode, the first 4 GiB mapped where they are, stack at 0x60000.
 *
 * <p>Reads hiillos.cfg, kernel and initial file system by sector, sets a video mode, and hands over.
 */
public final class BiosMain {
    private static final int PAGE = 4096;

    private BiosMain() {}

    @EntryPoint("hiillos_bios_main")
    public static void main() {
        long entryTimestamp = Processor.timestamp();
        Console.open(TextScreen.SCREEN, "BIOS");
        Faults.initialize();
        if (!isAddressLine20Open()) {
            Console.stop("Address line 20 can not be opened.");
        }
        collectMemory();
        readConfiguration();
        long file = Allocator.allocate(Configuration.kernelBytes(), MemoryType.LOADER);
        if (!BiosDisk.read(Configuration.kernelSector(), Configuration.kernelBytes(), file)) {
            Console.stop("The kernel can not be read: truncated image or disk error.");
        }
        Console.stopOn(KernelFiles.checkKernel(file, Configuration.kernelBytes(), Configuration.kernelCrc()));
        long kernel = OwnedMachine.placeKernel(file);
        long initfs = Allocator.allocate(Configuration.initfsBytes(), MemoryType.INITFS);
        if (!BiosDisk.read(Configuration.initfsSector(), Configuration.initfsBytes(), initfs)) {
            Console.stop("The initial file system can not be read: truncated image or disk error.");
        }
        Console.stopOn(KernelFiles.checkInitfs(initfs, Configuration.initfsBytes(), Configuration.initfsCrc()));
        BiosVideo.setBestMode();
        long information = OwnedMachine.prepare(BootInformation.FIRMWARE_BIOS, entryTimestamp, kernel,
                LowMemory.CPU_START_PAGE, RootPointer.find());
        Handover.setCommandLine(Configuration.commandLine(), Configuration.commandLineBytes());
        BootInformation.setInitfsAddress(information, initfs);
        BootInformation.setInitfsBytes(information, Configuration.initfsBytes());
        Console.stopOn(MemoryRanges.normalize());
        Handover.start();
    }

    /** With the line closed, memory at 1 MiB is that at 0. */
    private static boolean isAddressLine20Open() {
        long low = LowMemory.SMALL_BUFFER;
        long high = low + (1 << 20);
        int before = Memory.loadIntVolatile(high);
        Memory.storeIntVolatile(low, 0);
        Memory.storeIntVolatile(high, 1);
        boolean open = Memory.loadIntVolatile(low) == 0;
        Memory.storeIntVolatile(high, before);
        return open;
    }

    private static void collectMemory() {
        MemoryRanges.clear();
        Console.stopOn(BiosMemory.collect());
        // Interrupt table and BIOS data: free for the BIOS's taste, but a page at address 0 serves no kernel.
        Console.stopOn(MemoryRanges.addFirmware(0, PAGE, MemoryType.RESERVED));
        MemoryRanges.claim(LowMemory.CPU_START_PAGE, PAGE, MemoryType.CPU_START);
        Console.stopOn(MemoryRanges.normalize());
    }

    private static void readConfiguration() {
        long block = BiosDisk.diskBlock();
        long sector = Memory.loadLong(block + 24);
        long bytes = Memory.loadInt(block + 32) & 0xffff_ffffL;
        if (bytes > Configuration.MAXIMUM_BYTES) {
            Console.stop("hiillos.cfg is longer than 32 KiB.");
        }
        if (!BiosDisk.read(sector, bytes, LowMemory.CONFIGURATION)) {
            Console.stop("hiillos.cfg can not be read: truncated image or disk error.");
        }
        if (Crc32.of(LowMemory.CONFIGURATION, bytes) != Memory.loadInt(block + 20)) {
            Console.stop("hiillos.cfg is damaged: its checksum does not match.");
        }
        Console.stopOn(Configuration.parse(LowMemory.CONFIGURATION, bytes));
    }
}
