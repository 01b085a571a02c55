package hiillos.abi.protocol;

/**
 * What the process manager knows of a process for good.
 *
 * @param number given in the order of starts
 * @param parent number of who started it, 0 for the system
 * @param group its process group when it started
 * @param name of the program
 * @param server whether it is a server
 */
public record ProcessRecord(int number, int parent, int group, String name, boolean server) {}
