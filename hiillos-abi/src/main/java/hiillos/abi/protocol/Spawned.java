package hiillos.abi.protocol;

import hiillos.abi.ProcessControl;

/**
 * A process that runs.
 *
 * @param number given in the order of starts; never used twice
 * @param process with the rights to wait, read and manage; waiting on it tells the {@link hiillos.abi.kernel.ExitReason}
 */
public record Spawned(int number, ProcessControl process) {}
