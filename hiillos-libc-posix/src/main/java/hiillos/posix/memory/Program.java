package hiillos.posix.memory;

/** What a process runs. */
public interface Program {
    /**
     * Runs on the process's own thread.
     *
     * @param arguments with the program's name as the first
     * @return the exit status
     */
    int run(String[] arguments) throws Exception;
}
