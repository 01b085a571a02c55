package hiillos.abi;

import java.util.ArrayList;
import java.util.List;

/**
 * Clients that wait until an object of a server is ready, without a call that waits: a client gives a {@link Notify} and gets a capability
 * for its watch. The Notify's bits are signalled once; the watch ends with the last handle of the capability, so also with the client.
 */
public final class Watches {
    private final Limit limit;
    private final List<Watch> waiting = new ArrayList<>();

    /** How many watches a server has, and how it makes capabilities. */
    public static final class Limit {
        private final Publisher publisher;
        private final int most;
        private final int mostOfAnObject;
        private int count;

        /**
         * @param most of all its objects
         * @param mostOfAnObject of one of them
         */
        public Limit(Publisher publisher, int most, int mostOfAnObject) {
            this.publisher = publisher;
            this.most = most;
            this.mostOfAnObject = mostOfAnObject;
        }
    }

    /** Makes a capability that can only be closed: {@link Service#publish(AutoCloseable)}. */
    @FunctionalInterface
    public interface Publisher {
        Sender publish(AutoCloseable object) throws StatusException;
    }

    private final class Watch implements AutoCloseable {
        final int events;
        final Notify notify;
        final long bits;

        Watch(int events, Notify notify, long bits) {
            this.events = events;
            this.notify = notify;
            this.bits = bits;
        }

        void tell() {
            try {
                notify.signal(bits);
            } catch (StatusException useless) {
                // A Notify without the right to signal: who gave it waits in vain.
            }
        }

        /** The client has closed it, or ended. */
        @Override
        public void close() {
            waiting.remove(this);
            limit.count--;
            notify.close();
        }
    }

    /** For one object. */
    public Watches(Limit limit) {
        this.limit = limit;
    }

    /**
     * Adds a watch. The Notify is this one's to close from now on.
     *
     * @param events bits of what is waited for
     * @param ready bits of what is there
     * @return null if something of it is there: then nothing is signalled
     * @throws StatusException {@code TOO_MANY}; an error of making the capability
     */
    public @Nullable Sender add(int events, int ready, Notify notify, long bits) throws StatusException {
        if ((events & ready) != 0) {
            notify.close();
            return null;
        }
        if (limit.count >= limit.most || waiting.size() >= limit.mostOfAnObject) {
            notify.close();
            throw new StatusException(ServiceStatus.TOO_MANY);
        }
        Watch watch = new Watch(events, notify, bits);
        limit.count++;
        waiting.add(watch);
        try {
            return limit.publisher.publish(watch);
        } catch (StatusException refused) {
            watch.close();
            throw refused;
        }
    }

    /** Tells those who wait for one of these. */
    public void changed(int ready) {
        if (!waiting.isEmpty()) {
            waiting.removeIf(watch -> {
                boolean told = (watch.events & ready) != 0;
                if (told) {
                    watch.tell();
                }
                return told;
            });
        }
    }
}
