package hiillos.abi.protocol;

/**
 * A server.
 *
 * @param process number of its process; 0: it does not run
 * @param starts how often it was started
 * @param exports the names of its services
 */
public record ServiceInformation(String name, int process, int starts, String[] exports) {}
