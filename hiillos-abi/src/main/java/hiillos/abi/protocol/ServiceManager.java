package hiillos.abi.protocol;

import hiillos.abi.Protocol;
import hiillos.abi.StatusException;

/** Servers as services that are started and stopped; for init and the administrator. */
@Protocol
public interface ServiceManager {
    /**
     * Starts a server of the initfs's {@code sbin}; nothing happens if it runs.
     *
     * @param restart whether it is started again whenever it ends
     * @return an empty text, or a sentence that says why it cannot be started
     */
    String start(String name, boolean restart) throws StatusException;

    /** Ends a server and does not start it again; calls of its services fail. @throws StatusException {@code NOT_FOUND} */
    void stop(String name) throws StatusException;

    /** All servers that could be wired, in the order in which they could start. */
    ServiceInformation[] services() throws StatusException;

    /** Sentences about servers that were left out. */
    String[] problems() throws StatusException;
}
