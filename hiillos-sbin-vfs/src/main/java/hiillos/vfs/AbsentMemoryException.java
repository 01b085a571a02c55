package hiillos.vfs;

/** The memory that a client shares is not there (any more). {@link SharedBuffers#copy} makes a status of it. */
final class AbsentMemoryException extends RuntimeException {
    static final AbsentMemoryException INSTANCE = new AbsentMemoryException();
    private static final long serialVersionUID = 1;

    private AbsentMemoryException() {
        super("a client's memory is not there", null, false, false);
    }
}
