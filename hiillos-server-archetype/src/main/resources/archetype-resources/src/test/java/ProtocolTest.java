package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hiillos.abi.Connection;
import hiillos.abi.StatusException;
import org.junit.jupiter.api.Test;

/** Proxy, messages and dispatcher on one JVM: a breakpoint in a client's call leads into the server. */
class ProtocolTest {
    private final GreetingsDispatcher dispatcher = new GreetingsDispatcher(new GreetingService(() -> 0L));
    private final Greetings client = new GreetingsProxy(new Connection(message -> {
        dispatcher.handle(message);
        return 0;
    }));

    @Test
    void aCallGoesThroughMessages() throws StatusException {
        assertEquals("Hello, Grüße, 0 s after the start", client.greet("Grüße"));
    }

    @Test
    void anErrorArrivesByItsName() {
        assertEquals("BAD_ARGUMENT", assertThrows(StatusException.class, () -> client.greet("")).getMessage());
    }
}
