package hiillos.posix;

import hiillos.abi.ServiceStatus;
import hiillos.abi.kernel.Status;

/** Error numbers by their POSIX.1-2024 names, with the values and texts that programs for Linux on x86-64 expect. */
public enum Errno {
    /** Not an error. */
    OK(0, "Success"),
    EPERM(1, "Operation not permitted"),
    ENOENT(2, "No such file or directory"),
    ESRCH(3, "No such process"),
    EINTR(4, "Interrupted system call"),
    EIO(5, "Input/output error"),
    ENXIO(6, "No such device or address"),
    E2BIG(7, "Argument list too long"),
    ENOEXEC(8, "Exec format error"),
    EBADF(9, "Bad file descriptor"),
    ECHILD(10, "No child processes"),
    EAGAIN(11, "Resource temporarily unavailable"),
    ENOMEM(12, "Cannot allocate memory"),
    EACCES(13, "Permission denied"),
    EFAULT(14, "Bad address"),
    EBUSY(16, "Device or resource busy"),
    EEXIST(17, "File exists"),
    EXDEV(18, "Invalid cross-device link"),
    ENODEV(19, "No such device"),
    ENOTDIR(20, "Not a directory"),
    EISDIR(21, "Is a directory"),
    EINVAL(22, "Invalid argument"),
    ENFILE(23, "Too many open files in system"),
    EMFILE(24, "Too many open files"),
    ENOTTY(25, "Inappropriate ioctl for device"),
    EFBIG(27, "File too large"),
    ENOSPC(28, "No space left on device"),
    ESPIPE(29, "Illegal seek"),
    EROFS(30, "Read-only file system"),
    EMLINK(31, "Too many links"),
    EPIPE(32, "Broken pipe"),
    EDOM(33, "Numerical argument out of domain"),
    ERANGE(34, "Numerical result out of range"),
    EDEADLK(35, "Resource deadlock avoided"),
    ENAMETOOLONG(36, "File name too long"),
    ENOSYS(38, "Function not implemented"),
    ENOTEMPTY(39, "Directory not empty"),
    ELOOP(40, "Too many levels of symbolic links"),
    EPROTO(71, "Protocol error"),
    EOVERFLOW(75, "Value too large for defined data type"),
    EILSEQ(84, "Invalid or incomplete multibyte or wide character"),
    EMSGSIZE(90, "Message too long"),
    ENOTSUP(95, "Operation not supported"),
    ECONNRESET(104, "Connection reset by peer"),
    ENOBUFS(105, "No buffer space available"),
    ETIMEDOUT(110, "Connection timed out"),
    ESTALE(116, "Stale file handle");

    private final int number;
    private final String text;

    Errno(int number, String text) {
        this.number = number;
        this.text = text;
    }

    /** The value of {@code errno}. */
    public int number() {
        return number;
    }

    /** What {@code strerror} says. */
    public String text() {
        return text;
    }

    /**
     * The error number for a status of the kernel or of a server. A status without an obvious equal, known or not, is
     * {@code EIO}.
     */
    public static Errno of(int status) {
        return switch (status) {
            case Status.OK -> OK;
            case Status.BAD_SYSTEM_CALL -> ENOSYS;
            case Status.BAD_HANDLE, Status.WRONG_TYPE -> EBADF;
            case Status.ACCESS_DENIED, Status.WRITE_AND_EXECUTE -> EACCES;
            case Status.BAD_ARGUMENT, Status.BAD_STATE -> EINVAL;
            case Status.BAD_ADDRESS -> EFAULT;
            case Status.CANCELLED -> EINTR;
            case Status.NO_BUFFER -> ENOBUFS;
            case Status.ALREADY_MAPPED, ServiceStatus.ALREADY_EXISTS -> EEXIST;
            case Status.OUT_OF_MEMORY, Status.OUT_OF_QUOTA -> ENOMEM;
            case Status.PEER_CLOSED -> EPIPE;
            case Status.REPLY_DROPPED -> ECONNRESET;
            case Status.NO_CALLER -> ESRCH;
            case Status.SHOULD_WAIT -> EAGAIN;
            case Status.TIMED_OUT -> ETIMEDOUT;
            case Status.NOT_SUPPORTED -> ENOTSUP;
            case ServiceStatus.BAD_MESSAGE -> EPROTO;
            case ServiceStatus.UNKNOWN_OPERATION -> ENOSYS;
            case ServiceStatus.MESSAGE_TOO_LONG -> EMSGSIZE;
            case ServiceStatus.NOT_FOUND, ServiceStatus.BAD_PATH -> ENOENT;
            case ServiceStatus.NO_SUCH_SCHEME -> ENXIO;
            case ServiceStatus.IS_A_DIRECTORY -> EISDIR;
            case ServiceStatus.NOT_A_DIRECTORY -> ENOTDIR;
            case ServiceStatus.READ_ONLY -> EROFS;
            case ServiceStatus.TOO_MANY -> EMFILE;
            case ServiceStatus.NOT_EMPTY -> ENOTEMPTY;
            case ServiceStatus.NO_SPACE -> ENOSPC;
            case ServiceStatus.OTHER_DEVICE -> EXDEV;
            case ServiceStatus.STALE -> ESTALE;
            case ServiceStatus.BAD_PROGRAM -> ENOEXEC;
            default -> EIO;
        };
    }

    /** The constant of a number; null if there is none. */
    public static Errno ofNumber(int number) {
        for (Errno each : values()) {
            if (each.number == number) {
                return each;
            }
        }
        return null;
    }
}
