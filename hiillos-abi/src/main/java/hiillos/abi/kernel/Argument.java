package hiillos.abi.kernel;

/**
 * One argument of a system call, made by the factories below.
 *
 * @param name as in the stub
 * @param kind what the register means
 * @param type handles: the {@link ObjectType}, {@link ObjectType#NONE} for any
 * @param rights handles: the {@link Rights} that the call needs
 * @param optional handles and addresses: whether 0 means "none"
 * @param eitherRight handles: whether one of {@code rights} is enough
 * @param minimum numbers: the least that is not {@code BAD_ARGUMENT}
 * @param maximum numbers: the most that is not; flags: the mask of those allowed (−1: any)
 * @param countName addresses: the argument that counts the elements, null when the size is fixed
 * @param elementBytes addresses: bytes of an element, or of all when {@code countName} is null
 */
public record Argument(String name, ArgumentKind kind, int type, int rights, boolean optional, boolean eitherRight,
        long minimum, long maximum, String countName, int elementBytes) {

    private static Argument of(String name, ArgumentKind kind, long minimum, long maximum) {
        return new Argument(name, kind, 0, 0, false, false, minimum, maximum, null, 0);
    }

    /** A handle of a type with all of the rights. */
    static Argument handle(String name, int type, int rights) {
        return new Argument(name, ArgumentKind.HANDLE, type, rights, false, false, 0, 0, null, 0);
    }

    /** A handle of any type with all of the rights. */
    static Argument anyHandle(String name, int rights) {
        return handle(name, ObjectType.NONE, rights);
    }

    /** A handle of any type with one of the rights. */
    static Argument eitherHandle(String name, int rights) {
        return new Argument(name, ArgumentKind.HANDLE, ObjectType.NONE, rights, false, true, 0, 0, null, 0);
    }

    /** As {@link #handle}, or 0. */
    static Argument optionalHandle(String name, int type, int rights) {
        return new Argument(name, ArgumentKind.HANDLE, type, rights, true, false, 0, 0, null, 0);
    }

    /** A set of rights; bits that are none are ignored. */
    static Argument rightsSet(String name) {
        return of(name, ArgumentKind.RIGHTS, 0, 0);
    }

    /** A signed 32-bit number. */
    static Argument code(String name) {
        return of(name, ArgumentKind.CODE, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Any 64 bits. */
    static Argument word(String name) {
        return of(name, ArgumentKind.NUMBER, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** A number within bounds. */
    static Argument bounded(String name, long minimum, long maximum) {
        return of(name, ArgumentKind.NUMBER, minimum, maximum);
    }

    /** A number of bytes. */
    static Argument bytes(String name) {
        return of(name, ArgumentKind.NUMBER, 0, Long.MAX_VALUE);
    }

    /** Flags out of a mask. */
    static Argument flags(String name, long mask) {
        return of(name, ArgumentKind.FLAGS, 0, mask);
    }

    /** An address that is only noted. */
    static Argument address(String name) {
        return of(name, ArgumentKind.ADDRESS, 0, 0);
    }

    /** As {@link #address}, or 0. */
    static Argument optionalAddress(String name) {
        return new Argument(name, ArgumentKind.ADDRESS, 0, 0, true, false, 0, 0, null, 0);
    }

    /** Memory that is read; the argument {@code countName} says how many bytes. */
    static Argument input(String name, String countName) {
        return new Argument(name, ArgumentKind.INPUT, 0, 0, false, false, 0, 0, countName, 1);
    }

    /** Memory of a fixed size that is read. */
    static Argument input(String name, int countBytes) {
        return new Argument(name, ArgumentKind.INPUT, 0, 0, false, false, 0, 0, null, countBytes);
    }

    /** Memory that is written; the argument {@code countName} says how many elements at most. */
    static Argument output(String name, String countName, int elementBytes) {
        return new Argument(name, ArgumentKind.OUTPUT, 0, 0, false, false, 0, 0, countName, elementBytes);
    }

    /** Memory of a fixed size that is written. */
    static Argument output(String name, int countBytes) {
        return new Argument(name, ArgumentKind.OUTPUT, 0, 0, false, false, 0, 0, null, countBytes);
    }

    /** A deadline. */
    static Argument deadline() {
        return of("deadlineNanos", ArgumentKind.DEADLINE, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** The message registers. */
    static Argument message() {
        return of("message", ArgumentKind.MESSAGE, 0, 0);
    }

    /** Whether it is an {@code int} in Java; else a {@code long}. */
    public boolean isInt() {
        return kind == ArgumentKind.HANDLE || kind == ArgumentKind.RIGHTS || kind == ArgumentKind.CODE;
    }

    /** Whether it is a handle's number. */
    public boolean isHandle() {
        return kind == ArgumentKind.HANDLE;
    }

    /** Whether the kernel reads or writes the memory at the address. */
    public boolean isMemory() {
        return kind == ArgumentKind.INPUT || kind == ArgumentKind.OUTPUT;
    }
}
