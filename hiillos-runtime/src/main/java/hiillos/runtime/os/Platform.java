package hiillos.runtime.os;

import hiillos.word.BoundTo;

/** What the runtime needs of the system below it. Errors are negative numbers, as the system has them. */
@BoundTo(linux = "hiillos.runtime.os.LinuxPlatform", user = "hiillos.runtime.os.UserPlatform")
public final class Platform {
    /** Bytes of the stack on which a thread's faults are handled. */
    public static final long FAULT_STACK_BYTES = 64 << 10;

    private Platform() {}

    /** Takes note of what {@code _start} was given: the initial stack pointer (Linux) or the start block. */
    public static native void initialize(long start);

    /** The system's name, as property {@code os.name} has it. */
    public static native String name();

    /** Maps zeroed, writable memory of a multiple of 4096 bytes; returns its address, or 0 when there is no more. */
    public static native long mapMemory(long countBytes);

    /**
     * Reserves the heap's range of zeroed, writable memory, which the system gives page by page when it is touched; 0 when
     * that cannot be. To be called until it succeeds.
     */
    public static native long reserveMemory(long countBytes);

    /** Has the system give pages of the heap's range now; false when it has none. A touch of others may end the program. */
    public static native boolean commitMemory(long address, long countBytes);

    /** Gives pages of the heap's range back: they are zero from now on. False when the system does not take them. */
    public static native boolean releaseMemory(long address, long countBytes);

    /** Shorter runs than this many bytes are not worth giving back. */
    public static native long releasedBytes();

    /** The heap may take so many bytes before it is worth collecting at all. */
    public static native long heapMinimumBytes();

    /**
     * Takes the access to a part of mapped memory away, whole pages: accesses fault from now on. The part stays mapped, so that
     * nothing else comes there.
     *
     * @return false if there is no memory for it: nothing has changed then
     */
    public static native boolean guard(long address, long countBytes);

    /** Gives mapped memory back, whole pages. */
    public static native void unmapMemory(long address, long countBytes);

    /** How much memory the heap may take in all. */
    public static native long heapMaximumBytes();

    /** Writes to output (1) or error output (2); returns how many bytes were written. */
    public static native long write(int descriptor, long address, long countBytes);

    /** Reads from input (0), waiting for at least a byte; returns how many were read, 0 at the end. */
    public static native long read(int descriptor, long address, long countBytes);

    /** Ends the program. */
    public static native void exit(int status);

    /** Nanoseconds of a clock that never goes back. */
    public static native long monotonicNanos();

    /** Nanoseconds since 1970-01-01T00:00Z. */
    public static native long wallClockNanos();

    public static native void sleepNanos(long nanos);

    /** Has faults (bad accesses) end in {@link FaultHandling}. */
    public static native void installFaultHandler();

    /** Number of the program's arguments. */
    public static native int countArguments();

    /** Address of an argument: bytes of UTF-8 with a zero at the end. */
    public static native long argument(int index);

    /** Address of an entry {@code NAME=value} of the environment, with a zero at the end; 0 after the last. */
    public static native long environment(int index);

    /** Fills at most 256 bytes with numbers that nobody can foresee; false when there is no source of them. */
    public static native boolean fillRandom(long address, long countBytes);
}
