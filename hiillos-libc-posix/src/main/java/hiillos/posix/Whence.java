package hiillos.posix;

/** From where {@link Posix#seek} counts. */
public enum Whence {
    SET, CURRENT, END
}
