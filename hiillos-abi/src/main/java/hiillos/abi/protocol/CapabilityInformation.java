package hiillos.abi.protocol;

/**
 * A handle of a process.
 *
 * @param handle its number there
 * @param type of {@link hiillos.abi.kernel.ObjectType}
 * @param rights of {@link hiillos.abi.kernel.Rights}
 * @param identity of the object, for ever: two handles with the same one name the same object
 * @param name under which the process was given it at its start; empty if it came later, or before the process manager's last start
 */
public record CapabilityInformation(int handle, int type, int rights, long identity, String name) {}
