package hiillos.word;

/**
 * Raw memory, addressed by 64-bit words. Each method is one or a few machine instructions in compiled code; on a JVM the
 * bodies go to the {@link SimulatedMemory} that the current thread has installed.
 *
 * <p>All multi-byte accesses are little-endian. Addresses need not be aligned except for the atomic operations.
 */
public final class Memory {
    private Memory() {}

    public static byte loadByte(long address) {
        return SimulatedMemory.current().loadByte(address);
    }

    public static short loadShort(long address) {
        return SimulatedMemory.current().loadShort(address);
    }

    public static int loadInt(long address) {
        return SimulatedMemory.current().loadInt(address);
    }

    public static long loadLong(long address) {
        return SimulatedMemory.current().loadLong(address);
    }

    public static void storeByte(long address, byte value) {
        SimulatedMemory.current().storeByte(address, value);
    }

    public static void storeShort(long address, short value) {
        SimulatedMemory.current().storeShort(address, value);
    }

    public static void storeInt(long address, int value) {
        SimulatedMemory.current().storeInt(address, value);
    }

    public static void storeLong(long address, long value) {
        SimulatedMemory.current().storeLong(address, value);
    }

    /** As {@link #loadByte}, but never merged, moved or removed: for device registers and shared memory. */
    public static byte loadByteVolatile(long address) {
        return SimulatedMemory.current().loadByte(address);
    }

    public static short loadShortVolatile(long address) {
        return SimulatedMemory.current().loadShort(address);
    }

    public static int loadIntVolatile(long address) {
        return SimulatedMemory.current().loadInt(address);
    }

    public static long loadLongVolatile(long address) {
        return SimulatedMemory.current().loadLong(address);
    }

    public static void storeByteVolatile(long address, byte value) {
        SimulatedMemory.current().storeByte(address, value);
    }

    public static void storeShortVolatile(long address, short value) {
        SimulatedMemory.current().storeShort(address, value);
    }

    public static void storeIntVolatile(long address, int value) {
        SimulatedMemory.current().storeInt(address, value);
    }

    public static void storeLongVolatile(long address, long value) {
        SimulatedMemory.current().storeLong(address, value);
    }

    /** Copies {@code countBytes} bytes; the ranges may overlap. */
    public static void copy(long target, long source, long countBytes) {
        SimulatedMemory.current().copy(target, source, countBytes);
    }

    /** Sets {@code countBytes} bytes to {@code value}. */
    public static void fill(long target, byte value, long countBytes) {
        SimulatedMemory.current().fill(target, value, countBytes);
    }

    /** Sequentially consistent compare and set of an aligned word; tells whether it stored. */
    public static boolean compareAndSetInt(long address, int expected, int value) {
        return SimulatedMemory.current().compareAndSetInt(address, expected, value);
    }

    public static boolean compareAndSetLong(long address, long expected, long value) {
        return SimulatedMemory.current().compareAndSetLong(address, expected, value);
    }

    /** Adds atomically and returns the value before. */
    public static int getAndAddInt(long address, int delta) {
        return SimulatedMemory.current().getAndAddInt(address, delta);
    }

    public static long getAndAddLong(long address, long delta) {
        return SimulatedMemory.current().getAndAddLong(address, delta);
    }

    /** Stores atomically and returns the value before. */
    public static int getAndSetInt(long address, int value) {
        return SimulatedMemory.current().getAndSetInt(address, value);
    }

    public static long getAndSetLong(long address, long value) {
        return SimulatedMemory.current().getAndSetLong(address, value);
    }

    /** A full memory fence (sequentially consistent). */
    public static void fence() {
        java.lang.invoke.VarHandle.fullFence();
    }

    /** The address of an object's header; 0 for null. */
    public static long addressOf(Object object) {
        return SimulatedMemory.current().addressOf(object);
    }

    /** The object whose header is at the address; null for 0. Compiled code checks nothing. */
    public static Object objectAt(long address) {
        return SimulatedMemory.current().objectAt(address);
    }
}
