package hiillos.abi.protocol;

/**
 * A name in a directory.
 *
 * @param name without slashes; neither {@code .} nor {@code ..}
 * @param kind what it names
 */
public record DirectoryEntry(String name, FileKind kind) {}
