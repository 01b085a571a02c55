package hiillos.kernel;

/** What the first line of the log says. */
public final class Version {
    /** The project's version, as in the pom but for Maven's mark of unreleased builds; a test holds them together. */
    public static final String TEXT = "0.1.0";

    private Version() {}
}
