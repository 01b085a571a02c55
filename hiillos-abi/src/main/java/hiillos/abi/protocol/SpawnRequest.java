package hiillos.abi.protocol;

import hiillos.abi.Nullable;

/**
 * A process to be.
 *
 * @param uri of the program
 * @param arguments the first is the program's own name
 * @param environment {@code NAME=value} each
 * @param directory URI of the working directory
 * @param descriptors numbers of the descriptors that the given files become, as many as files
 * @param budgetBytes limit of a Job of its own; 0: the system's default
 * @param group number of the process group to join; 0: that of the caller, -1: a new one that it leads
 * @param services names of the services that it and what it starts may have at most; null: those that the caller may have. A program that
 *     needs another one is not started
 */
public record SpawnRequest(String uri, String[] arguments, String[] environment, String directory, int[] descriptors,
        long budgetBytes, int group, @Nullable String[] services) {
    /** A process that may have the services that the caller may have. */
    public SpawnRequest(String uri, String[] arguments, String[] environment, String directory, int[] descriptors, long budgetBytes,
            int group) {
        this(uri, arguments, environment, directory, descriptors, budgetBytes, group, null);
    }
}
