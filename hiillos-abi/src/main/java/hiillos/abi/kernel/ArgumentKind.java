package hiillos.abi.kernel;

/** What a register means to a system call; see {@link Argument}. */
public enum ArgumentKind {
    /** The number of a handle; a Java {@code int}. */
    HANDLE,
    /** A set of {@link Rights}; a Java {@code int}. */
    RIGHTS,
    /** A signed 32-bit number, of which the kernel ignores the upper half; a Java {@code int}. */
    CODE,
    /** An unsigned number within bounds. */
    NUMBER,
    /** A set of flags; bits outside the mask are {@code BAD_ARGUMENT}. */
    FLAGS,
    /** A user address that the kernel notes and does not access. */
    ADDRESS,
    /** The address of user memory that the kernel reads. */
    INPUT,
    /** The address of user memory that the kernel writes. */
    OUTPUT,
    /** Monotonic nanoseconds: 0 or passed = do not wait, {@code Long.MAX_VALUE} or negative = for ever. */
    DEADLINE,
    /** Header and words in the registers of {@link Message}; no parameter of the kernel's method. */
    MESSAGE
}
