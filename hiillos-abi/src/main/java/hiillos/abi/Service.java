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
    private final ObjectTable objects;

    public Service(Receiver receiver, int index, Function<T, Dispatcher> dispatchers) {
        this(receiver, index, dispatchers, receiver == null ? null : new ObjectTable(receiver, 0));
    }

    Service(Receiver receiver, int index, Function<T, Dispatcher> dispatchers, ObjectTable objects) {
        this.receiver = receiver;
        this.index = index;
        this.dispatchers = dispatchers;
        this.objects = objects;
    }

    /** Connects an implementation, for {@link ServerLoop#run}. */
    public Provided with(T implementation) {
        return new Provided(receiver, index, dispatchers.apply(implementation), objects);
    }

    /** Where the service's calls arrive. */
    public Receiver receiver() {
        return receiver;
    }

    /**
     * Makes a capability for an object of this server, as the dispatchers do for results that are protocols. The object is
     * served until the last handle for it is gone; then its {@code close()} is called if it is {@link AutoCloseable}.
     *
     * @param dispatcher for example {@code FileDispatcher::new}
     */
    public <P> Sender publish(P object, Function<P, Dispatcher> dispatcher) throws StatusException {
        return ObjectTable.require(objects).publish(object, dispatcher.apply(object));
    }

    /** Makes a capability that has no operations; the object is closed when its last handle is gone. */
    public Sender publish(AutoCloseable object) throws StatusException {
        return ObjectTable.require(objects).publish(object, NoOperations.INSTANCE);
    }

    /** The protocol of capabilities that can only be closed. */
    private static final class NoOperations extends Dispatcher {
        static final NoOperations INSTANCE = new NoOperations();

        @Override
        protected boolean dispatch(int operation, WireBuffer request, WireBuffer answer) {
            return false;
        }

        @Override
        protected void encode(int operation, Object result, WireBuffer answer) {
            // None has a result.
        }
    }

    /** The badge of an object that was published; what {@link #republish} needs after a restart. 0 if it is not published. */
    public long badge(Object object) {
        return ObjectTable.require(objects).badge(object);
    }

    /**
     * Has an object take over from one that a former process of this server published: clients' capabilities outlive a restart.
     *
     * @param badge what {@link #badge} said of the former object
     * @param countSenders how often it was published
     * @throws StatusException {@code BAD_ARGUMENT}: no such badge, or in use; {@code BAD_STATE}: its place is taken. So objects are
     *     republished before others are published
     */
    public <P> void republish(long badge, P object, Function<P, Dispatcher> dispatcher, int countSenders) throws StatusException {
        ObjectTable.require(objects).republish(badge, object, dispatcher.apply(object), countSenders);
    }

    /** An export with its implementation. */
    public static final class Provided {
        private final Receiver receiver;
        private final int index;
        private final Dispatcher dispatcher;
        private final ObjectTable objects;

        Provided(Receiver receiver, int index, Dispatcher dispatcher, ObjectTable objects) {
            this.receiver = receiver;
            this.index = index;
            this.dispatcher = dispatcher;
            this.objects = objects;
        }

        /** Where its calls arrive. */
        public Receiver receiver() {
            return receiver;
        }

        /** The export's index, which the upper half of the badge holds. */
        public int index() {
            return index;
        }

        /** The protocol around the implementation. */
        public Dispatcher dispatcher() {
            return dispatcher;
        }

        ObjectTable objects() {
            return objects;
        }
    }
}
