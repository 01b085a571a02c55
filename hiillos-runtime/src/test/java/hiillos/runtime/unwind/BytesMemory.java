package hiillos.runtime.unwind;

import hiillos.word.SimulatedMemory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Memory from address {@link #BASE} on; an access outside throws. */
final class BytesMemory implements SimulatedMemory {
    static final long BASE = 0x40_0000;

    private final ByteBuffer bytes;

    BytesMemory(int countBytes) {
        bytes = ByteBuffer.allocate(countBytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Writes bytes, given as int values, at an address; returns the address behind them. */
    long put(long address, int... values) {
        for (int i = 0; i < values.length; i++) {
            bytes.put(index(address + i), (byte) values[i]);
        }
        return address + values.length;
    }

    long putInt(long address, int value) {
        bytes.putInt(index(address), value);
        return address + 4;
    }

    long putLong(long address, long value) {
        bytes.putLong(index(address), value);
        return address + 8;
    }

    private static int index(long address) {
        return Math.toIntExact(address - BASE);
    }

    @Override
    public byte loadByte(long address) {
        return bytes.get(index(address));
    }

    @Override
    public short loadShort(long address) {
        return bytes.getShort(index(address));
    }

    @Override
    public int loadInt(long address) {
        return bytes.getInt(index(address));
    }

    @Override
    public long loadLong(long address) {
        return bytes.getLong(index(address));
    }

    @Override
    public void storeByte(long address, byte value) {
        bytes.put(index(address), value);
    }

    @Override
    public void storeShort(long address, short value) {
        bytes.putShort(index(address), value);
    }

    @Override
    public void storeInt(long address, int value) {
        bytes.putInt(index(address), value);
    }

    @Override
    public void storeLong(long address, long value) {
        bytes.putLong(index(address), value);
    }

    @Override
    public void copy(long target, long source, long countBytes) {
        System.arraycopy(bytes.array(), index(source), bytes.array(), index(target), (int) countBytes);
    }

    @Override
    public void fill(long target, byte value, long countBytes) {
        java.util.Arrays.fill(bytes.array(), index(target), index(target) + (int) countBytes, value);
    }

    @Override
    public boolean compareAndSetInt(long address, int expected, int value) {
        boolean same = loadInt(address) == expected;
        if (same) {
            storeInt(address, value);
        }
        return same;
    }

    @Override
    public boolean compareAndSetLong(long address, long expected, long value) {
        boolean same = loadLong(address) == expected;
        if (same) {
            storeLong(address, value);
        }
        return same;
    }

    @Override
    public int getAndAddInt(long address, int delta) {
        int before = loadInt(address);
        storeInt(address, before + delta);
        return before;
    }

    @Override
    public long getAndAddLong(long address, long delta) {
        long before = loadLong(address);
        storeLong(address, before + delta);
        return before;
    }

    @Override
    public long getAndSetLong(long address, long value) {
        long before = loadLong(address);
        storeLong(address, value);
        return before;
    }
}
