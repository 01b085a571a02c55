package ${package};

import hiillos.abi.Protocol;
import hiillos.abi.StatusException;

/** A conversation with somebody. It ends when its last capability is closed, by the client or by the client's end. */
@Protocol
public interface Conversation extends AutoCloseable {
    /** Says the next thing. */
    String next() throws StatusException;

    @Override
    void close();
}
