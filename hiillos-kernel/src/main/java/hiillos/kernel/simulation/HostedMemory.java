package hiillos.kernel.simulation;

import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.word.SimulatedMemory;

/**
 * Memory as one thread sees it: its process's by user addresses, all of the machine's by those of the direct map while it is in
 * the kernel, and Java arrays by the addresses that {@link #addressOf} makes up.
 */
final class HostedMemory implements SimulatedMemory {
    private static final int PAGE_BYTES = PhysicalMemory.PAGE_BYTES;

    private final HostedThread owner;
    private final PhysicalPages pages;
    private final UserAccess access;
    private final ArrayWindow arrays = new ArrayWindow();

    HostedMemory(HostedThread owner, PhysicalPages pages, UserAccess access) {
        this.owner = owner;
        this.pages = pages;
        this.access = access;
    }

    ArrayWindow arrays() {
        return arrays;
    }

    /** A Java thread that a program started has memory of its own, from its first access on. */
    private HostedMemory mine() {
        return owner.isCurrent() ? this : owner.machine().adopt(owner).memory();
    }

    private long begin(long address, boolean write) {
        if (address >= 0) {
            return access.begin(address, write);
        }
        if (!owner.isInKernel()) {
            throw new IllegalStateException("a program accessed 0x" + Long.toHexString(address) + ", which is the kernel's");
        }
        return address - PhysicalMemory.DIRECT_MAP;
    }

    private static boolean isWhole(long address, int countBytes) {
        return (address & PAGE_BYTES - 1) <= PAGE_BYTES - countBytes && !ArrayWindow.holds(address);
    }

    @Override
    public byte loadByte(long address) {
        HostedMemory m = mine();
        if (ArrayWindow.holds(address)) {
            return m.arrays.load(address);
        }
        byte value = pages.loadByte(m.begin(address, false));
        m.access.end();
        return value;
    }

    @Override
    public void storeByte(long address, byte value) {
        HostedMemory m = mine();
        if (ArrayWindow.holds(address)) {
            m.arrays.store(address, value);
        } else {
            pages.storeByte(m.begin(address, true), value);
            m.access.end();
        }
    }

    @Override
    public short loadShort(long address) {
        return (short) (loadByte(address) & 0xff | loadByte(address + 1) << 8);
    }

    @Override
    public void storeShort(long address, short value) {
        storeByte(address, (byte) value);
        storeByte(address + 1, (byte) (value >>> 8));
    }

    @Override
    public int loadInt(long address) {
        if (!isWhole(address, 4)) {
            return loadShort(address) & 0xffff | loadShort(address + 2) << 16;
        }
        HostedMemory m = mine();
        int value = pages.loadInt(m.begin(address, false));
        m.access.end();
        return value;
    }

    @Override
    public void storeInt(long address, int value) {
        if (!isWhole(address, 4)) {
            storeShort(address, (short) value);
            storeShort(address + 2, (short) (value >>> 16));
            return;
        }
        HostedMemory m = mine();
        pages.storeInt(m.begin(address, true), value);
        m.access.end();
    }

    @Override
    public long loadLong(long address) {
        if (!isWhole(address, 8)) {
            return loadInt(address) & 0xffff_ffffL | (long) loadInt(address + 4) << 32;
        }
        HostedMemory m = mine();
        long value = pages.loadLong(m.begin(address, false));
        m.access.end();
        return value;
    }

    @Override
    public void storeLong(long address, long value) {
        if (!isWhole(address, 8)) {
            storeInt(address, (int) value);
            storeInt(address + 4, (int) (value >>> 32));
            return;
        }
        HostedMemory m = mine();
        pages.storeLong(m.begin(address, true), value);
        m.access.end();
    }

    @Override
    public void copy(long target, long source, long countBytes) {
        HostedMemory m = mine();
        int count = Math.toIntExact(countBytes);
        if (ArrayWindow.holds(target)) {
            m.read(source, m.arrays.array(target), ArrayWindow.index(target), count);
        } else if (ArrayWindow.holds(source)) {
            m.write(target, m.arrays.array(source), ArrayWindow.index(source), count);
        } else {
            byte[] copied = new byte[count];
            m.read(source, copied, 0, count);
            m.write(target, copied, 0, count);
        }
    }

    /** Copies out of any memory. */
    void read(long address, byte[] target, int index, int length) {
        if (ArrayWindow.holds(address)) {
            System.arraycopy(arrays.array(address), ArrayWindow.index(address), target, index, length);
            return;
        }
        for (int done = 0; done < length;) {
            int part = part(address + done, length - done);
            pages.read(begin(address + done, false), target, index + done, part);
            access.end();
            done += part;
        }
    }

    /** Copies into memory that is no array. */
    void write(long address, byte[] source, int index, int length) {
        for (int done = 0; done < length;) {
            int part = part(address + done, length - done);
            pages.write(begin(address + done, true), source, index + done, part);
            access.end();
            done += part;
        }
    }

    private static int part(long address, long left) {
        return (int) Math.min(PAGE_BYTES - (address & PAGE_BYTES - 1), left);
    }

    @Override
    public void fill(long target, byte value, long countBytes) {
        HostedMemory m = mine();
        for (long done = 0; done < countBytes;) {
            int part = part(target + done, countBytes - done);
            pages.fill(m.begin(target + done, true), value, part);
            m.access.end();
            done += part;
        }
    }

    @Override
    public boolean compareAndSetInt(long address, int expected, int value) {
        HostedMemory m = mine();
        boolean done = pages.compareAndSetInt(m.begin(address, true), expected, value);
        m.access.end();
        return done;
    }

    @Override
    public boolean compareAndSetLong(long address, long expected, long value) {
        HostedMemory m = mine();
        boolean done = pages.compareAndSetLong(m.begin(address, true), expected, value);
        m.access.end();
        return done;
    }

    @Override
    public int getAndAddInt(long address, int delta) {
        HostedMemory m = mine();
        int before = pages.getAndAddInt(m.begin(address, true), delta);
        m.access.end();
        return before;
    }

    @Override
    public long getAndAddLong(long address, long delta) {
        HostedMemory m = mine();
        long before = pages.getAndAddLong(m.begin(address, true), delta);
        m.access.end();
        return before;
    }

    @Override
    public long getAndSetLong(long address, long value) {
        HostedMemory m = mine();
        long before = pages.getAndSetLong(m.begin(address, true), value);
        m.access.end();
        return before;
    }

    @Override
    public void placeObject(Object object, long address) {
        pages.place((KernelObject) object, address);
    }

    @Override
    public long addressOf(Object object) {
        HostedMemory m = mine();
        if (object == null) {
            return 0;
        }
        if (m.owner.isInKernel()) {
            return pages.addressOf(object);
        }
        if (object instanceof byte[] array) {
            return m.arrays.address(array);
        }
        throw new UnsupportedOperationException("a program took the address of a " + object.getClass().getName());
    }

    @Override
    public Object objectAt(long address) {
        return address == 0 ? null : pages.objectAt(address);
    }
}
