package hiillos.word;

/**
 * What {@link Memory} means on a JVM: tests install an implementation that traps bad accesses.
 *
 * <p>Implementations throw on an access outside what they simulate; the methods are those of {@link Memory}.
 */
public interface SimulatedMemory {
    byte loadByte(long address);

    short loadShort(long address);

    int loadInt(long address);

    long loadLong(long address);

    void storeByte(long address, byte value);

    void storeShort(long address, short value);

    void storeInt(long address, int value);

    void storeLong(long address, long value);

    void copy(long target, long source, long countBytes);

    void fill(long target, byte value, long countBytes);

    boolean compareAndSetInt(long address, int expected, int value);

    boolean compareAndSetLong(long address, long expected, long value);

    int getAndAddInt(long address, int delta);

    long getAndAddLong(long address, long delta);

    /** Over {@link #compareAndSetInt}, as far as a machine has nothing better. */
    default int getAndSetInt(long address, int value) {
        int old;
        do {
            old = loadInt(address);
        } while (!compareAndSetInt(address, old, value));
        return old;
    }

    long getAndSetLong(long address, long value);

    /** A made-up address that stands for an object; 0 for null. */
    default long addressOf(Object object) {
        throw new UnsupportedOperationException("this simulated memory holds no objects");
    }

    /** Makes an object live at an address of the memory, until the bytes there are filled over. */
    default void placeObject(Object object, long address) {
        throw new UnsupportedOperationException("this simulated memory holds no objects");
    }

    /** The object that an address from {@link #addressOf} stands for. */
    default Object objectAt(long address) {
        throw new UnsupportedOperationException("this simulated memory holds no objects");
    }

    /** The memory that accesses of the current thread (and of threads that it starts later) go to. */
    static SimulatedMemory current() {
        SimulatedMemory memory = installed();
        if (memory == null) {
            throw new IllegalStateException(
                    "raw memory was accessed on a JVM, but no SimulatedMemory is installed: call SimulatedMemory.install");
        }
        return memory;
    }

    /** As {@link #current}; null when none is installed. */
    static SimulatedMemory installed() {
        return Installed.MEMORY.get();
    }

    /** Installs the memory for the current thread and threads that it starts later; null removes it. */
    static void install(SimulatedMemory memory) {
        Installed.MEMORY.set(memory);
    }

    /** Holder, so that compiled images never reach the thread-local. */
    final class Installed {
        private static final InheritableThreadLocal<SimulatedMemory> MEMORY = new InheritableThreadLocal<>();

        private Installed() {}
    }
}
