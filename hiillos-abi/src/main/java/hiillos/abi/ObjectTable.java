package hiillos.abi;

import hiillos.abi.kernel.Status;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The objects of this process that others hold capabilities for. Each is known by a badge:
 *
 * <pre>
 * badge   62: 1   61..48 generation of the server   47..24 generation of the place   23..0 place
 * </pre>
 *
 * <p>An object stays as long as a handle for it exists anywhere; then its {@code close()} is called if it is
 * {@link AutoCloseable}. A place gives a badge again after 2^24 objects, a server after 2^14 restarts, so late messages find
 * nothing.
 */
final class ObjectTable {
    private static final long OBJECT = 1L << 62;
    private static final int SERVER_SHIFT = 48;
    private static final int SERVER_MASK = (1 << 14) - 1;
    private static final int GENERATION_SHIFT = 24;
    private static final int PLACE_MASK = (1 << 24) - 1;
    private static final int FIRST_CAPACITY = 16;

    private final Receiver receiver;
    private final long server;
    /** Replaced when it grows, so that readers need no lock. A power of two long. */
    private volatile Entry[] entries = new Entry[FIRST_CAPACITY];
    private int[] generations = new int[FIRST_CAPACITY];
    private int countUsed;
    private int nextPlace;
    private final Map<Long, Entry> byIdentity = new HashMap<>();
    private final IdentityHashMap<Object, Entry> byObject = new IdentityHashMap<>();

    private static final class Entry {
        final Object object;
        final Dispatcher dispatcher;
        final long badge;
        int countSenders;

        Entry(Object object, Dispatcher dispatcher, long badge) {
            this.object = object;
            this.dispatcher = dispatcher;
            this.badge = badge;
        }
    }

    /**
     * @param receiver where calls of the objects arrive, with the right to mint
     * @param serverGeneration how often the server was restarted
     */
    ObjectTable(Receiver receiver, long serverGeneration) {
        this.receiver = receiver;
        server = OBJECT | (serverGeneration & SERVER_MASK) << SERVER_SHIFT;
    }

    static ObjectTable require(ObjectTable objects) {
        if (objects == null) {
            throw new IllegalStateException("this process receives no calls, so it cannot offer objects of its own");
        }
        return objects;
    }

    /** Whether a badge can be an object's. */
    static boolean isObject(long badge) {
        return badge > 0 && (badge & OBJECT) != 0;
    }

    boolean isEmpty() {
        return countUsed == 0;
    }

    /** Makes a capability for an object; the dispatcher is used if the object has none yet. */
    synchronized Sender publish(Object object, Dispatcher dispatcher) throws StatusException {
        Entry known = byObject.get(object);
        Entry entry = known != null ? known : new Entry(object, dispatcher, freeBadge());
        Sender sender = receiver.mintHeard(entry.badge);
        long identity = sender.identity();
        if (known == null) {
            add(entry);
        }
        entry.countSenders++;
        byIdentity.put(identity, entry);
        return sender;
    }

    /** The badge of a published object; 0 if it is none. */
    synchronized long badge(Object object) {
        Entry entry = byObject.get(object);
        return entry == null ? 0 : entry.badge;
    }

    /**
     * Has an object take over the calls of one that a former process of this server published.
     *
     * @param badge what {@link #badge} said then
     * @param countSenders how many capabilities there are
     */
    synchronized void republish(long badge, Object object, Dispatcher dispatcher, int countSenders) throws StatusException {
        if (!isObject(badge) || find(badge) != null) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        while (place(badge) >= entries.length) {
            grow();
        }
        if (entries[place(badge)] != null) {
            throw new StatusException(Status.BAD_STATE);
        }
        Entry entry = new Entry(object, dispatcher, badge);
        entry.countSenders = countSenders;
        add(entry);
    }

    private void add(Entry entry) {
        entries[place(entry.badge)] = entry;
        byObject.put(entry.object, entry);
        countUsed++;
    }

    private static int place(long badge) {
        return (int) badge & PLACE_MASK;
    }

    private long freeBadge() throws StatusException {
        // Half of the table is kept free, so that few places are looked at.
        if (countUsed * 2 >= entries.length) {
            grow();
        }
        Entry[] table = entries;
        while (table[nextPlace & table.length - 1] != null) {
            nextPlace++;
        }
        int place = nextPlace++ & table.length - 1;
        return server | (long) generations[place] << GENERATION_SHIFT | place;
    }

    private void grow() throws StatusException {
        if (entries.length > PLACE_MASK) {
            throw new StatusException(ServiceStatus.TOO_MANY);
        }
        generations = Arrays.copyOf(generations, entries.length * 2);
        entries = Arrays.copyOf(entries, entries.length * 2);
    }

    /** The protocol of the object with a badge; null if it is gone or never was. */
    Dispatcher find(long badge) {
        Entry[] table = entries;
        int place = place(badge);
        Entry entry = place < table.length ? table[place] : null;
        return entry != null && entry.badge == badge ? entry.dispatcher : null;
    }

    /** The object that a Sender of this identity leads to; null if it is none of this process's. */
    synchronized Object own(long senderIdentity) {
        Entry entry = byIdentity.get(senderIdentity);
        return entry == null ? null : entry.object;
    }

    /**
     * A capability is gone: closes the object if that was its last.
     *
     * @return whether the badge was an object's of this table
     */
    boolean senderClosed(long badge, long senderIdentity) {
        Object last;
        synchronized (this) {
            byIdentity.remove(senderIdentity);
            int place = place(badge);
            Entry entry = place < entries.length ? entries[place] : null;
            if (entry == null || entry.badge != badge) {
                return false;
            }
            last = --entry.countSenders > 0 ? null : remove(entry);
        }
        if (last instanceof AutoCloseable closeable) {
            close(closeable);
        }
        return true;
    }

    private Object remove(Entry entry) {
        int place = place(entry.badge);
        entries[place] = null;
        generations[place] = generations[place] + 1 & PLACE_MASK;
        byObject.remove(entry.object);
        countUsed--;
        return entry.object;
    }

    private static void close(AutoCloseable object) {
        try {
            object.close();
        } catch (StatusException nobodyCanHear) {
            // Whoever would have been told has gone.
        } catch (RuntimeException broken) {
            throw broken;
        } catch (Exception broken) {
            throw new IllegalStateException("an object of this server could not be closed", broken);
        }
    }
}
