package hiillos.boot;

import hiillos.word.SimulatedMemory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;

/** Memory of a few byte arrays at addresses of the test's choice; an access that leaves its array is an error. */
final class ArrayMemory implements SimulatedMemory {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final TreeMap<Long, byte[]> arrays = new TreeMap<>(Long::compareUnsigned);

    /** Installs memory for this thread. */
    static ArrayMemory install() {
        ArrayMemory memory = new ArrayMemory();
        SimulatedMemory.install(memory);
        return memory;
    }

    /** Adds an array of zeros. */
    byte[] add(long address, int countBytes) {
        return add(address, new byte[countBytes]);
    }

    byte[] add(long address, byte[] bytes) {
        arrays.put(address, bytes);
        return bytes;
    }

    private byte[] array(long address, long countBytes) {
        Map.Entry<Long, byte[]> entry = arrays.floorEntry(address);
        if (entry == null || countBytes < 0 || address - entry.getKey() > entry.getValue().length - countBytes) {
            throw new AssertionError("access outside memory: %x + %d".formatted(address, countBytes));
        }
        return entry.getValue();
    }

    private int index(long address) {
        return (int) (address - arrays.floorKey(address));
    }

    @Override
    public byte loadByte(long address) {
        return array(address, 1)[index(address)];
    }

    @Override
    public short loadShort(long address) {
        return (short) SHORT.get(array(address, 2), index(address));
    }

    @Override
    public int loadInt(long address) {
        return (int) INT.get(array(address, 4), index(address));
    }

    @Override
    public long loadLong(long address) {
        return (long) LONG.get(array(address, 8), index(address));
    }

    @Override
    public void storeByte(long address, byte value) {
        array(address, 1)[index(address)] = value;
    }

    @Override
    public void storeShort(long address, short value) {
        SHORT.set(array(address, 2), index(address), value);
    }

    @Override
    public void storeInt(long address, int value) {
        INT.set(array(address, 4), index(address), value);
    }

    @Override
    public void storeLong(long address, long value) {
        LONG.set(array(address, 8), index(address), value);
    }

    @Override
    public void copy(long target, long source, long countBytes) {
        if (countBytes != 0) {
            System.arraycopy(array(source, countBytes), index(source), array(target, countBytes), index(target),
                    (int) countBytes);
        }
    }

    @Override
    public void fill(long target, byte value, long countBytes) {
        if (countBytes != 0) {
            java.util.Arrays.fill(array(target, countBytes), index(target), index(target) + (int) countBytes, value);
        }
    }

    @Override
    public boolean compareAndSetInt(long address, int expected, int value) {
        throw new AssertionError("the loader needs no atomic operation");
    }

    @Override
    public boolean compareAndSetLong(long address, long expected, long value) {
        throw new AssertionError("the loader needs no atomic operation");
    }

    @Override
    public int getAndAddInt(long address, int delta) {
        throw new AssertionError("the loader needs no atomic operation");
    }

    @Override
    public long getAndAddLong(long address, long delta) {
        throw new AssertionError("the loader needs no atomic operation");
    }

    @Override
    public long getAndSetLong(long address, long value) {
        throw new AssertionError("the loader needs no atomic operation");
    }
}
