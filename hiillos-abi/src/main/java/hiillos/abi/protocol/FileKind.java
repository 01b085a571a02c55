package hiillos.abi.protocol;

/** Kinds of things that paths and descriptors name. */
public enum FileKind {
    /** Has bytes. */
    FILE,
    /** Has names. */
    DIRECTORY,
    /** Names another path. */
    SYMBOLIC_LINK,
    /** One end of a pipe. */
    PIPE,
    /** A terminal; also has the protocol of terminals. */
    TERMINAL,
    /** A device or another service that can be read or written. */
    DEVICE
}
