package ${package};

import hiillos.abi.Protocol;
import hiillos.abi.StatusException;

/** What clients of this server can do. The build makes GreetingsProxy for them and GreetingsDispatcher for the server. */
@Protocol
public interface Greetings {
    /**
     * Greets somebody.
     *
     * @throws StatusException {@code BAD_ARGUMENT}: the name is empty
     */
    String greet(String name) throws StatusException;

    /** Opens a conversation: an object of its own, behind a capability of its own. */
    Conversation open(String name) throws StatusException;
}
