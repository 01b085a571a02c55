package ${package};

import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import java.util.function.Supplier;

/** The server's work: an ordinary object, whose imports come by the constructor. */
final class GreetingService implements Greetings {
    private final Supplier<Long> clock;
    private int countOpen;

    GreetingService(Supplier<Long> clock) {
        this.clock = clock;
    }

    @Override
    public String greet(String name) throws StatusException {
        if (name.isEmpty()) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        return "Hello, " + name + ", " + clock.get() / 1_000_000_000 + " s after the start";
    }

    @Override
    public Conversation open(String name) throws StatusException {
        String greeting = greet(name);
        countOpen++;
        return new Conversation() {
            private int count;

            @Override
            public String next() {
                return ++count + ": " + greeting;
            }

            @Override
            public void close() {
                countOpen--;
            }
        };
    }

    /** Conversations that have not ended. */
    int countOpen() {
        return countOpen;
    }
}
