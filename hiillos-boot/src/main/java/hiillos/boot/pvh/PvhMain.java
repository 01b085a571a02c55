package hiillos.boot.pvh;

import hiillos.boot.Allocator;
import hiillos.boot.Bundle;
import hiillos.boot.Console;
import hiillos.boot.ElfImage;
import hiillos.boot.Faults;
import hiillos.boot.Handover;
import hiillos.boot.MemoryRanges;
import hiillos.boot.OwnedMachine;
import hiillos.boot.RootPointer;
import hiillos.boot.TextScreen;
import hiillos.boot.machine.Processor;
import hiillos.boot.protocol.BootInformation;
import hiillos.boot.protocol.MemoryType;
import hiillos.word.AssemblyFile;
import hiillos.word.EntryPoint;
import hiillos.word.Memory;
import hiillos.word.SymbolAddress;

/**
 * The PVH start after the assembly: long mode, the first 4 GiB mapped where they are, stack in the image.
 *
 * <pre>
 * hvm_start_info   0 u32 magic | 4 u32 version | 12 u32 modules | 16 module list | 24 command line | 32 RSDP
 *                  40 memory map | 48 u32 entries of it (version 1)
 * module           0 address | 8 bytes | 16 command line | 24 -
 * memory map entry 0 base | 8 length | 16 u32 type (as E820h) | 20 -
 * </pre>
 */
@AssemblyFile("pvh.s")
public final class PvhMain {
    private static final int MAGIC = 0x336e_c578;
    private static final int PAGE = 4096;
    private static final int START_INFORMATION_BYTES = 56;
    private static final int MAP_ENTRY_BYTES = 24;
    private static final int MODULE_BYTES = 32;
    private static final long FOUR_GIBIBYTES = 1L << 32;
    private static final long CPU_START_PAGE = 0x7f000;

    private PvhMain() {}

    @EntryPoint("hiillos_pvh_main")
    public static void main(long startInformation) {
        long entryTimestamp = Processor.timestamp();
        Console.open(TextScreen.SCREEN, "PVH");
        Faults.initialize();
        if (Memory.loadInt(startInformation) != MAGIC || Memory.loadInt(startInformation + 4) < 1) {
            Console.stop("The monitor does not pass a PVH start information of version 1.");
        }
        if (Memory.loadInt(startInformation + 12) == 0) {
            Console.stop("There is no boot bundle: start with -initrd BUNDLE.");
        }
        long module = Memory.loadLong(startInformation + 16);
        long bundle = Memory.loadLong(module);
        long bundleBytes = Memory.loadLong(module + 8);
        if (bundle + bundleBytes > FOUR_GIBIBYTES) {
            Console.stop("The boot bundle lies above 4 GiB.");
        }
        collectMemory(startInformation, module, bundle, bundleBytes);
        Console.stopOn(Bundle.open(bundle, bundleBytes));
        Console.stopOn(ElfImage.examine(Bundle.kernel(), Bundle.kernelBytes()));
        long kernel = OwnedMachine.placeKernel(Bundle.kernel());
        long initfs = Allocator.allocate(Bundle.initfsBytes(), MemoryType.INITFS);
        Memory.copy(initfs, Bundle.initfs(), Bundle.initfsBytes());
        EmulatedDisplay.setMode();
        long rootPointer = Memory.loadLong(startInformation + 32);
        long information = OwnedMachine.prepare(BootInformation.FIRMWARE_PVH, entryTimestamp, kernel, CPU_START_PAGE,
                rootPointer != 0 ? rootPointer : RootPointer.find());
        setCommandLine(Memory.loadLong(startInformation + 24));
        BootInformation.setInitfsAddress(information, initfs);
        BootInformation.setInitfsBytes(information, Bundle.initfsBytes());
        Console.stopOn(MemoryRanges.normalize());
        Handover.start();
    }

    private static void collectMemory(long startInformation, long module, long bundle, long bundleBytes) {
        MemoryRanges.clear();
        long map = Memory.loadLong(startInformation + 40);
        int entries = Memory.loadInt(startInformation + 48);
        for (int index = 0; index < entries; index++) {
            long entry = map + (long) index * MAP_ENTRY_BYTES;
            int type = Memory.loadInt(entry + 16);
            if (type < MemoryType.USABLE || type > MemoryType.BAD) {
                type = MemoryType.RESERVED;
            }
            Console.stopOn(MemoryRanges.addFirmware(Memory.loadLong(entry), Memory.loadLong(entry + 8), type));
        }
        Console.stopOn(MemoryRanges.addFirmware(0, PAGE, MemoryType.RESERVED));
        MemoryRanges.claim(CPU_START_PAGE, PAGE, MemoryType.CPU_START);
        MemoryRanges.claim(imageStart(), imageEnd() - imageStart(), MemoryType.LOADER);
        MemoryRanges.claim(bundle, bundleBytes, MemoryType.LOADER);
        MemoryRanges.claim(startInformation, START_INFORMATION_BYTES, MemoryType.LOADER);
        MemoryRanges.claim(module, MODULE_BYTES, MemoryType.LOADER);
        MemoryRanges.claim(map, (long) entries * MAP_ENTRY_BYTES, MemoryType.LOADER);
        long commandLine = Memory.loadLong(startInformation + 24);
        MemoryRanges.claim(commandLine, Handover.MAXIMUM_COMMAND_LINE_BYTES, MemoryType.LOADER);
        Console.stopOn(MemoryRanges.normalize());
    }

    /** What -append says, or the bundle's own when that is empty. */
    private static void setCommandLine(long text) {
        long bytes = 0;
        while (text != 0 && bytes < Handover.MAXIMUM_COMMAND_LINE_BYTES && Memory.loadByte(text + bytes) != 0) {
            bytes++;
        }
        if (bytes == 0) {
            Handover.setCommandLine(Bundle.commandLine(), Bundle.commandLineBytes());
        } else {
            Handover.setCommandLine(text, bytes);
        }
    }

    @SymbolAddress("__image_start")
    private static native long imageStart();

    @SymbolAddress("__image_end")
    private static native long imageEnd();
}
