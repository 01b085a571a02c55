package hiillos.abi.protocol;

import hiillos.abi.Protocol;
import hiillos.abi.StatusException;

/** Where keyboards tell what is typed: the console. */
@Protocol
public interface KeyInput {
    /**
     * Keys went down, up, or repeat.
     *
     * @throws StatusException {@code BAD_ARGUMENT}: an event that no keyboard makes; those before it count
     */
    void keys(KeyEvent[] events) throws StatusException;
}
