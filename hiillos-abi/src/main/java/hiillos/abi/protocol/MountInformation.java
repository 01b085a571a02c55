package hiillos.abi.protocol;

/**
 * A mounted file system.
 *
 * @param place the URI of its top directory
 * @param source what is mounted, for example a device's URI
 * @param type for example {@code memory} or {@code initfs}
 * @param options separated by commas, for example {@code ro}
 * @param usedBytes what its files take
 * @param totalBytes what its files can take
 */
public record MountInformation(String place, String source, String type, String options, long usedBytes, long totalBytes) {}
