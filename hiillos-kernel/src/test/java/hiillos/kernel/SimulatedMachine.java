package hiillos.kernel;

import hiillos.boot.protocol.MemoryMap;
import hiillos.boot.protocol.MemoryType;
import hiillos.kernel.capability.Job;
import hiillos.kernel.memory.MemoryRanges;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.word.SimulatedMemory;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * A machine's memory on the JVM: sparse pages behind the direct map. Any access outside traps; so does reaching a kernel
 * object whose cell was given back.
 */
public final class SimulatedMachine implements SimulatedMemory {
    private static final long OBJECTS = PhysicalMemory.DIRECT_MAP + (1L << 40);
    private static final long OBJECT_BYTES = 4096;
    private static final byte POISON = (byte) 0xb5;

    private final long bytes;
    private final Map<Long, byte[]> pages = new HashMap<>();
    private final Map<Object, Long> addresses = new IdentityHashMap<>();
    private final Map<Long, Object> objects = new HashMap<>();
    private long nextObject = OBJECTS;

    private SimulatedMachine(long bytes) {
        this.bytes = bytes;
    }

    /** Installs a machine with so much memory, all of it usable, and hands it to the kernel's allocator. */
    public static SimulatedMachine start(long bytes) {
        SimulatedMachine machine = installed(bytes);
        long map = PhysicalMemory.direct(0);
        MemoryMap.set(map, 0, 0, bytes, MemoryType.USABLE);
        MemoryRanges.copy(map, 1);
        if (!PhysicalMemory.initialize()) {
            throw new AssertionError("the allocator found no memory");
        }
        return machine;
    }

    /** Installs a machine whose memory nobody manages yet. */
    public static SimulatedMachine installed(long bytes) {
        SimulatedMachine machine = new SimulatedMachine(bytes);
        SimulatedMemory.install(machine);
        return machine;
    }

    /** A job that may use so much. */
    public static Job job(long bytes) {
        Job job = Job.first(bytes);
        if (job == null) {
            throw new AssertionError("no cell for a job");
        }
        return job;
    }

    private byte[] page(long address) {
        long physical = address - PhysicalMemory.DIRECT_MAP;
        boolean memory = physical >= 0 && physical < bytes;
        boolean object = address >= OBJECTS && address < nextObject;
        if (!memory && !object) {
            throw new AssertionError("bad access at 0x" + Long.toHexString(address));
        }
        return pages.computeIfAbsent(address >>> 12, k -> new byte[4096]);
    }

    @Override
    public byte loadByte(long address) {
        return page(address)[(int) address & 4095];
    }

    @Override
    public short loadShort(long address) {
        return (short) load(address, 2);
    }

    @Override
    public int loadInt(long address) {
        return (int) load(address, 4);
    }

    @Override
    public long loadLong(long address) {
        return load(address, 8);
    }

    private long load(long address, int count) {
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << 8 | loadByte(address + i) & 0xff;
        }
        return value;
    }

    @Override
    public void storeByte(long address, byte value) {
        page(address)[(int) address & 4095] = value;
    }

    @Override
    public void storeShort(long address, short value) {
        store(address, value, 2);
    }

    @Override
    public void storeInt(long address, int value) {
        store(address, value, 4);
    }

    @Override
    public void storeLong(long address, long value) {
        store(address, value, 8);
    }

    private void store(long address, long value, int count) {
        for (int i = 0; i < count; i++) {
            storeByte(address + i, (byte) (value >>> 8 * i));
        }
    }

    @Override
    public void copy(long target, long source, long countBytes) {
        byte[] copied = new byte[(int) countBytes];
        for (int i = 0; i < copied.length; i++) {
            copied[i] = loadByte(source + i);
        }
        for (int i = 0; i < copied.length; i++) {
            storeByte(target + i, copied[i]);
        }
    }

    @Override
    public void fill(long target, byte value, long countBytes) {
        for (long at = target; at < target + countBytes;) {
            byte[] page = page(at);
            int from = (int) at & 4095;
            int to = (int) Math.min(4096, from + (target + countBytes - at));
            java.util.Arrays.fill(page, from, to, value);
            at += to - from;
        }
        if (target >= OBJECTS && value == POISON) {
            Object freed = objects.remove(target);
            if (freed == null) {
                throw new AssertionError("a cell was freed twice");
            }
            addresses.remove(freed);
        }
    }

    @Override
    public boolean compareAndSetInt(long address, int expected, int value) {
        throw new AssertionError("the kernel uses no atomics yet");
    }

    @Override
    public boolean compareAndSetLong(long address, long expected, long value) {
        throw new AssertionError("the kernel uses no atomics yet");
    }

    @Override
    public int getAndAddInt(long address, int delta) {
        throw new AssertionError("the kernel uses no atomics yet");
    }

    @Override
    public long getAndAddLong(long address, long delta) {
        throw new AssertionError("the kernel uses no atomics yet");
    }

    @Override
    public long getAndSetLong(long address, long value) {
        throw new AssertionError("the kernel uses no atomics yet");
    }

    @Override
    public long addressOf(Object object) {
        if (object == null) {
            return 0;
        }
        return addresses.computeIfAbsent(object, o -> {
            long address = nextObject;
            nextObject += OBJECT_BYTES;
            objects.put(address, o);
            return address;
        });
    }

    @Override
    public Object objectAt(long address) {
        Object object = objects.get(address);
        if (object == null) {
            throw new AssertionError("no object lives at 0x" + Long.toHexString(address));
        }
        return object;
    }
}
