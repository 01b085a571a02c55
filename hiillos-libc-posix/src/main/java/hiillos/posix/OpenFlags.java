package hiillos.posix;

/** Flags of {@link Posix#open}, with the values that programs for Linux on x86-64 expect. */
public final class OpenFlags {
    public static final int READ_ONLY = 0;
    public static final int WRITE_ONLY = 1;
    public static final int READ_WRITE = 2;
    /** The bits that say which of the three above it is. */
    public static final int ACCESS_MASK = 3;
    public static final int CREATE = 0x40;
    /** With {@link #CREATE}: fail with {@code EEXIST} if the name is there. */
    public static final int EXCLUSIVE = 0x80;
    public static final int TRUNCATE = 0x200;
    /** Every write goes to the end. */
    public static final int APPEND = 0x400;
    /** Fail with {@code ENOTDIR} if it is no directory. */
    public static final int DIRECTORY = 0x10000;

    private OpenFlags() {}

    /** Whether the flags ask for reading. */
    public static boolean reads(int flags) {
        return (flags & ACCESS_MASK) != WRITE_ONLY;
    }

    /** Whether the flags ask for writing. */
    public static boolean writes(int flags) {
        return (flags & ACCESS_MASK) != READ_ONLY;
    }
}
