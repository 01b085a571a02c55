package hiillos.runtime.os;

import hiillos.word.Memory;

/**
 * All areas of threads. The living threads are linked through {@link ThreadArea#NEXT}, the first thread last; all of it is guarded by
 * {@link RuntimeLock#REGISTRY}. A thread is in the list from before it runs until it has done with the heap.
 *
 * <p>Each area has a number from 1 to {@link #MAXIMUM_NUMBER}, which objects' headers name.
 */
public final class ThreadRegistry {
    /** The first thread's number. */
    static final int FIRST_NUMBER = 1;
    /** Where a lock's header word has the number. */
    public static final int NUMBER_SHIFT = 16;
    public static final int MAXIMUM_NUMBER = 0xffff;
    /** The area, and behind it the IPC buffer. */
    private static final long MAPPED_BYTES = 2 * ThreadArea.BYTES;
    private static final long NUMBERS_BYTES = 2L * (MAXIMUM_NUMBER + 1);

    private static long head;
    private static int living;
    /** Areas of ended threads that wait for the system to be done with them, and areas for new threads. */
    private static long ending;
    private static long free;
    private static int lastNumber = FIRST_NUMBER;
    /** A stack of numbers that are free again, two bytes each. */
    private static long numbers;
    private static int countNumbers;

    private ThreadRegistry() {}

    /** The first thread; nobody else runs yet. */
    static void initialize(long area) {
        head = area;
        living = 1;
    }

    /** The newest living thread's area. The lock is held. */
    public static long first() {
        return head;
    }

    /** The next one; 0 after the last. The lock is held. */
    public static long next(long area) {
        return Memory.loadLong(area + ThreadArea.NEXT);
    }

    /** Number of living threads. */
    public static int count() {
        return living;
    }

    /** Address of the int that counts the threads, without the first, that are no daemons; a futex. */
    public static long usersWord() {
        return ThreadArea.first() + ThreadArea.USERS;
    }

    /** The first thread waits until no other is left that is not a daemon. */
    public static void awaitUsers() {
        long users = usersWord();
        for (int count = Memory.loadIntVolatile(users); count != 0; count = Memory.loadIntVolatile(users)) {
            Futex.wait(users, count, Long.MAX_VALUE);
        }
    }

    /** An area for a new thread, cleared but for its number and IPC buffer; 0 if there is no memory or no number. */
    public static long take() {
        RuntimeLock.lock(RuntimeLock.REGISTRY);
        long area = free;
        if (area != 0) {
            free = next(area);
        }
        RuntimeLock.unlock(RuntimeLock.REGISTRY);
        if (area == 0) {
            return make();
        }
        int owner = Memory.loadInt(area + ThreadArea.LOCK_OWNER);
        Memory.fill(area, (byte) 0, ThreadArea.LOCKS);
        begin(area, owner);
        return area;
    }

    /** The same, of new memory: for threads that nobody can wake late. It goes to {@link #unmake}. */
    public static long make() {
        RuntimeLock.lock(RuntimeLock.REGISTRY);
        if (numbers == 0) {
            numbers = Platform.mapMemory(NUMBERS_BYTES);
        }
        int number = 0;
        if (countNumbers != 0) {
            countNumbers--;
            number = Memory.loadShort(numbers + 2L * countNumbers) & 0xffff;
        } else if (lastNumber < MAXIMUM_NUMBER && numbers != 0) {
            number = ++lastNumber;
        }
        RuntimeLock.unlock(RuntimeLock.REGISTRY);
        long area = number == 0 ? 0 : Platform.mapMemory(MAPPED_BYTES);
        if (area != 0) {
            begin(area, number << NUMBER_SHIFT);
        } else if (number != 0) {
            giveNumber(number);
        }
        return area;
    }

    private static void begin(long area, int owner) {
        Memory.storeLong(area + ThreadArea.SELF, area);
        Memory.storeInt(area + ThreadArea.LOCK_OWNER, owner);
        Memory.storeLong(area + ThreadArea.BUFFER, area + ThreadArea.BYTES);
        Memory.storeLong(area + ThreadArea.IPC_PAGE, 0);
    }

    private static void giveNumber(int number) {
        RuntimeLock.lock(RuntimeLock.REGISTRY);
        Memory.storeShort(numbers + 2L * countNumbers, (short) number);
        countNumbers++;
        RuntimeLock.unlock(RuntimeLock.REGISTRY);
    }

    /** Gives back what {@link #make} made. */
    public static void unmake(long area) {
        int number = Memory.loadInt(area + ThreadArea.LOCK_OWNER) >>> NUMBER_SHIFT;
        Platform.unmapMemory(area, MAPPED_BYTES);
        giveNumber(number);
    }

    /** The area's thread is about to be started. */
    public static void add(long area) {
        RuntimeLock.lock(RuntimeLock.REGISTRY);
        Memory.storeLong(area + ThreadArea.NEXT, head);
        Memory.storeLong(area + ThreadArea.PREVIOUS, 0);
        Memory.storeLong(head + ThreadArea.PREVIOUS, area);
        head = area;
        living++;
        RuntimeLock.unlock(RuntimeLock.REGISTRY);
    }

    /** The calling thread is about to end and will not touch the heap any more; or it could not be started. */
    public static void remove(long area) {
        RuntimeLock.lock(RuntimeLock.REGISTRY);
        unlink(area);
        Memory.storeLong(area + ThreadArea.NEXT, ending);
        ending = area;
        RuntimeLock.unlock(RuntimeLock.REGISTRY);
    }

    /** The same, but somebody else waits for the thread's end and gives the area back then. */
    public static void removeOwned(long area) {
        RuntimeLock.lock(RuntimeLock.REGISTRY);
        unlink(area);
        RuntimeLock.unlock(RuntimeLock.REGISTRY);
    }

    private static void unlink(long area) {
        long previous = Memory.loadLong(area + ThreadArea.PREVIOUS);
        long next = next(area);
        if (previous == 0) {
            head = next;
        } else {
            Memory.storeLong(previous + ThreadArea.NEXT, next);
        }
        if (next != 0) {
            Memory.storeLong(next + ThreadArea.PREVIOUS, previous);
        }
        living--;
        Memory.storeLong(area + ThreadArea.THREAD, 0);
        Memory.storeLong(area + ThreadArea.RAW_THREAD, 0);
    }

    /** An area of an ended thread of which nothing runs any more, taken out of the list; 0 if there is none. */
    public static long takeEnded() {
        RuntimeLock.lock(RuntimeLock.REGISTRY);
        long place = 0;
        long area = ending;
        while (area != 0 && !SystemThreads.hasEnded(area)) {
            place = area;
            area = next(area);
        }
        if (area != 0) {
            if (place == 0) {
                ending = next(area);
            } else {
                Memory.storeLong(place + ThreadArea.NEXT, next(area));
            }
        }
        RuntimeLock.unlock(RuntimeLock.REGISTRY);
        return area;
    }

    /** Gives back an area from {@link #take} or {@link #takeEnded}. */
    public static void give(long area) {
        RuntimeLock.lock(RuntimeLock.REGISTRY);
        Memory.storeLong(area + ThreadArea.NEXT, free);
        free = area;
        RuntimeLock.unlock(RuntimeLock.REGISTRY);
    }
}
