package hiillos.vfs;

import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import java.util.HashMap;
import java.util.Map;

/** How many files and ends of pipes each client has opened that are open still, whoever holds them now: one alone cannot use up all. */
final class Openings {
    /** The client of what was opened before a restart. */
    static final long NOBODY = 0;
    /** A quarter of what there is room for. */
    static final int MOST_OF_A_CLIENT = Layout.OPEN_COUNT / 4;

    private final Map<Long, Count> counts = new HashMap<>();
    /** Most calls in a row are of the same client, whose count need not be looked for. */
    private Count last = new Count(NOBODY);

    /** What one client has open. */
    private static final class Count {
        final long client;
        int open;

        Count(long client) {
            this.client = client;
        }
    }

    /** @throws StatusException {@code TOO_MANY} */
    void checkRoom(long client, int more) throws StatusException {
        if (count(client).open + more > MOST_OF_A_CLIENT) {
            throw new StatusException(ServiceStatus.TOO_MANY);
        }
    }

    void opened(long client, int more) {
        if (client != NOBODY) {
            count(client).open += more;
        }
    }

    /** One of the client's is closed. */
    void closed(long client) {
        Count count = count(client);
        count.open = Math.max(0, count.open - 1);
    }

    private Count count(long client) {
        return last.client == client ? last : other(client);
    }

    private Count other(long client) {
        if (last.open == 0) {
            counts.remove(last.client);
        }
        last = counts.computeIfAbsent(client, Count::new);
        return last;
    }
}
