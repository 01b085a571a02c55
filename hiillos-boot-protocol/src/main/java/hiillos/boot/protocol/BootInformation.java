package hiillos.boot.protocol;

import hiillos.word.Memory;

/**
 * What the loader tells the kernel: 256 bytes in raw memory, little-endian, as static accessors over its address.
 *
 * <p>The kernel gets the structure's direct-map address in its only argument; every address in the structure is
 * physical. Bytes that no field covers are zero.
 *
 * <pre>
 *        +0                              +4
 *       +-------------------------------+-------------------------------+
 *    0  | magic "HIILBOOT"                                              |
 *    8  | version                       | bytes of this structure       |
 *   16  | memory map address                                            |
 *   24  | memory map entries                                            |
 *   32  | framebuffer address                                           |
 *   40  | framebuffer width             | framebuffer height            |
 *   48  | framebuffer row bytes         | framebuffer format            |
 *   56  | RSDP address                                                  |
 *   64  | initfs address                                                |
 *   72  | initfs bytes                                                  |
 *   80  | command line address                                          |
 *   88  | command line bytes                                            |
 *   96  | kernel physical base                                          |
 *  104  | kernel bytes                                                  |
 *  112  | kernel virtual base                                           |
 *  120  | page table root                                               |
 *  128  | boot stack base                                               |
 *  136  | boot stack bytes                                              |
 *  144  | CPU stack base                                                |
 *  152  | CPU stack bytes, each                                         |
 *  160  | CPU stack count                                               |
 *  168  | firmware                      | 0                             |
 *  176  | EFI system table                                              |
 *  184  | CPU start page                                                |
 *  192  | 0                                                             |
 *  200  | loader entry TSC                                              |
 *  208  | 0 up to 256                                                   |
 *       +-------------------------------+-------------------------------+
 * </pre>
 */
public final class BootInformation {
    /** First word of the structure: "HIILBOOT" as a little-endian number. */
    public static final long MAGIC = 0x544f_4f42_4c49_4948L;
    /** The version of the protocol that this class describes. */
    public static final int VERSION = 1;
    /** Bytes of the structure. */
    public static final int BYTES = 256;
    /** Virtual address of physical address 0 in the loader's direct map. */
    public static final long DIRECT_MAP_BASE = 0xffff_8000_0000_0000L;
    /** Bytes of the boot stack and of each other CPU's stack. */
    public static final long STACK_BYTES = 64 * 1024;

    /** There is no framebuffer. */
    public static final int FORMAT_NONE = 0;
    /** Bytes of a pixel in memory order: blue, green, red, unused. */
    public static final int FORMAT_BLUE_GREEN_RED = 1;
    /** Bytes of a pixel in memory order: red, green, blue, unused. */
    public static final int FORMAT_RED_GREEN_BLUE = 2;

    /** Started by a PC BIOS. */
    public static final int FIRMWARE_BIOS = 1;
    /** Started by UEFI. */
    public static final int FIRMWARE_UEFI = 2;
    /** Started by a virtual machine monitor through the PVH entry. */
    public static final int FIRMWARE_PVH = 3;

    private static final int MAGIC_OFFSET = 0;
    private static final int VERSION_OFFSET = 8;
    private static final int STRUCTURE_BYTES_OFFSET = 12;
    private static final int MEMORY_MAP_ADDRESS_OFFSET = 16;
    private static final int MEMORY_MAP_ENTRIES_OFFSET = 24;
    private static final int FRAMEBUFFER_ADDRESS_OFFSET = 32;
    private static final int FRAMEBUFFER_WIDTH_OFFSET = 40;
    private static final int FRAMEBUFFER_HEIGHT_OFFSET = 44;
    private static final int FRAMEBUFFER_ROW_BYTES_OFFSET = 48;
    private static final int FRAMEBUFFER_FORMAT_OFFSET = 52;
    private static final int RSDP_ADDRESS_OFFSET = 56;
    private static final int INITFS_ADDRESS_OFFSET = 64;
    private static final int INITFS_BYTES_OFFSET = 72;
    private static final int COMMAND_LINE_ADDRESS_OFFSET = 80;
    private static final int COMMAND_LINE_BYTES_OFFSET = 88;
    private static final int KERNEL_PHYSICAL_BASE_OFFSET = 96;
    private static final int KERNEL_BYTES_OFFSET = 104;
    private static final int KERNEL_VIRTUAL_BASE_OFFSET = 112;
    private static final int PAGE_TABLE_ROOT_OFFSET = 120;
    private static final int BOOT_STACK_BASE_OFFSET = 128;
    private static final int BOOT_STACK_BYTES_OFFSET = 136;
    private static final int CPU_STACK_BASE_OFFSET = 144;
    private static final int CPU_STACK_BYTES_OFFSET = 152;
    private static final int CPU_STACK_COUNT_OFFSET = 160;
    private static final int FIRMWARE_OFFSET = 168;
    private static final int EFI_SYSTEM_TABLE_OFFSET = 176;
    private static final int CPU_START_PAGE_OFFSET = 184;
    private static final int LOADER_ENTRY_TIMESTAMP_OFFSET = 200;

    private BootInformation() {}

    /** Whether the structure at {@code information} has the magic, the version and the size of this protocol. */
    public static boolean isValid(long information) {
        return magic(information) == MAGIC && version(information) == VERSION && structureBytes(information) == BYTES;
    }

    /** Clears the structure and writes magic, version and size. */
    public static void initialize(long information) {
        Memory.fill(information, (byte) 0, BYTES);
        Memory.storeLong(information + MAGIC_OFFSET, MAGIC);
        Memory.storeInt(information + VERSION_OFFSET, VERSION);
        Memory.storeInt(information + STRUCTURE_BYTES_OFFSET, BYTES);
    }

    /** {@link #MAGIC}. */
    public static long magic(long information) {
        return Memory.loadLong(information + MAGIC_OFFSET);
    }

    /** {@link #VERSION}. */
    public static int version(long information) {
        return Memory.loadInt(information + VERSION_OFFSET);
    }

    /** Bytes of this structure, {@link #BYTES}. */
    public static int structureBytes(long information) {
        return Memory.loadInt(information + STRUCTURE_BYTES_OFFSET);
    }

    /** Physical address of the {@link MemoryMap}. */
    public static long memoryMapAddress(long information) {
        return Memory.loadLong(information + MEMORY_MAP_ADDRESS_OFFSET);
    }

    /** Number of entries of the memory map. */
    public static long memoryMapEntries(long information) {
        return Memory.loadLong(information + MEMORY_MAP_ENTRIES_OFFSET);
    }

    /** Physical address of the top left pixel. */
    public static long framebufferAddress(long information) {
        return Memory.loadLong(information + FRAMEBUFFER_ADDRESS_OFFSET);
    }

    /** Visible pixels in a row. */
    public static int framebufferWidth(long information) {
        return Memory.loadInt(information + FRAMEBUFFER_WIDTH_OFFSET);
    }

    /** Visible rows. */
    public static int framebufferHeight(long information) {
        return Memory.loadInt(information + FRAMEBUFFER_HEIGHT_OFFSET);
    }

    /** Bytes from one row to the next, at least four times the width. */
    public static int framebufferRowBytes(long information) {
        return Memory.loadInt(information + FRAMEBUFFER_ROW_BYTES_OFFSET);
    }

    /** Pixel format: {@link #FORMAT_NONE}, {@link #FORMAT_BLUE_GREEN_RED} or {@link #FORMAT_RED_GREEN_BLUE}. */
    public static int framebufferFormat(long information) {
        return Memory.loadInt(information + FRAMEBUFFER_FORMAT_OFFSET);
    }

    /** Physical address of the ACPI root system description pointer, 0 if none was found. */
    public static long rsdpAddress(long information) {
        return Memory.loadLong(information + RSDP_ADDRESS_OFFSET);
    }

    /** Physical address of the initial file system. */
    public static long initfsAddress(long information) {
        return Memory.loadLong(information + INITFS_ADDRESS_OFFSET);
    }

    /** Its length in bytes. */
    public static long initfsBytes(long information) {
        return Memory.loadLong(information + INITFS_BYTES_OFFSET);
    }

    /** Physical address of the command line (UTF-8, no terminator). */
    public static long commandLineAddress(long information) {
        return Memory.loadLong(information + COMMAND_LINE_ADDRESS_OFFSET);
    }

    /** Its length in bytes. */
    public static long commandLineBytes(long information) {
        return Memory.loadLong(information + COMMAND_LINE_BYTES_OFFSET);
    }

    /** Physical address of the lowest page of the kernel image. */
    public static long kernelPhysicalBase(long information) {
        return Memory.loadLong(information + KERNEL_PHYSICAL_BASE_OFFSET);
    }

    /** Bytes from the first to the last page of the kernel image, physically contiguous. */
    public static long kernelBytes(long information) {
        return Memory.loadLong(information + KERNEL_BYTES_OFFSET);
    }

    /** Virtual address of the lowest page of the kernel image. */
    public static long kernelVirtualBase(long information) {
        return Memory.loadLong(information + KERNEL_VIRTUAL_BASE_OFFSET);
    }

    /** Physical address of the top-level page table that is active. */
    public static long pageTableRoot(long information) {
        return Memory.loadLong(information + PAGE_TABLE_ROOT_OFFSET);
    }

    /** Physical address of the lowest byte of the stack that the kernel starts on. */
    public static long bootStackBase(long information) {
        return Memory.loadLong(information + BOOT_STACK_BASE_OFFSET);
    }

    /** Its length in bytes. */
    public static long bootStackBytes(long information) {
        return Memory.loadLong(information + BOOT_STACK_BYTES_OFFSET);
    }

    /** Physical address of the stacks for the other CPUs, one after the other. */
    public static long cpuStackBase(long information) {
        return Memory.loadLong(information + CPU_STACK_BASE_OFFSET);
    }

    /** Length in bytes of each of them. */
    public static long cpuStackBytes(long information) {
        return Memory.loadLong(information + CPU_STACK_BYTES_OFFSET);
    }

    /** Number of them. */
    public static long cpuStackCount(long information) {
        return Memory.loadLong(information + CPU_STACK_COUNT_OFFSET);
    }

    /** Who started the loader: {@link #FIRMWARE_BIOS}, {@link #FIRMWARE_UEFI} or {@link #FIRMWARE_PVH}. */
    public static int firmware(long information) {
        return Memory.loadInt(information + FIRMWARE_OFFSET);
    }

    /** Physical address of the EFI system table, 0 if there is none. */
    public static long efiSystemTable(long information) {
        return Memory.loadLong(information + EFI_SYSTEM_TABLE_OFFSET);
    }

    /** Physical address, below 1 MiB, of a page that is kept free for the start of the other CPUs. */
    public static long cpuStartPage(long information) {
        return Memory.loadLong(information + CPU_START_PAGE_OFFSET);
    }

    /** Time stamp counter when the loader was entered. */
    public static long loaderEntryTimestamp(long information) {
        return Memory.loadLong(information + LOADER_ENTRY_TIMESTAMP_OFFSET);
    }

    // The loader's side: one setter for each field that it computes.

    public static void setMemoryMapAddress(long information, long value) {
        Memory.storeLong(information + MEMORY_MAP_ADDRESS_OFFSET, value);
    }

    public static void setMemoryMapEntries(long information, long value) {
        Memory.storeLong(information + MEMORY_MAP_ENTRIES_OFFSET, value);
    }

    public static void setFramebufferAddress(long information, long value) {
        Memory.storeLong(information + FRAMEBUFFER_ADDRESS_OFFSET, value);
    }

    public static void setFramebufferWidth(long information, int value) {
        Memory.storeInt(information + FRAMEBUFFER_WIDTH_OFFSET, value);
    }

    public static void setFramebufferHeight(long information, int value) {
        Memory.storeInt(information + FRAMEBUFFER_HEIGHT_OFFSET, value);
    }

    public static void setFramebufferRowBytes(long information, int value) {
        Memory.storeInt(information + FRAMEBUFFER_ROW_BYTES_OFFSET, value);
    }

    public static void setFramebufferFormat(long information, int value) {
        Memory.storeInt(information + FRAMEBUFFER_FORMAT_OFFSET, value);
    }

    public static void setRsdpAddress(long information, long value) {
        Memory.storeLong(information + RSDP_ADDRESS_OFFSET, value);
    }

    public static void setInitfsAddress(long information, long value) {
        Memory.storeLong(information + INITFS_ADDRESS_OFFSET, value);
    }

    public static void setInitfsBytes(long information, long value) {
        Memory.storeLong(information + INITFS_BYTES_OFFSET, value);
    }

    public static void setCommandLineAddress(long information, long value) {
        Memory.storeLong(information + COMMAND_LINE_ADDRESS_OFFSET, value);
    }

    public static void setCommandLineBytes(long information, long value) {
        Memory.storeLong(information + COMMAND_LINE_BYTES_OFFSET, value);
    }

    public static void setKernelPhysicalBase(long information, long value) {
        Memory.storeLong(information + KERNEL_PHYSICAL_BASE_OFFSET, value);
    }

    public static void setKernelBytes(long information, long value) {
        Memory.storeLong(information + KERNEL_BYTES_OFFSET, value);
    }

    public static void setKernelVirtualBase(long information, long value) {
        Memory.storeLong(information + KERNEL_VIRTUAL_BASE_OFFSET, value);
    }

    public static void setPageTableRoot(long information, long value) {
        Memory.storeLong(information + PAGE_TABLE_ROOT_OFFSET, value);
    }

    public static void setBootStackBase(long information, long value) {
        Memory.storeLong(information + BOOT_STACK_BASE_OFFSET, value);
    }

    public static void setBootStackBytes(long information, long value) {
        Memory.storeLong(information + BOOT_STACK_BYTES_OFFSET, value);
    }

    public static void setCpuStackBase(long information, long value) {
        Memory.storeLong(information + CPU_STACK_BASE_OFFSET, value);
    }

    public static void setCpuStackBytes(long information, long value) {
        Memory.storeLong(information + CPU_STACK_BYTES_OFFSET, value);
    }

    public static void setCpuStackCount(long information, long value) {
        Memory.storeLong(information + CPU_STACK_COUNT_OFFSET, value);
    }

    public static void setFirmware(long information, int value) {
        Memory.storeInt(information + FIRMWARE_OFFSET, value);
    }

    public static void setEfiSystemTable(long information, long value) {
        Memory.storeLong(information + EFI_SYSTEM_TABLE_OFFSET, value);
    }

    public static void setCpuStartPage(long information, long value) {
        Memory.storeLong(information + CPU_START_PAGE_OFFSET, value);
    }

    public static void setLoaderEntryTimestamp(long information, long value) {
        Memory.storeLong(information + LOADER_ENTRY_TIMESTAMP_OFFSET, value);
    }
}
