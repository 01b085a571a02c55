package hiillos.abi.protocol;

/**
 * Some of a process's handles.
 *
 * @param entries may be empty although more follow
 * @param next where to go on; 0 at the end
 */
public record CapabilityPage(CapabilityInformation[] entries, int next) {}
