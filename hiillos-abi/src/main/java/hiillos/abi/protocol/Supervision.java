package hiillos.abi.protocol;

import hiillos.abi.Protocol;
import hiillos.abi.StatusException;

/** How the one who starts processes tells the process manager; for root alone. */
@Protocol
public interface Supervision {
    /**
     * A process is about to run.
     *
     * @throws StatusException {@code ALREADY_EXISTS}: the number was used before
     */
    void started(int number, String name) throws StatusException;

    /**
     * A process ended.
     *
     * @param reason as {@link hiillos.abi.kernel.ExitReason} packs it
     * @throws StatusException {@code NOT_FOUND}
     */
    void ended(int number, long reason) throws StatusException;
}
