package hiillos.it.promise;

import hiillos.boot.Console;
import hiillos.boot.Crc32;
import hiillos.boot.machine.Ports;
import hiillos.boot.machine.Processor;
import hiillos.boot.protocol.BootInformation;
import hiillos.boot.protocol.MemoryMap;
import hiillos.boot.protocol.MemoryType;
import hiillos.word.EntryPoint;
import hiillos.word.Memory;

/**
 * A kernel that prints what the loader promised and touches all of it. Its last line is {@code promise kernel: all is as
 * promised}.
 */
public final class PromiseKernel {
    private static final long DIRECT = BootInformation.DIRECT_MAP_BASE;
    private static final int PAGE = 4096;

    private static long lastEnd;

    private PromiseKernel() {}

    @EntryPoint("hiillos_kernel_start")
    public static void main(long information) {
        Console.open(null, "promise kernel");
        if (!BootInformation.isValid(information)) {
            Console.stop("the boot information is not valid.");
        }
        number("firmware", BootInformation.firmware(information));
        number("rsdp", BootInformation.rsdpAddress(information));
        number("framebuffer", BootInformation.framebufferAddress(information));
        number("width", BootInformation.framebufferWidth(information));
        number("height", BootInformation.framebufferHeight(information));
        number("row bytes", BootInformation.framebufferRowBytes(information));
        number("format", BootInformation.framebufferFormat(information));
        number("kernel bytes", BootInformation.kernelBytes(information));
        number("stacks", BootInformation.cpuStackCount(information));
        number("start page", BootInformation.cpuStartPage(information));
        printMap(information);
        number("initfs bytes", BootInformation.initfsBytes(information));
        number("initfs crc", Crc32.of(DIRECT + BootInformation.initfsAddress(information),
                BootInformation.initfsBytes(information)) & 0xffff_ffffL);
        Console.print("command line: ");
        long commandLine = DIRECT + BootInformation.commandLineAddress(information);
        for (long index = 0; index < BootInformation.commandLineBytes(information); index++) {
            Ports.writeByte(0x3f8, Memory.loadByte(commandLine + index));
        }
        Console.print("\n");
        touch(information);
        Console.print("promise kernel: all is as promised\n");
        Processor.stop();
    }

    private static void printMap(long information) {
        long map = DIRECT + BootInformation.memoryMapAddress(information);
        int count = (int) BootInformation.memoryMapEntries(information);
        for (int index = 0; index < count; index++) {
            long base = MemoryMap.base(map, index);
            long length = MemoryMap.length(map, index);
            Console.print(base);
            Console.print(" + ");
            Console.print(length);
            Console.print(" ");
            Console.print(MemoryType.nameOf(MemoryMap.type(map, index)));
            Console.print("\n");
            if (base < lastEnd || length <= 0 || (base | length) % PAGE != 0) {
                Console.stop("the memory map is not sorted, disjoint and page aligned.");
            }
            lastEnd = base + length;
        }
    }

    /** Writes the last word of each usable range, and the corners of the framebuffer. */
    private static void touch(long information) {
        long map = DIRECT + BootInformation.memoryMapAddress(information);
        int count = (int) BootInformation.memoryMapEntries(information);
        for (int index = 0; index < count; index++) {
            if (MemoryMap.type(map, index) == MemoryType.USABLE) {
                long last = DIRECT + MemoryMap.base(map, index) + MemoryMap.length(map, index) - 8;
                Memory.storeLongVolatile(last, 0x1234_5678_9abc_def0L);
                if (Memory.loadLongVolatile(last) != 0x1234_5678_9abc_def0L) {
                    Console.stop("usable memory does not keep what is written.");
                }
            }
        }
        long row = DIRECT + BootInformation.framebufferAddress(information);
        for (int y = 0; y < BootInformation.framebufferHeight(information); y++) {
            for (int x = 0; x < BootInformation.framebufferWidth(information); x++) {
                Memory.storeIntVolatile(row + x * 4L, y << 16 | x);
            }
            row += BootInformation.framebufferRowBytes(information);
        }
    }

    private static void number(String name, long value) {
        Console.print(name);
        Console.print(" = ");
        Console.print(value);
        Console.print("\n");
    }
}
