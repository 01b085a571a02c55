package hiillos.abi.protocol;

/** How a file is opened: bits of {@link FileSystem#open}. */
public final class OpenFlags {
    public static final int READ = 1;
    public static final int WRITE = 1 << 1;
    /** Every write goes to the end. */
    public static final int APPEND = 1 << 2;
    /** Makes the file if it is not there. */
    public static final int CREATE = 1 << 3;
    /** With CREATE: fails with {@code ALREADY_EXISTS} if something is there. */
    public static final int EXCLUSIVE = 1 << 4;
    /** Cuts the file to nothing; needs WRITE. */
    public static final int TRUNCATE = 1 << 5;
    /** Fails with {@code NOT_A_DIRECTORY} for anything else; a directory can be opened for its status only. */
    public static final int DIRECTORY = 1 << 6;
    /** Fails with {@code BAD_STATE} if the last part of the path is a symbolic link. */
    public static final int NO_FOLLOW = 1 << 7;
    /** All flags there are. */
    public static final int KNOWN = (1 << 8) - 1;

    private OpenFlags() {}
}
