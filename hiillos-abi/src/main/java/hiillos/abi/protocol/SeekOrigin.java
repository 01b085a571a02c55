package hiillos.abi.protocol;

/** From where {@link File#seek} counts. */
public enum SeekOrigin {
    START,
    POSITION,
    END
}
