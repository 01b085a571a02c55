package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.StatusException;
import hiillos.testkit.InProcessSystem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server in a whole system within this JVM: a breakpoint stops in the test, in the server and in the kernel. */
@Timeout(120)
class SystemTest {
    @Test
    void clientsAreGreetedThroughTheKernel() throws StatusException {
        try (InProcessSystem system = InProcessSystem.builder().server(GreetingServerStart.class).start()) {
            Greetings greetings = system.connect("greetings", GreetingsProxy::new);
            assertTrue(greetings.greet("Ada").startsWith("Hello, Ada, "));
            assertEquals("BAD_ARGUMENT", assertThrows(StatusException.class, () -> greetings.greet("")).getMessage());
            try (Conversation conversation = greetings.open("Ada")) {
                assertTrue(conversation.next().startsWith("1: "));
                assertTrue(conversation.next().startsWith("2: "));
            }
            system.serial().waitForLine("greeter: Hello, hiillos", Duration.ofSeconds(30));
        }
    }
}
