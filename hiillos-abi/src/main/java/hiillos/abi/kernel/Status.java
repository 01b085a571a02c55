package hiillos.abi.kernel;

/**
 * Results of system calls. A call returns a value that is not negative, or the negated number of one of these errors.
 * Numbers are stable; 0 is never an error.
 */
public final class Status {
    /** No error. */
    public static final int OK = 0;
    /** The number names no system call. */
    public static final int BAD_SYSTEM_CALL = 1;
    /** The handle names no object in this process, or not any more. */
    public static final int BAD_HANDLE = 2;
    /** The handle names an object of another type than the call needs. */
    public static final int WRONG_TYPE = 3;
    /** The handle lacks a right that the call needs. */
    public static final int ACCESS_DENIED = 4;
    /** An argument is outside what the call's description allows. */
    public static final int BAD_ARGUMENT = 5;
    /** An address is not canonical, not aligned, below 64 KiB, or outside user space or its mapping. */
    public static final int BAD_ADDRESS = 6;
    /** The range overlaps a mapping that is there already. */
    public static final int ALREADY_MAPPED = 7;
    /** The machine has no memory left. */
    public static final int OUT_OF_MEMORY = 8;
    /** The job's budget is used up. */
    public static final int OUT_OF_QUOTA = 9;
    /** The peer is gone: a Receiver without holders, a process that ended. */
    public static final int PEER_CLOSED = 10;
    /** The server dropped the call without an answer, or died. */
    public static final int REPLY_DROPPED = 11;
    /** There is no caller that waits for an answer. */
    public static final int NO_CALLER = 12;
    /** The object is in a state in which the call makes no sense, for example a thread started twice. */
    public static final int BAD_STATE = 13;
    /** Nothing to deliver now, and the call was told not to wait. */
    public static final int SHOULD_WAIT = 14;
    /** The time ran out. */
    public static final int TIMED_OUT = 15;
    /** The machine or this kernel cannot do it. */
    public static final int NOT_SUPPORTED = 16;
    /** A mapping would be writable and executable. */
    public static final int WRITE_AND_EXECUTE = 17;
    /** The thread's blocking call was cancelled. */
    public static final int CANCELLED = 18;
    /** The message needs an IPC buffer that a side has not registered. */
    public static final int NO_BUFFER = 19;
    /** The last number in use. */
    public static final int LAST = NO_BUFFER;

    private Status() {}

    /** The kernel's name for a number, which may be negated as system calls return it; "UNKNOWN" if it has none. */
    public static String name(long status) {
        return switch ((int) (status < 0 ? -status : status)) {
            case OK -> "OK";
            case BAD_SYSTEM_CALL -> "BAD_SYSTEM_CALL";
            case BAD_HANDLE -> "BAD_HANDLE";
            case WRONG_TYPE -> "WRONG_TYPE";
            case ACCESS_DENIED -> "ACCESS_DENIED";
            case BAD_ARGUMENT -> "BAD_ARGUMENT";
            case BAD_ADDRESS -> "BAD_ADDRESS";
            case ALREADY_MAPPED -> "ALREADY_MAPPED";
            case OUT_OF_MEMORY -> "OUT_OF_MEMORY";
            case OUT_OF_QUOTA -> "OUT_OF_QUOTA";
            case PEER_CLOSED -> "PEER_CLOSED";
            case REPLY_DROPPED -> "REPLY_DROPPED";
            case NO_CALLER -> "NO_CALLER";
            case BAD_STATE -> "BAD_STATE";
            case SHOULD_WAIT -> "SHOULD_WAIT";
            case TIMED_OUT -> "TIMED_OUT";
            case NOT_SUPPORTED -> "NOT_SUPPORTED";
            case WRITE_AND_EXECUTE -> "WRITE_AND_EXECUTE";
            case CANCELLED -> "CANCELLED";
            case NO_BUFFER -> "NO_BUFFER";
            default -> "UNKNOWN";
        };
    }
}
