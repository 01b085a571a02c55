package hiillos.abi.protocol;

/**
 * What a file is.
 *
 * @param kind its kind
 * @param sizeBytes of a file: its length; of a link: that of its target; else 0
 * @param number in its file system; with {@code device} unique while the file exists
 * @param device number of the file system
 * @param mode permission bits as POSIX has them, 0 to 07777
 * @param links how many names it has
 * @param modifiedNanos when the content changed, nanoseconds since 1970 UTC
 */
public record FileStatus(FileKind kind, long sizeBytes, long number, int device, int mode, int links, long modifiedNanos) {}
