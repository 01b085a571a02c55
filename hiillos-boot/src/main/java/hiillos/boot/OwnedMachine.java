package hiillos.boot;

import hiillos.boot.machine.Processor;
import hiillos.boot.protocol.BootInformation;
import hiillos.boot.protocol.MemoryType;

/** The last steps of a start that owns the machine from the beginning (BIOS, PVH), and so takes memory as it likes. */
public final class OwnedMachine {
    private OwnedMachine() {}

    /** Copies the kernel's segments where they will run. The file has been checked. */
    public static long placeKernel(long file) {
        long kernel = Allocator.allocate(ElfImage.virtualBytes(), MemoryType.KERNEL_IMAGE);
        ElfImage.place(file, kernel);
        return kernel;
    }

    /**
     * Makes everything that the kernel is promised; the framebuffer is known. Command line, initial file system and
     * {@link Handover#start} are left.
     *
     * @return the boot information's address
     */
    public static long prepare(int firmware, long entryTimestamp, long kernel, long startPage, long rootPointer) {
        boolean gigabytePages = Processor.hasGigabytePages();
        int stacks = Handover.cpuStackCount();
        long stackBase = Allocator.allocate(stacks * BootInformation.STACK_BYTES, MemoryType.CPU_START);
        long arenaBytes = Handover.arenaBytes(gigabytePages);
        long arena = Allocator.allocate(arenaBytes, MemoryType.LOADER);
        Console.stopOn(Handover.prepare(arena, arenaBytes, kernel, startPage, Processor.hasNoExecute(), gigabytePages));
        BootInformation.setFirmware(arena, firmware);
        BootInformation.setRsdpAddress(arena, rootPointer);
        BootInformation.setCpuStackBase(arena, stackBase);
        BootInformation.setCpuStackBytes(arena, BootInformation.STACK_BYTES);
        BootInformation.setCpuStackCount(arena, stacks);
        BootInformation.setLoaderEntryTimestamp(arena, entryTimestamp);
        return arena;
    }
}
