package hiillos.boot.bios;

/** Addresses below 1 MiB that the loader uses; the whole layout is in bios.lds. */
final class LowMemory {
    /** Where the BIOS puts what it reads from the disk. */
    static final long DISK_BUFFER = 0x60000;
    static final int DISK_BUFFER_BYTES = 0x8000;
    /** Disk address packet; one range of the memory map. */
    static final long SMALL_BUFFER = 0x68000;
    /** Video controller information, 512 bytes, then mode information, 256 bytes. */
    static final long VIDEO_BUFFER = 0x68200;
    /** The text of hiillos.cfg, at most 32 KiB and a sector. */
    static final long CONFIGURATION = 0x69000;
    /** The page that is kept for the start of other CPUs. */
    static final long CPU_START_PAGE = 0x7f000;

    private LowMemory() {}
}
