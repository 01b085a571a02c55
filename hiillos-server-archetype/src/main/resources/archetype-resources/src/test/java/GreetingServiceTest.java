package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import hiillos.abi.StatusException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The work alone, on the JVM; what it uses is a mock. */
class GreetingServiceTest {
    @SuppressWarnings("unchecked")
    private final Supplier<Long> clock = mock(Supplier.class);
    private final GreetingService service = new GreetingService(clock);

    @Test
    void greetsByNameAndTime() throws StatusException {
        when(clock.get()).thenReturn(3_500_000_000L);
        assertEquals("Hello, Ada, 3 s after the start", service.greet("Ada"));
    }

    @Test
    void nobodyIsNotGreeted() {
        assertEquals("BAD_ARGUMENT", assertThrows(StatusException.class, () -> service.greet("")).getMessage());
    }

    @Test
    void aConversationEnds() throws StatusException {
        when(clock.get()).thenReturn(0L);
        try (Conversation conversation = service.open("Ada")) {
            assertEquals("1: Hello, Ada, 0 s after the start", conversation.next());
            assertEquals("2: Hello, Ada, 0 s after the start", conversation.next());
            assertEquals(1, service.countOpen());
        }
        assertEquals(0, service.countOpen());
    }
}
