package hiillos.posix;

/** The two descriptors of a new pipe. */
public record Pipe(int readEnd, int writeEnd) {}
