package hiillos.abi;

import java.util.function.Function;

/**
 * An export of this server. All exports of a server arrive at one Receiver; the upper half of a call's badge is the
 * export's index in the manifest.
 *
 * @param <T> the protocol
 */
public final class Service<T> {
    private final Receiver receiver;
    private final int index;
    private final Function<T, Dispatcher> dispatchers;

    public Service(Receiver receiver, int index, Function<T, Dispatcher> dispatchers) {
        this.receiver = receiver;
        this.index = index;
        this.dispatchers = dispatchers;
    }

    /** Connects an implementation, for {@link ServerLoop#run}. */
    public Provided with(T implementation) {
        return new Provided(receiver, index, dispatchers.apply(implementation));
    }

    /**
     * An export with its implementation.
     *
     * @param receiver where its calls arrive
     * @param index the export's index, which the upper half of the badge holds
     * @param dispatcher the protocol around the implementation
     */
    public record Provided(Receiver receiver, int index, Dispatcher dispatcher) {}
}
