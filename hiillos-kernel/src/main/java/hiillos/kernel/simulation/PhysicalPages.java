package hiillos.kernel.simulation;

import hiillos.kernel.memory.KernelObject;
import hiillos.kernel.memory.PhysicalMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The machine's memory, by physical address, in pieces that exist once they are touched, and the kernel's objects in it. Words
 * may be accessed by several Java threads; objects are the kernel's, under its lock.
 */
final class PhysicalPages {
    private static final int PIECE_SHIFT = 20;
    private static final long PIECE_BYTES = 1L << PIECE_SHIFT;
    private static final VarHandle LONGS = ValueLayout.JAVA_LONG.varHandle();
    private static final VarHandle INTS = ValueLayout.JAVA_INT.varHandle();
    private static final byte POISON = (byte) 0xb5;
    /** Where objects live that have no cell: processors, classes, texts. */
    private static final long OTHERS = PhysicalMemory.DIRECT_MAP + (1L << 46);

    private final long countBytes;
    private final AtomicReferenceArray<MemorySegment> pieces;
    private final IoApicWindow interrupts;
    private final Map<Long, Object> objects = new HashMap<>();
    private final Map<Object, Long> addresses = new IdentityHashMap<>();

    PhysicalPages(long countBytes, IoApicWindow interrupts) {
        this.countBytes = countBytes;
        this.interrupts = interrupts;
        pieces = new AtomicReferenceArray<>((int) (countBytes >>> PIECE_SHIFT));
    }

    private MemorySegment piece(long physical) {
        if (physical < 0 || physical >= countBytes) {
            throw new AssertionError("no memory at physical address 0x" + Long.toHexString(physical));
        }
        int index = (int) (physical >>> PIECE_SHIFT);
        MemorySegment piece = pieces.getAcquire(index);
        if (piece == null) {
            MemorySegment made = Arena.ofAuto().allocate(PIECE_BYTES, PhysicalMemory.PAGE_BYTES);
            piece = pieces.compareAndSet(index, null, made) ? made : pieces.getAcquire(index);
        }
        return piece;
    }

    private static long in(long physical) {
        return physical & PIECE_BYTES - 1;
    }

    byte loadByte(long physical) {
        return piece(physical).get(ValueLayout.JAVA_BYTE, in(physical));
    }

    void storeByte(long physical, byte value) {
        piece(physical).set(ValueLayout.JAVA_BYTE, in(physical), value);
    }

    short loadShort(long physical) {
        return (short) (loadByte(physical) & 0xff | loadByte(physical + 1) << 8);
    }

    void storeShort(long physical, short value) {
        storeByte(physical, (byte) value);
        storeByte(physical + 1, (byte) (value >>> 8));
    }

    int loadInt(long physical) {
        if (interrupts.holds(physical)) {
            return interrupts.read(physical);
        }
        if ((physical & 3) == 0) {
            return (int) INTS.getAcquire(piece(physical), in(physical));
        }
        return loadShort(physical) & 0xffff | loadShort(physical + 2) << 16;
    }

    void storeInt(long physical, int value) {
        if (interrupts.holds(physical)) {
            interrupts.write(physical, value);
        } else if ((physical & 3) == 0) {
            INTS.setRelease(piece(physical), in(physical), value);
        } else {
            storeShort(physical, (short) value);
            storeShort(physical + 2, (short) (value >>> 16));
        }
    }

    long loadLong(long physical) {
        if ((physical & 7) == 0) {
            return (long) LONGS.getAcquire(piece(physical), in(physical));
        }
        return loadInt(physical) & 0xffff_ffffL | (long) loadInt(physical + 4) << 32;
    }

    void storeLong(long physical, long value) {
        if ((physical & 7) == 0) {
            LONGS.setRelease(piece(physical), in(physical), value);
        } else {
            storeInt(physical, (int) value);
            storeInt(physical + 4, (int) (value >>> 32));
        }
    }

    boolean compareAndSetInt(long physical, int expected, int value) {
        return INTS.compareAndSet(piece(physical), in(physical), expected, value);
    }

    boolean compareAndSetLong(long physical, long expected, long value) {
        return LONGS.compareAndSet(piece(physical), in(physical), expected, value);
    }

    int getAndAddInt(long physical, int delta) {
        return (int) INTS.getAndAdd(piece(physical), in(physical), delta);
    }

    long getAndAddLong(long physical, long delta) {
        return (long) LONGS.getAndAdd(piece(physical), in(physical), delta);
    }

    long getAndSetLong(long physical, long value) {
        return (long) LONGS.getAndSet(piece(physical), in(physical), value);
    }

    /** Copies bytes that lie in one page. */
    void read(long physical, byte[] target, int index, int length) {
        MemorySegment.copy(piece(physical), ValueLayout.JAVA_BYTE, in(physical), target, index, length);
    }

    /** As {@link #read}, the other way. */
    void write(long physical, byte[] source, int index, int length) {
        MemorySegment.copy(source, index, piece(physical), ValueLayout.JAVA_BYTE, in(physical), length);
    }

    /** Fills bytes; a cell that is filled with the kernel's pattern for free ones holds no object any more. */
    void fill(long physical, byte value, long length) {
        if (value == POISON) {
            Object object = objects.remove(PhysicalMemory.direct(physical));
            if (object != null) {
                addresses.remove(object);
            }
        }
        long at = physical;
        while (at < physical + length) {
            long part = Math.min(physical + length - at, PIECE_BYTES - in(at));
            if (value != 0 || pieces.getAcquire((int) (at >>> PIECE_SHIFT)) != null) {
                piece(at).asSlice(in(at), part).fill(value);
            }
            at += part;
        }
    }

    void place(KernelObject object, long address) {
        objects.put(address, object);
        addresses.put(object, address);
    }

    long addressOf(Object object) {
        return addresses.computeIfAbsent(object, o -> {
            if (o instanceof KernelObject) {
                throw new AssertionError("the address of a kernel object that is gone was asked for");
            }
            long address = OTHERS + 64L * addresses.size();
            objects.put(address, o);
            return address;
        });
    }

    Object objectAt(long address) {
        Object object = objects.get(address);
        if (object == null) {
            throw new AssertionError("no object lives at 0x" + Long.toHexString(address));
        }
        return object;
    }
}
