package hiillos.posix;

/** In characters. */
public record TerminalSize(int columns, int rows) {}
