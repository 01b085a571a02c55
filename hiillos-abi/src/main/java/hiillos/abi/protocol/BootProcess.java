package hiillos.abi.protocol;

/**
 * A process.
 *
 * @param number given in the order of starts; never used twice
 * @param name the server's name
 * @param state where it is in its life
 * @param detail of an ended one: exit code or the exception's vector
 */
public record BootProcess(int number, String name, ProcessState state, int detail) {}
