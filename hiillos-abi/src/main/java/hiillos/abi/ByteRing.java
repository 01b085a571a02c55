package hiillos.abi;

import hiillos.word.Memory;
import hiillos.word.RawMemory;

/**
 * A stream of bytes from one thread to one other over memory that both map. Zeroed memory is an empty ring:
 *
 * <pre>
 * 0 u64 bytes written so far      64 u64 bytes read so far
 * 128 the reader's {@link EventCount}      192 the writer's      256 the bytes, a power of two of them
 * </pre>
 *
 * The other side is not trusted: a position that cannot be right is an {@link IllegalStateException}, and never an access
 * outside the ring. Its content can change while it is read.
 */
@RawMemory(reason = "works on memory that processes share")
public final class ByteRing {
    /** Bytes before the ring's own. */
    public static final int HEADER_BYTES = 256;
    private static final int WRITTEN = 0;
    private static final int READ = 64;
    private static final int READER = 128;
    private static final int WRITER = 192;

    private final long address;
    private final int capacity;
    private final EventCount reader;
    private final EventCount writer;

    /**
     * One side of a ring.
     *
     * @param address where the memory is mapped
     * @param capacity bytes that the ring holds: a power of two
     * @param waiter how this side waits and wakes
     */
    public ByteRing(long address, int capacity, RingWaiter waiter) {
        if (capacity <= 0 || (capacity & capacity - 1) != 0) {
            throw new IllegalArgumentException("a ring's capacity is a power of two, not " + capacity);
        }
        this.address = address;
        this.capacity = capacity;
        reader = new EventCount(address + READER, waiter);
        writer = new EventCount(address + WRITER, waiter);
    }

    /** How many bytes can be read now. */
    public int available() {
        long available = Memory.loadLongVolatile(address + WRITTEN) - Memory.loadLongVolatile(address + READ);
        if (available < 0 || available > capacity) {
            throw new IllegalStateException("the other side broke the ring");
        }
        return (int) available;
    }

    /** Writes as many bytes as there is room for; returns how many. */
    public int tryWrite(long source, int countBytes) {
        int count = Math.min(countBytes, capacity - available());
        if (count > 0) {
            long position = Memory.loadLong(address + WRITTEN);
            int at = (int) position & capacity - 1;
            int first = Math.min(count, capacity - at);
            Memory.copy(address + HEADER_BYTES + at, source, first);
            Memory.copy(address + HEADER_BYTES, source + first, count - first);
            Memory.storeLongVolatile(address + WRITTEN, position + count);
            reader.signal(1);
        }
        return count;
    }

    /** Reads as many bytes as there are; returns how many. */
    public int tryRead(long target, int countBytes) {
        int count = Math.min(countBytes, available());
        if (count > 0) {
            long position = Memory.loadLong(address + READ);
            int at = (int) position & capacity - 1;
            int first = Math.min(count, capacity - at);
            Memory.copy(target, address + HEADER_BYTES + at, first);
            Memory.copy(target + first, address + HEADER_BYTES, count - first);
            Memory.storeLongVolatile(address + READ, position + count);
            writer.signal(1);
        }
        return count;
    }

    /** Writes all bytes, waiting for room. */
    public void write(long source, int countBytes) {
        int done = 0;
        while (done < countBytes) {
            done += tryWrite(source + done, countBytes - done);
            if (done < countBytes) {
                int prepared = writer.prepare();
                if (available() == capacity) {
                    writer.await(prepared);
                }
                writer.finish();
            }
        }
    }

    /** Reads at least one byte, waiting for it; returns how many. */
    public int read(long target, int countBytes) {
        while (true) {
            int count = tryRead(target, countBytes);
            if (count > 0 || countBytes == 0) {
                return count;
            }
            int prepared = reader.prepare();
            if (available() == 0) {
                reader.await(prepared);
            }
            reader.finish();
        }
    }
}
