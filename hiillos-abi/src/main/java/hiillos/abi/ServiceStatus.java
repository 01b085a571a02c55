package hiillos.abi;

import hiillos.abi.kernel.Status;

/** Errors that servers answer with, beyond the kernel's own {@link Status}. Numbers are stable and begin at 64. */
public final class ServiceStatus {
    /** The message does not follow the protocol: wrong length, a value outside its type, text that is not UTF-8. */
    public static final int BAD_MESSAGE = 64;
    /** The protocol has no operation of this number. */
    public static final int UNKNOWN_OPERATION = 65;
    /** The message is longer than {@link WireBuffer#MAXIMUM_WORDS}. */
    public static final int MESSAGE_TOO_LONG = 66;
    /** No object has this name, path or number. */
    public static final int NOT_FOUND = 67;
    /** The path or URI is not well formed. */
    public static final int BAD_PATH = 68;
    /** Nothing is mounted for the URI's scheme. */
    public static final int NO_SUCH_SCHEME = 69;
    /** The path names a directory, but a file is needed. */
    public static final int IS_A_DIRECTORY = 70;
    /** The path names a file, but a directory is needed. */
    public static final int NOT_A_DIRECTORY = 71;
    /** The object cannot be changed. */
    public static final int READ_ONLY = 72;
    /** The server has reached a limit of its own, for example of open files. */
    public static final int TOO_MANY = 73;
    /** The medium's content contradicts itself. */
    public static final int CORRUPT = 74;
    /** An object of this name exists. */
    public static final int ALREADY_EXISTS = 75;

    /** The directory has names in it. */
    public static final int NOT_EMPTY = 76;
    /** The file system or its medium is full. */
    public static final int NO_SPACE = 77;
    /** The two paths are in different file systems. */
    public static final int OTHER_DEVICE = 78;
    /** The object was lost when its server was restarted; get a new one. */
    public static final int STALE = 79;
    /** The file is no sound program of this system's binary interface. */
    public static final int BAD_PROGRAM = 80;

    private ServiceStatus() {}

    /** The name of a number of this class or of {@link Status}. */
    public static String name(int status) {
        return switch (status) {
            case BAD_MESSAGE -> "BAD_MESSAGE";
            case UNKNOWN_OPERATION -> "UNKNOWN_OPERATION";
            case MESSAGE_TOO_LONG -> "MESSAGE_TOO_LONG";
            case NOT_FOUND -> "NOT_FOUND";
            case BAD_PATH -> "BAD_PATH";
            case NO_SUCH_SCHEME -> "NO_SUCH_SCHEME";
            case IS_A_DIRECTORY -> "IS_A_DIRECTORY";
            case NOT_A_DIRECTORY -> "NOT_A_DIRECTORY";
            case READ_ONLY -> "READ_ONLY";
            case TOO_MANY -> "TOO_MANY";
            case CORRUPT -> "CORRUPT";
            case ALREADY_EXISTS -> "ALREADY_EXISTS";
            case NOT_EMPTY -> "NOT_EMPTY";
            case NO_SPACE -> "NO_SPACE";
            case OTHER_DEVICE -> "OTHER_DEVICE";
            case STALE -> "STALE";
            case BAD_PROGRAM -> "BAD_PROGRAM";
            default -> Status.name(status);
        };
    }
}
