package hiillos.abi.protocol;

/**
 * How much fits on a {@link Terminal}.
 *
 * @param columns characters in a line
 * @param rows lines
 */
public record TerminalSize(int columns, int rows) {}
