package hiillos.kernel;

import hiillos.boot.protocol.MemoryMap;
import hiillos.boot.protocol.MemoryType;
import hiillos.kernel.capability.Job;
import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.MemoryRanges;
import hiillos.kernel.memory.PhysicalMemory;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.processor.SimulatedProcessors;
import hiillos.word.SimulatedMemory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A machine's memory on the JVM: sparse pages behind the direct map. Any access outside traps; so does reaching a kernel
 * object whose cell was given back, and giving a cell back twice. Several Java threads, each a processor, may use it: aligned
 * words are read and written whole, and the atomic operations are atomic.
 */
public final class SimulatedMachine implements SimulatedMemory {
    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int PAGE_BYTES = 4096;
    /** Where objects live that have no cell: classes and strings. */
    private static final long OTHERS = PhysicalMemory.DIRECT_MAP + (1L << 46);
    private static final byte POISON = (byte) 0xb5;

    private final long bytes;
    private final Map<Long, long[]> pages = new ConcurrentHashMap<>();
    private final Map<Long, Object> objects = new ConcurrentHashMap<>();
    /** Cells of objects; kernel objects are equal only to themselves. */
    private final Map<KernelObject, Long> cells = new ConcurrentHashMap<>();
    private final Map<Object, Long> others = new IdentityHashMap<>();
    /** Cells that were given back and hold no new object yet. */
    private final Map<Long, Boolean> freed = new ConcurrentHashMap<>();

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
        SimulatedProcessors.install(new SimulatedProcessors());
        setProcessors(1);
        return machine;
    }

    /** Lets so many processors run the kernel. */
    public static void setProcessors(int count) {
        try {
            var field = Processor.class.getDeclaredField("count");
            field.setAccessible(true);
            field.setInt(null, count);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** A job that may use so much. */
    public static Job job(long bytes) {
        Job job = Job.first(bytes);
        if (job == null) {
            throw new AssertionError("no cell for a job");
        }
        return job;
    }

    /** How many kernel objects live. */
    public int countObjects() {
        return cells.size();
    }

    /** The words of the page that holds an address; null when nobody has written to it yet. */
    private long[] page(long address) {
        long physical = address - PhysicalMemory.DIRECT_MAP;
        if (physical < 0 || physical >= bytes) {
            throw new AssertionError("bad access at 0x" + Long.toHexString(address));
        }
        return pages.get(address >>> 12);
    }

    private long[] pageToWrite(long address) {
        long[] page = page(address);
        return page != null ? page : pages.computeIfAbsent(address >>> 12, k -> new long[PAGE_BYTES / 8]);
    }

    private static int word(long address) {
        return (int) (address & PAGE_BYTES - 1) >>> 3;
    }

    private long loadWord(long address) {
        long[] page = page(address);
        return page == null ? 0 : (long) WORDS.getVolatile(page, word(address));
    }

    /** Up to eight bytes that lie in one word. */
    private long loadPart(long address, int count) {
        long value = loadWord(address) >>> 8 * (address & 7);
        return count == 8 ? value : value & (1L << 8 * count) - 1;
    }

    private void storePart(long address, long value, int count) {
        long[] page = pageToWrite(address);
        int shift = (int) (address & 7) * 8;
        long mask = (count == 8 ? -1L : (1L << 8 * count) - 1) << shift;
        long seen;
        do {
            seen = (long) WORDS.getVolatile(page, word(address));
        } while (!WORDS.compareAndSet(page, word(address), seen, seen & ~mask | value << shift & mask));
    }

    private long load(long address, int count) {
        if ((address & 7) + count <= 8) {
            return loadPart(address, count);
        }
        int low = 8 - (int) (address & 7);
        return loadPart(address, low) | loadPart(address + low, count - low) << 8 * low;
    }

    private void store(long address, long value, int count) {
        if ((address & 7) + count <= 8) {
            storePart(address, value, count);
        } else {
            int low = 8 - (int) (address & 7);
            storePart(address, value, low);
            storePart(address + low, value >>> 8 * low, count - low);
        }
    }

    @Override
    public byte loadByte(long address) {
        return (byte) loadPart(address, 1);
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
        return (address & 7) == 0 ? loadWord(address) : load(address, 8);
    }

    @Override
    public void storeByte(long address, byte value) {
        storePart(address, value, 1);
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
        if ((address & 7) == 0) {
            WORDS.setVolatile(pageToWrite(address), word(address), value);
        } else {
            store(address, value, 8);
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
        if (value == POISON) {
            forget(target);
        }
        long pattern = (value & 0xffL) * 0x0101_0101_0101_0101L;
        long at = target;
        long end = target + countBytes;
        while (at < end) {
            if (value == 0 && page(at) == null) {
                // Untouched memory is zero: it stays unallocated.
                at = Math.min(end, (at | PAGE_BYTES - 1) + 1);
            } else if ((at & 7) == 0 && end - at >= 8) {
                WORDS.setOpaque(pageToWrite(at), word(at), pattern);
                at += 8;
            } else {
                storeByte(at, value);
                at++;
            }
        }
    }

    private void forget(long cell) {
        Object object = objects.remove(cell);
        if (object != null) {
            cells.remove(object);
            freed.put(cell, true);
        } else if (freed.containsKey(cell)) {
            throw new AssertionError("a cell was freed twice");
        }
    }

    private static void checkAligned(long address, int count) {
        if ((address & count - 1) != 0) {
            throw new AssertionError("unaligned atomic access at 0x" + Long.toHexString(address));
        }
    }

    @Override
    public boolean compareAndSetInt(long address, int expected, int value) {
        checkAligned(address, 4);
        long[] page = pageToWrite(address);
        int shift = (int) (address & 4) * 8;
        while (true) {
            long seen = (long) WORDS.getVolatile(page, word(address));
            if ((int) (seen >>> shift) != expected) {
                return false;
            }
            if (WORDS.compareAndSet(page, word(address), seen,
                    seen & ~(0xffff_ffffL << shift) | (value & 0xffff_ffffL) << shift)) {
                return true;
            }
        }
    }

    @Override
    public boolean compareAndSetLong(long address, long expected, long value) {
        checkAligned(address, 8);
        return WORDS.compareAndSet(pageToWrite(address), word(address), expected, value);
    }

    @Override
    public int getAndAddInt(long address, int delta) {
        int seen;
        do {
            seen = loadInt(address);
        } while (!compareAndSetInt(address, seen, seen + delta));
        return seen;
    }

    @Override
    public long getAndAddLong(long address, long delta) {
        checkAligned(address, 8);
        return (long) WORDS.getAndAdd(pageToWrite(address), word(address), delta);
    }

    @Override
    public long getAndSetLong(long address, long value) {
        checkAligned(address, 8);
        return (long) WORDS.getAndSet(pageToWrite(address), word(address), value);
    }

    @Override
    public void placeObject(Object object, long address) {
        page(address);
        freed.remove(address);
        cells.put((KernelObject) object, address);
        objects.put(address, object);
    }

    @Override
    public long addressOf(Object object) {
        if (object == null) {
            return 0;
        }
        if (object instanceof KernelObject kernelObject) {
            Long cell = cells.get(kernelObject);
            if (cell == null) {
                throw new AssertionError("the address of an object that is gone was asked for");
            }
            return cell;
        }
        synchronized (others) {
            return others.computeIfAbsent(object, o -> {
                long address = OTHERS + 64L * others.size();
                objects.put(address, o);
                return address;
            });
        }
    }

    @Override
    public Object objectAt(long address) {
        if (address == 0) {
            return null;
        }
        Object object = objects.get(address);
        if (object == null) {
            throw new AssertionError("no object lives at 0x" + Long.toHexString(address));
        }
        return object;
    }
}
