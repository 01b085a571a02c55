package hiillos.abi.kernel;

/** Access that a mapping allows. Writable together with executable is refused. */
public final class MapFlags {
    /** Data can be read. */
    public static final int READ = 1;
    /** Data can be written. */
    public static final int WRITE = 1 << 1;
    /** Code can be run. */
    public static final int EXECUTE = 1 << 2;
    /** Every access. */
    public static final int ALL = 7;
    /** Memory is taken and shown at once instead of at the first touch. */
    public static final int POPULATE = 1 << 11;
    /** Where the cache mode lies: three bits. */
    public static final int CACHE_SHIFT = 8;
    /** The bits of the cache mode. */
    public static final int CACHE_MASK = 7 << CACHE_SHIFT;
    /** Write back: ordinary memory. */
    public static final int CACHE_WRITE_BACK = 0;
    /** Write through. */
    public static final int CACHE_WRITE_THROUGH = 1 << CACHE_SHIFT;
    /** Not cached, unless the memory-type registers say write combining. */
    public static final int CACHE_OFF_WEAK = 2 << CACHE_SHIFT;
    /** Not cached, in order: device registers. */
    public static final int CACHE_OFF = 3 << CACHE_SHIFT;
    /** Not cached, writes combined: framebuffers. */
    public static final int CACHE_WRITE_COMBINING = 4 << CACHE_SHIFT;
    /** Reads cached, writes not. */
    public static final int CACHE_WRITE_PROTECTED = 5 << CACHE_SHIFT;
    /** All flags there are. */
    public static final int KNOWN = ALL | CACHE_MASK | POPULATE;

    private MapFlags() {}
}
