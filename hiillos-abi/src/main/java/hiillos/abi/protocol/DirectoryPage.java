package hiillos.abi.protocol;

/**
 * Some names of a directory.
 *
 * @param entries in the order of their names
 * @param next what {@link FileSystem#list} takes for the next page; empty when there is none
 */
public record DirectoryPage(DirectoryEntry[] entries, String next) {}
