package hiillos.boot;

/** Memory for a loader that owns the machine (BIOS, PVH): from the top of what {@link MemoryRanges} says is free. */
public final class Allocator {
    private static final long LOWEST = 1 << 20;
    private static final long LIMIT = 1L << 32;
    private static final long PAGE = 4096;

    private Allocator() {}

    /**
     * Takes memory between 1 MiB and 4 GiB for what {@code type} says. Without such memory the machine is stopped.
     *
     * @return its address, page aligned
     */
    public static long allocate(long countBytes, int type) {
        long bytes = (countBytes + PAGE - 1) & -PAGE;
        long base = countBytes < 0 ? 0 : MemoryRanges.findFree(bytes, LOWEST, LIMIT);
        if (base == 0) {
            Console.stop("There is not enough memory.");
        }
        MemoryRanges.claim(base, bytes, type);
        Console.stopOn(MemoryRanges.normalize());
        return base;
    }
}
