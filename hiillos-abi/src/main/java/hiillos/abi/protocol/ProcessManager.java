package hiillos.abi.protocol;

import hiillos.abi.Protocol;
import hiillos.abi.StatusException;

/** The processes there are. */
@Protocol
public interface ProcessManager {
    /** All processes, running and ended, by number. */
    ProcessInformation[] list() throws StatusException;

    /** A process. @throws StatusException {@code NOT_FOUND} */
    ProcessInformation information(int number) throws StatusException;

    /**
     * The newest process of a name.
     *
     * @throws StatusException {@code NOT_FOUND}
     */
    ProcessInformation find(String name) throws StatusException;
}
