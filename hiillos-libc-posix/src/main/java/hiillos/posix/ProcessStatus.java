package hiillos.posix;

/**
 * A process, as {@code ps} shows it.
 *
 * @param parent its parent's number, 0 if it has none
 * @param state a letter: R runs, S waits, T is stopped, Z has ended and was not waited for
 * @param memoryBytes what it is charged for; -1 if not known
 * @param processorNanos time on processors; -1 if not known
 */
public record ProcessStatus(int process, int parent, int group, String name, char state, long memoryBytes,
        long processorNanos) {}
