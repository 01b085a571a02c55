package hiillos.runtime;

/** Bits of the compiler-filled field {@code kind} of {@code java.lang.Class}. */
public final class TypeKind {
    public static final int INTERFACE = 1;
    public static final int PRIMITIVE = 2;
    public static final int ARRAY = 4;
    public static final int ENUM = 8;
    public static final int RECORD = 16;
    public static final int ANNOTATION = 32;
    /** The class of a lambda or method reference. */
    public static final int HIDDEN = 64;
    /** An interface that is initialised with its implementing classes. */
    public static final int DEFAULT_METHODS = 128;
    /** A class of reference objects ({@code java.lang.ref.Reference}). */
    public static final int REFERENCE = 256;
    /** One of soft references. */
    public static final int SOFT = 512;

    private TypeKind() {}
}
