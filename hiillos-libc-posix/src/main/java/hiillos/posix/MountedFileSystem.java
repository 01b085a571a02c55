package hiillos.posix;

/** A line of the mount table: {@code source} is mounted at {@code target} by the driver {@code type}. */
public record MountedFileSystem(String source, String target, String type, String options) {}
