package hiillos.posix;

/**
 * What {@code stat} tells.
 *
 * @param sizeBytes of a regular file; else 0
 * @param permissions the nine bits, for example octal 644
 * @param modifiedNanos since the beginning of 1970, UTC
 * @param number equal for equal files of one file system; 0 if not known
 */
public record FileStatus(FileType type, long sizeBytes, int permissions, long modifiedNanos, long number) {
    public boolean isDirectory() {
        return type == FileType.DIRECTORY;
    }

    public boolean isRegular() {
        return type == FileType.REGULAR;
    }
}
