package hiillos.abi;

import hiillos.word.Memory;
import hiillos.word.RawMemory;

/**
 * A queue of words between any number of threads over memory that all map (the bounded queue of Dmitry Vyukov: each cell has a
 * number that says whose turn it is):
 *
 * <pre>
 * 0 u64 next to fill      64 u64 next to take      128 the takers' {@link EventCount}      192 the fillers'
 * 256 cells: 0 u64 turn, 8 u64 word; a power of two of them
 * </pre>
 *
 * One of them calls {@link #initialize} first. All trust each other not to write elsewhere into the memory; whatever one
 * writes there, no access leaves the ring.
 */
@RawMemory(reason = "works on memory that processes share")
public final class WordRing {
    /** Bytes before the cells. */
    public static final int HEADER_BYTES = 256;
    /** Bytes of a cell. */
    public static final int CELL_BYTES = 16;
    private static final int FILL = 0;
    private static final int TAKE = 64;
    private static final int TAKERS = 128;
    private static final int FILLERS = 192;
    private static final int WORD = 8;

    private final long address;
    private final int capacity;
    private final EventCount takers;
    private final EventCount fillers;

    /**
     * A view of a ring.
     *
     * @param address where the memory is mapped
     * @param capacity words that the ring holds: a power of two
     * @param waiter how this side waits and wakes
     */
    public WordRing(long address, int capacity, RingWaiter waiter) {
        if (capacity < 2 || (capacity & capacity - 1) != 0) {
            throw new IllegalArgumentException("a ring's capacity is a power of two from 2 on, not " + capacity);
        }
        this.address = address;
        this.capacity = capacity;
        takers = new EventCount(address + TAKERS, waiter);
        fillers = new EventCount(address + FILLERS, waiter);
    }

    /** Makes zeroed memory an empty ring; before anybody uses it. */
    public void initialize() {
        for (int i = 0; i < capacity; i++) {
            Memory.storeLong(cell(i), i);
        }
        Memory.fence();
    }

    /** Puts a word in if there is room; returns whether there was. */
    public boolean offer(long word) {
        while (true) {
            long position = Memory.loadLongVolatile(address + FILL);
            long cell = cell(position);
            long ahead = Memory.loadLongVolatile(cell) - position;
            if (ahead < 0) {
                return false;
            }
            if (ahead == 0 && Memory.compareAndSetLong(address + FILL, position, position + 1)) {
                Memory.storeLong(cell + WORD, word);
                Memory.storeLongVolatile(cell, position + 1);
                takers.signal(1);
                return true;
            }
        }
    }

    /** Whether a word can be taken; a hint. */
    public boolean isEmpty() {
        long position = Memory.loadLongVolatile(address + TAKE);
        return Memory.loadLongVolatile(cell(position)) - position - 1 < 0;
    }

    /** Whether there is no room; a hint. */
    public boolean isFull() {
        long position = Memory.loadLongVolatile(address + FILL);
        return Memory.loadLongVolatile(cell(position)) - position < 0;
    }

    /** Takes a word; returns {@code none} if there is none. */
    public long poll(long none) {
        while (true) {
            long position = Memory.loadLongVolatile(address + TAKE);
            long cell = cell(position);
            long ahead = Memory.loadLongVolatile(cell) - position - 1;
            if (ahead < 0) {
                return none;
            }
            if (ahead == 0 && Memory.compareAndSetLong(address + TAKE, position, position + 1)) {
                long word = Memory.loadLong(cell + WORD);
                Memory.storeLongVolatile(cell, position + capacity);
                fillers.signal(1);
                return word;
            }
        }
    }

    /** Puts a word in, waiting for room. */
    public void put(long word) {
        while (!offer(word)) {
            int prepared = fillers.prepare();
            if (isFull()) {
                fillers.await(prepared);
            }
            fillers.finish();
        }
    }

    /** Takes a word, waiting for one; {@code none} is a value that nobody puts in. */
    public long take(long none) {
        while (true) {
            long word = poll(none);
            if (word != none) {
                return word;
            }
            int prepared = takers.prepare();
            if (isEmpty()) {
                takers.await(prepared);
            }
            takers.finish();
        }
    }

    private long cell(long position) {
        return address + HEADER_BYTES + (position & capacity - 1) * CELL_BYTES;
    }
}
