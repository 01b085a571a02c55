package hiillos.abi;

import java.util.HashMap;
import java.util.Map;

/** How many things of one kind each client of a server has: no client alone can use up what is there for all. */
public final class ClientCounts {
    private final int most;
    private final Map<Long, Count> counts = new HashMap<>();
    /** Most calls in a row are of the same client, whose count need not be looked for. */
    private Count last = new Count(0);

    /** What one client has. */
    private static final class Count {
        final long client;
        int things;

        Count(long client) {
            this.client = client;
        }
    }

    /** @param most of one client */
    public ClientCounts(int most) {
        this.most = most;
    }

    /** @throws StatusException {@code TOO_MANY}: the client would have more than it may */
    public void checkRoom(long client, int more) throws StatusException {
        if (count(client).things + more > most) {
            throw new StatusException(ServiceStatus.TOO_MANY);
        }
    }

    /** The client has so many more. */
    public void add(long client, int more) {
        count(client).things += more;
    }

    /** The client has one less. */
    public void remove(long client) {
        Count count = count(client);
        count.things = Math.max(0, count.things - 1);
    }

    /** The client has none. */
    public void forget(long client) {
        count(client).things = 0;
    }

    /** How many clients are known; those that have nothing are not, but for the last. */
    int size() {
        return counts.size();
    }

    private Count count(long client) {
        return last.client == client ? last : other(client);
    }

    private Count other(long client) {
        if (last.things == 0) {
            counts.remove(last.client);
        }
        last = counts.computeIfAbsent(client, Count::new);
        return last;
    }
}
