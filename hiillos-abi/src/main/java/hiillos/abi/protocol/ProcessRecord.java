package hiillos.abi.protocol;

import hiillos.abi.Nullable;

/**
 * What the process manager knows of a process for good.
 *
 * @param number given in the order of starts
 * @param parent number of who started it, 0 for the system
 * @param group its process group
 * @param name of the program
 * @param server whether it is a server
 * @param stopSignal the signal that stopped it, 0 while it is not stopped
 * @param services names of the services that it and what it starts may have at most; null: all
 */
public record ProcessRecord(int number, int parent, int group, String name, boolean server, int stopSignal,
        @Nullable String[] services) {
    /** A process that is not stopped and may have all services. */
    public ProcessRecord(int number, int parent, int group, String name, boolean server) {
        this(number, parent, group, name, server, 0, null);
    }

    /** The same process in another group. */
    public ProcessRecord withGroup(int other) {
        return new ProcessRecord(number, parent, other, name, server, stopSignal, services);
    }

    /** The same process, stopped by a signal, or with 0 not stopped. */
    public ProcessRecord withStop(int signal) {
        return new ProcessRecord(number, parent, group, name, server, signal, services);
    }
}
