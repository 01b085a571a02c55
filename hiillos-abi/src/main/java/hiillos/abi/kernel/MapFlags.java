package hiillos.abi.kernel;

/** Access that a mapping allows. Writable together with executable is refused. */
public final class MapFlags {
    /** Data can be read. */
    public static final int READ = 1;
    /** Data can be written. */
    public static final int WRITE = 1 << 1;
    /** Code can be run. */
    public static final int EXECUTE = 1 << 2;
    /** All flags there are. */
    public static final int ALL = 7;

    private MapFlags() {}
}
