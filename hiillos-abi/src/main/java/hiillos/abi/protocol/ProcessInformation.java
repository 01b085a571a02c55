package hiillos.abi.protocol;

/**
 * A process.
 *
 * @param number given in the order of starts; never used twice
 * @param parent number of who started it; 0 for the system itself
 * @param group its process group: the number of the process that leads it
 * @param name of the program
 * @param state where it is in its life
 * @param detail of an ended one: exit code, the exception's vector, or the number of the signal that ended it; of
 *     a stopped one: the signal that stopped it
 * @param memoryBytes what its Job is charged, if it has one of its own
 * @param stopped whether a signal has stopped it
 * @param processorNanos how long its threads have run
 * @param restarts how often it was started again, for servers
 */
public record ProcessInformation(int number, int parent, int group, String name, ProcessState state, int detail, long memoryBytes,
        boolean stopped, long processorNanos, int restarts) {}
