package hiillos.posix;

/** A name in a directory; {@code .} and {@code ..} are never among them. */
public record DirectoryEntry(String name, FileType type) {}
