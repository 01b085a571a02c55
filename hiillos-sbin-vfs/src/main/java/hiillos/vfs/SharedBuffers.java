package hiillos.vfs;

import hiillos.abi.ClientCounts;
import hiillos.abi.ServiceStatus;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.Status;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Memory that clients share with vfs, by tokens that nobody can guess. */
final class SharedBuffers {
    private static final int MOST_OF_A_CLIENT = 8;

    private final Map<Long, Buffer> buffers = new HashMap<>();
    private final ClientCounts counts = new ClientCounts(MOST_OF_A_CLIENT);
    private final LongSupplier tokens;
    /** Most calls in a row use the same one. */
    private long lastToken;
    private Buffer last;

    private record Buffer(long client, Region memory) {}

    /** @param tokens random words */
    SharedBuffers(LongSupplier tokens) {
        this.tokens = tokens;
    }

    /** @throws StatusException {@code TOO_MANY}: the client has as many as it may */
    void checkRoom(long client) throws StatusException {
        counts.checkRoom(client, 1);
    }

    /** Adds a buffer for which {@link #checkRoom} has found room. @return its token */
    long add(long client, Region memory) {
        long token = tokens.getAsLong();
        while (token == 0 || buffers.containsKey(token)) {
            token = tokens.getAsLong();
        }
        counts.add(client, 1);
        buffers.put(token, new Buffer(client, memory));
        return token;
    }

    /**
     * A buffer, if the range lies in it.
     *
     * @throws StatusException {@code STALE}: no such buffer (any more); {@code BAD_ARGUMENT}
     */
    Region find(long token, int place, int length) throws StatusException {
        if (token != lastToken || last == null) {
            last = buffers.get(token);
            lastToken = token;
            if (last == null) {
                throw new StatusException(ServiceStatus.STALE);
            }
        }
        if (place < 0 || length < 0 || place > last.memory().countBytes() - length) {
            throw new StatusException(Status.BAD_ARGUMENT);
        }
        return last.memory();
    }

    /** Something that copies from or to a client's memory. */
    interface Copy {
        void run(Region memory) throws StatusException;
    }

    /** Copies to or from a buffer. @throws StatusException as {@link #find}; {@code BAD_ADDRESS}: the client has no memory there */
    void copy(long token, int place, int length, Copy copy) throws StatusException {
        Region memory = find(token, place, length);
        try {
            copy.run(memory);
        } catch (AbsentMemoryException absent) {
            throw new StatusException(Status.BAD_ADDRESS);
        }
    }

    /** Copies into a buffer. @throws StatusException as {@link #copy} */
    void write(long token, int place, byte[] source) throws StatusException {
        copy(token, place, source.length, memory -> memory.copyIn(place, source, 0, source.length));
    }

    /** Copies out of a buffer. @throws StatusException as {@link #copy} */
    void read(long token, int place, byte[] target, int index, int length) throws StatusException {
        copy(token, place, length, memory -> memory.copyOut(place, target, index, length));
    }

    /** A client is gone. */
    void forget(long client) {
        last = null;
        counts.forget(client);
        buffers.values().removeIf(buffer -> {
            if (buffer.client() == client) {
                buffer.memory().close();
            }
            return buffer.client() == client;
        });
    }
}
