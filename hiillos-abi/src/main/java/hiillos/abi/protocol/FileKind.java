package hiillos.abi.protocol;

/** Kinds of things that paths name. */
public enum FileKind {
    /** Has bytes. */
    FILE,
    /** Has names. */
    DIRECTORY
}
