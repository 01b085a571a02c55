package hiillos.compiler.lines;

/** Debug information that {@link Dwarf} does not read. */
final class DwarfException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DwarfException(String message) {
        super(message);
    }
}
