package hiillos.abi.kernel;

/**
 * Records of {@link SystemCalls#systemInformation}: little-endian, each begins with its version and its whole length, of which
 * the call copies as much as there is room for. Later versions only append. docs/reference/introspection.md has them as tables.
 *
 * <pre>
 * 0 u32 version   4 u32 bytes of the record   8 what the topic says
 * </pre>
 */
public final class SystemInformation {
    public static final int VERSION = 1;
    /** Offset of the u32 length of the whole record. */
    public static final int RECORD_BYTES = 4;

    /** Topic: the machine as a whole. */
    public static final int GENERAL = 0;
    /** Topic: one entry for each processor that runs. */
    public static final int PROCESSORS = 1;
    /** Topic: one entry for each type of kernel object. */
    public static final int SLABS = 2;
    /** Topic: what the firmware's tables say that drivers need. */
    public static final int FIRMWARE = 3;
    /** One more than the last topic. */
    public static final int TOPICS = 4;

    // GENERAL, all u64 but the version text.
    /** Nanoseconds since the kernel started. */
    public static final int UPTIME = 8;
    /** Counts per second of the clock that the kernel reads. */
    public static final int CLOCK_HERTZ = 16;
    /** Bytes of memory that the allocator manages. */
    public static final int MEMORY_TOTAL = 24;
    /** Bytes of memory that are free. */
    public static final int MEMORY_FREE = 32;
    /** Processors that run. */
    public static final int PROCESSOR_COUNT = 40;
    /** Bits {@code FEATURE_…}. */
    public static final int FEATURES = 48;
    /** First position of the log that is still there. */
    public static final int LOG_OLDEST = 56;
    /** Position of the log's next byte. */
    public static final int LOG_END = 64;
    /** Device interrupts that belonged to nobody. */
    public static final int STRAY_INTERRUPTS = 72;
    /** Name of the kernel's version, ASCII, zero padded. */
    public static final int KERNEL_VERSION = 80;
    public static final int KERNEL_VERSION_BYTES = 24;
    /** Position of the log from which on the console shows it: the process that was given the serial port; 0: never. */
    public static final int LOG_HANDED_OVER = KERNEL_VERSION + KERNEL_VERSION_BYTES;
    public static final int GENERAL_BYTES = LOG_HANDED_OVER + 8;

    public static final long FEATURE_NO_EXECUTE = 1;
    public static final long FEATURE_SMEP = 1 << 1;
    public static final long FEATURE_SMAP = 1 << 2;
    public static final long FEATURE_UMIP = 1 << 3;
    public static final long FEATURE_XSAVE = 1 << 4;
    public static final long FEATURE_GLOBAL_PAGES = 1 << 5;
    public static final long FEATURE_HUGE_PAGES = 1 << 6;
    public static final long FEATURE_INVARIANT_STAMP = 1 << 7;
    /** The extended interrupt controller is in use. */
    public static final long FEATURE_EXTENDED_APIC = 1 << 8;
    /** Alarms wait for a value of the time-stamp counter. */
    public static final long FEATURE_STAMP_DEADLINE = 1 << 9;
    /** The clock is the time-stamp counter, and not the HPET. */
    public static final long FEATURE_STAMP_CLOCK = 1 << 10;
    /** Address spaces are told apart in the translation cache. */
    public static final long FEATURE_PROCESS_CONTEXT = 1 << 11;
    /** The kernel is not mapped while user code runs. */
    public static final long FEATURE_ISOLATION = 1 << 12;

    // PROCESSORS, SLABS: u32 entries and u32 bytes of one entry, then the entries.
    public static final int ENTRIES = 8;
    public static final int ENTRY_BYTES = 12;
    public static final int FIRST_ENTRY = 16;

    // An entry of PROCESSORS.
    /** u32: the kernel's number of it. */
    public static final int PROCESSOR_NUMBER = 0;
    /** u32: number of its interrupt controller. */
    public static final int PROCESSOR_CONTROLLER = 4;
    /** u64: interrupts of all kinds. */
    public static final int PROCESSOR_INTERRUPTS = 8;
    /** u64: timer interrupts. */
    public static final int PROCESSOR_ALARMS = 16;
    /** u64: interrupts by which other processors asked for something. */
    public static final int PROCESSOR_REQUESTS = 24;
    /** u64: switches to another thread, those of fast IPC left out. */
    public static final int PROCESSOR_SWITCHES = 32;
    /** u64: nanoseconds without a thread. */
    public static final int PROCESSOR_IDLE = 40;
    /** u64: shootdowns that it asked of others. */
    public static final int PROCESSOR_SHOOTDOWNS = 48;
    public static final int PROCESSOR_ENTRY_BYTES = 56;

    // An entry of SLABS.
    /** 16 bytes of ASCII, zero padded. */
    public static final int SLAB_NAME = 0;
    public static final int SLAB_NAME_BYTES = 16;
    /** u64: bytes of one object. */
    public static final int SLAB_CELL_BYTES = 16;
    /** u64: objects that live. */
    public static final int SLAB_USED = 24;
    /** u64: objects that are promised. */
    public static final int SLAB_RESERVED = 32;
    public static final int SLAB_ENTRY_BYTES = 40;

    // FIRMWARE, all u64 but the lines.
    /** Physical address of the ACPI root pointer, 0 without. */
    public static final int ACPI_ROOT = 8;
    /** Physical address of the HPET's registers, 0 without. */
    public static final int HPET = 16;
    /** ISA number of ACPI's own interrupt, −1 if unknown. */
    public static final int ACPI_INTERRUPT = 24;
    /** I/O interrupt controllers in use. */
    public static final int CONTROLLERS = 32;
    /** Lines of all of them. */
    public static final int LINES = 40;
    /** 16 u64: where an ISA interrupt is wired to: bits 0–15 line, 16 level triggered, 17 active low. */
    public static final int ISA_LINES = 48;
    /** Windows onto PCI configuration space. */
    public static final int PCI_WINDOWS = 176;
    /** For each: u64 physical address; u64 bits 0–15 segment, 16–23 first bus, 24–31 last bus. */
    public static final int FIRST_PCI_WINDOW = 184;
    public static final int PCI_WINDOW_BYTES = 16;

    private SystemInformation() {}
}
