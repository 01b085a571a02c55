package hiillos.boot.protocol;

/** What a range of the physical memory map is: the numbers of {@link MemoryMap#type}. */
public final class MemoryType {
    /** Free memory. */
    public static final int USABLE = 1;
    /** Never touch: firmware, devices, holes that the firmware names. */
    public static final int RESERVED = 2;
    /** ACPI tables; free once they have been read. */
    public static final int ACPI_RECLAIMABLE = 3;
    /** ACPI non-volatile storage: never touch. */
    public static final int ACPI_NVS = 4;
    /** Memory that the firmware found broken. */
    public static final int BAD = 5;
    /** The loader's gifts: boot information, command line, page tables, boot stack. Free once the kernel has its own. */
    public static final int LOADER = 6;
    /** The kernel's segments. */
    public static final int KERNEL_IMAGE = 7;
    /** The initial file system. */
    public static final int INITFS = 8;
    /** The linear framebuffer. */
    public static final int FRAMEBUFFER = 9;
    /** The page and the stacks with which other CPUs start. */
    public static final int CPU_START = 10;

    private MemoryType() {}

    /** A short English name for logs; "unknown" for a number that is no type. */
    public static String nameOf(int type) {
        return switch (type) {
            case USABLE -> "usable";
            case RESERVED -> "reserved";
            case ACPI_RECLAIMABLE -> "ACPI reclaimable";
            case ACPI_NVS -> "ACPI NVS";
            case BAD -> "bad";
            case LOADER -> "loader";
            case KERNEL_IMAGE -> "kernel";
            case INITFS -> "initfs";
            case FRAMEBUFFER -> "framebuffer";
            case CPU_START -> "CPU start";
            default -> "unknown";
        };
    }
}
