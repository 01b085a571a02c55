package hiillos.abi;

/**
 * What every generated proxy is besides its protocol: the client's side of an object in another process. Closing it closes
 * the handle; when the last handle of a published object is gone, its server hears of it.
 */
public interface RemoteObject extends AutoCloseable {
    /** The way to the server. */
    Connection connection();

    /** Closes the handle. Twice does nothing. */
    @Override
    default void close() {
        connection().close();
    }
}
