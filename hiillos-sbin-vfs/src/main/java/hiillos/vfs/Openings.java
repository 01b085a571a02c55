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

    private final Map<Long, Integer> counts = new HashMap<>();

    /** @throws StatusException {@code TOO_MANY} */
    void checkRoom(long client, int more) throws StatusException {
        if (counts.getOrDefault(client, 0) + more > MOST_OF_A_CLIENT) {
            throw new StatusException(ServiceStatus.TOO_MANY);
        }
    }

    void opened(long client, int more) {
        if (client != NOBODY) {
            counts.merge(client, more, Integer::sum);
        }
    }

    /** One of the client's is closed. */
    void closed(long client) {
        // Null: the last one is gone.
        counts.computeIfPresent(client, (known, count) -> count == 1 ? null : count - 1);
    }
}
