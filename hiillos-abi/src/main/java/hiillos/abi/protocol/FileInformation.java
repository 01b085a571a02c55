package hiillos.abi.protocol;

/**
 * What a path names.
 *
 * @param kind file or directory
 * @param sizeBytes of a file; 0 for a directory
 */
public record FileInformation(FileKind kind, long sizeBytes) {}
