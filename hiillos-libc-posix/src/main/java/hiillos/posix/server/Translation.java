package hiillos.posix.server;

import hiillos.abi.StatusException;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.protocol.CapabilityInformation;
import hiillos.abi.protocol.FileKind;
import hiillos.abi.protocol.FileStatus;
import hiillos.abi.protocol.SeekOrigin;
import hiillos.posix.Errno;
import hiillos.posix.FileType;
import hiillos.posix.OpenFlags;
import hiillos.posix.PosixException;
import hiillos.posix.Whence;

/** POSIX's values as the protocols have them, and back. */
final class Translation {
    /** Of {@link hiillos.abi.kernel.Rights}, by bit. */
    private static final String[] RIGHTS = {"duplicate", "transfer", "read", "write", "execute", "map", "send", "receive", "mint",
        "create", "manage", "wait"};

    private Translation() {}

    static PosixException error(StatusException error) {
        return new PosixException(Errno.of(error.status()));
    }

    /** A handle as a line of {@code lscap}: number, type, rights, the object's identity, and the name if it has one. */
    static String capability(CapabilityInformation handle) {
        StringBuilder line = new StringBuilder();
        line.append(handle.handle()).append(' ').append(ObjectType.name(handle.type())).append(' ');
        int start = line.length();
        for (int i = 0; i < RIGHTS.length; i++) {
            if ((handle.rights() >> i & 1) != 0) {
                line.append(line.length() > start ? "," : "").append(RIGHTS[i]);
            }
        }
        line.append(line.length() > start ? " #" : "- #").append(handle.identity());
        return handle.name().isEmpty() ? line.toString() : line.append(' ').append(handle.name()).toString();
    }

    static FileType type(FileKind kind) {
        return switch (kind) {
            case FILE -> FileType.REGULAR;
            case DIRECTORY -> FileType.DIRECTORY;
            case SYMBOLIC_LINK -> FileType.SYMBOLIC_LINK;
            case PIPE -> FileType.PIPE;
            case TERMINAL, DEVICE -> FileType.CHARACTER;
        };
    }

    static hiillos.posix.FileStatus status(FileStatus status) {
        return new hiillos.posix.FileStatus(type(status.kind()), status.sizeBytes(), status.mode(), status.modifiedNanos(),
                status.number());
    }

    static SeekOrigin origin(Whence whence) {
        return switch (whence) {
            case SET -> SeekOrigin.START;
            case CURRENT -> SeekOrigin.POSITION;
            case END -> SeekOrigin.END;
        };
    }

    static int flags(int flags) {
        int result = 0;
        result |= OpenFlags.reads(flags) ? hiillos.abi.protocol.OpenFlags.READ : 0;
        result |= OpenFlags.writes(flags) ? hiillos.abi.protocol.OpenFlags.WRITE : 0;
        result |= (flags & OpenFlags.CREATE) != 0 ? hiillos.abi.protocol.OpenFlags.CREATE : 0;
        result |= (flags & OpenFlags.EXCLUSIVE) != 0 ? hiillos.abi.protocol.OpenFlags.EXCLUSIVE : 0;
        result |= (flags & OpenFlags.TRUNCATE) != 0 && OpenFlags.writes(flags) ? hiillos.abi.protocol.OpenFlags.TRUNCATE : 0;
        result |= (flags & OpenFlags.APPEND) != 0 ? hiillos.abi.protocol.OpenFlags.APPEND : 0;
        result |= (flags & OpenFlags.DIRECTORY) != 0 ? hiillos.abi.protocol.OpenFlags.DIRECTORY : 0;
        return result;
    }
}
