package hiillos.word;

/**
 * What the compiler puts where a class file uses something that has no compiled form, for example a method handle
 * constant. Code that calls this compiles only as long as nothing reaches it: a reached call is a build error.
 */
public final class Unsupported {
    private Unsupported() {}

    /**
     * Never compiled.
     *
     * @param feature a constant: what is not supported, for the error message
     */
    public static native void feature(String feature);
}
