package hiillos.testprogram.guest;

/** What a {@link Child} does instead of running the tests; an enum constant, so that its number says which. */
public interface Role {
    /** The constant's number. */
    int ordinal();

    /** The process's name in the log. */
    String label();

    /** What the process does; its exit code is the result. */
    int run();
}
