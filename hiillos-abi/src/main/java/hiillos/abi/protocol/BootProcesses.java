package hiillos.abi.protocol;

import hiillos.abi.Protocol;
import hiillos.abi.StatusException;

/** The processes there are. */
@Protocol
public interface BootProcesses {
    /** All processes, running and ended, by number. */
    BootProcess[] list() throws StatusException;

    /** A process. @throws StatusException {@code NOT_FOUND} */
    BootProcess information(int number) throws StatusException;

    /**
     * The newest process of a name.
     *
     * @throws StatusException {@code NOT_FOUND}
     */
    BootProcess find(String name) throws StatusException;
}
