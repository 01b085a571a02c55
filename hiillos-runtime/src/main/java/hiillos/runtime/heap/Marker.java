package hiillos.runtime.heap;

import hiillos.runtime.TypeKind;
import hiillos.runtime.unwind.FatalError;
import hiillos.word.AlwaysInline;
import hiillos.word.InlineAssembly;
import hiillos.word.Memory;
import java.lang.ref.ReferenceAccess;

/**
 * Finds what lives: from the roots along references. Objects' references are known exactly from their classes; words on
 * stacks and in the image are taken for references to any object that they point to, into or just behind.
 *
 * <p>Each object is pushed once, when it is marked, so the stack, which is as large as there can be objects, never overflows.
 */
final class Marker {
    private static final int FIRST_FIELD = 16;

    /** Addresses of the ring's entries differ in these bits. */
    private static final long RING_MASK = 15 << 3;
    private static final byte[] CORRUPT = FatalError.bytes("hiillos: corrupt heap: no class in the header of the object at ");

    private static long stack;
    private static long ring;
    private static long top;
    /** Reference objects that were reached, linked through their field {@code discovered}. */
    private static long discovered;
    private static boolean keepSoft;
    static long markedObjects;
    static long markedBytes;

    private Marker() {}

    static void initialize() {
        ring = Space.marks;
        stack = Space.marks + RING_MASK + 8;
    }

    /** Begins a collection: nothing is marked. */
    static void begin(boolean keepSoftReferences) {
        top = stack;
        discovered = 0;
        keepSoft = keepSoftReferences;
        markedObjects = 0;
        markedBytes = 0;
        Memory.fill(Space.lineAddress(Space.base), (byte) 0,
                Space.frontier - Space.base >>> Space.LINE_SHIFT);
    }

    /** Words that may be anything. */
    static void scan(long from, long to) {
        for (long at = from + 7 & -8; at + 8 <= to; at += 8) {
            word(Memory.loadLong(at));
        }
    }

    /** A word that may be anything. */
    static void word(long word) {
        if (word >= Space.base && word <= Space.frontier) {
            long object = objectAround(word);
            if (object != 0) {
                mark(object);
            }
            // Code that runs through an array may hold nothing but the address behind it.
            if (object == word || object == 0) {
                object = objectAround(word - 1);
                if (object != 0 && Layout.isArray(object) && object + Layout.bytes(object) == word) {
                    mark(object);
                }
            }
        }
    }

    /** The object that the address lies in; 0 when it lies in none. */
    private static long objectAround(long address) {
        if (address < Space.base || address >= Space.frontier) {
            return 0;
        }
        long block = address & -Space.BLOCK_BYTES;
        byte state = Space.state(block);
        if (state == Space.LARGE_REST || state == Space.LARGE_FIRST) {
            long object = Space.head(block);
            return Memory.loadByte(Space.startAddress(object)) != 0 && address < object + Layout.bytes(object) ? object : 0;
        }
        if (state != Space.SMALL) {
            return 0;
        }
        long first = Space.startAddress(block);
        long at = Space.startAddress(address);
        // Eight start bytes at a time, back to the nearest object.
        while (at >= first) {
            long word = at & -8;
            long bytes = Memory.loadLong(word) << (7 - (at & 7) << 3);
            if (bytes != 0) {
                long start = at - (Long.numberOfLeadingZeros(bytes) >>> 3);
                long object = start - Space.startsBias << 3;
                return address < object + Layout.bytes(object) ? object : 0;
            }
            at = word - 1;
        }
        return 0;
    }

    /** A reference as a field holds it: null, into the image, or an object of the heap. */
    @AlwaysInline(reason = "the collector's innermost loop")
    private static void reference(long object) {
        if (object >= Space.base && object < Space.frontier) {
            long start = Space.startAddress(object);
            if (Memory.loadByte(start) != Space.MARKED) {
                Memory.storeByte(start, Space.MARKED);
                Memory.storeLong(top, object);
                top += 8;
            }
        }
    }

    /** The buffer of a stopped thread stays its own, whatever lives in it. */
    static void keep(long from, long to) {
        if (from != 0 && to > from) {
            for (long line = Space.lineAddress(from); line <= Space.lineAddress(to - 1); line++) {
                Memory.storeByte(line, (byte) 1);
            }
        }
    }

    private static void mark(long object) {
        reference(object);
    }

    static boolean isMarked(long object) {
        return object < Space.base || object >= Space.frontier
                || Memory.loadByte(Space.startAddress(object)) == Space.MARKED;
    }

    /**
     * Follows references until nothing new is found. An object rests in a ring between the stack and its turn, while the
     * processor fetches it.
     */
    static void drain() {
        int turn = 0;
        int resting = 0;
        while (top != stack || resting != 0) {
            long next = 0;
            if (top != stack) {
                top -= 8;
                next = Memory.loadLong(top);
                prefetch(next);
                resting++;
            }
            long slot = ring + ((long) turn++ << 3 & RING_MASK);
            long object = Memory.loadLong(slot);
            Memory.storeLong(slot, next);
            if (object != 0) {
                resting--;
                trace(object);
            }
        }
    }

    private static void trace(long object) {
        long header = Memory.loadLong(object);
        if (header == 0) {
            // The thread that makes it was stopped before it wrote the header; its buffer is left alone.
            Memory.storeByte(Space.lineAddress(object), (byte) 1);
            return;
        }
        if (header < Roots.imageStart() || header >= Roots.imageEnd()) {
            FatalError.die(CORRUPT, object, Roots.ABORTED);
        }
        Class<?> type = (Class<?>) Memory.objectAt(header);
        int kind = TypeAccess.kind(type);
        markedObjects++;
        if ((kind & TypeKind.ARRAY) != 0) {
            long end = object + Heap.ARRAY_BASE + ((long) Memory.loadInt(object + Heap.LENGTH_OFFSET) << TypeAccess.instanceBytes(type));
            markLines(object, end - object);
            if (Layout.isArrayOfReferences(type)) {
                for (long at = object + Heap.ARRAY_BASE; at < end; at += 8) {
                    reference(Memory.loadLong(at));
                }
            }
            return;
        }
        int bytes = TypeAccess.instanceBytes(type);
        markLines(object, bytes);
        if ((kind & TypeKind.REFERENCE) != 0) {
            discover(object, kind);
        }
        long map = TypeAccess.referenceMap(type);
        long at = object + FIRST_FIELD;
        if (map < 0) {
            // More fields than the map has bits, or values inside: every word may be a reference.
            scan(at, object + bytes);
            return;
        }
        while (map != 0) {
            int skip = Long.numberOfTrailingZeros(map);
            at += (long) skip << 3;
            reference(Memory.loadLong(at));
            map = map >>> skip >>> 1;
            at += 8;
        }
    }

    @AlwaysInline(reason = "the collector's innermost loop")
    private static void markLines(long object, long bytes) {
        markedBytes += bytes;
        // A buffer may have had room for one that else would have had blocks of its own.
        if (bytes <= Space.LARGEST_SMALL || Space.state(object & -Space.BLOCK_BYTES) == Space.SMALL) {
            long line = Space.lineAddress(object);
            long last = Space.lineAddress(object + bytes - 1);
            Memory.storeByte(line, (byte) 1);
            while (line < last) {
                line++;
                Memory.storeByte(line, (byte) 1);
            }
        }
    }

    @InlineAssembly(value = "prefetcht0 ($0)", constraints = "r")
    private static native void prefetch(long address);

    private static void discover(long object, int kind) {
        long referent = Memory.loadLong(object + ReferenceAccess.referentOffset());
        if (referent == 0) {
            // Cleared before and perhaps not enqueued yet: then the next one of those hangs on it.
            reference(Memory.loadLong(object + ReferenceAccess.discoveredOffset()));
            return;
        }
        if (keepSoft && (kind & TypeKind.SOFT) != 0) {
            reference(referent);
            return;
        }
        Memory.storeLong(object + ReferenceAccess.discoveredOffset(), discovered);
        discovered = object;
    }

    /**
     * Clears the references whose referents were not found; those with a queue are handed to {@link ReferenceAccess}.
     * Returns whether there are such.
     * A phantom reference is cleared like a weak one: nobody could read it.
     */
    static boolean clearReferences() {
        boolean pended = false;
        for (long object = discovered; object != 0;) {
            long next = Memory.loadLong(object + ReferenceAccess.discoveredOffset());
            Memory.storeLong(object + ReferenceAccess.discoveredOffset(), 0);
            if (!isMarked(Memory.loadLong(object + ReferenceAccess.referentOffset()))) {
                Memory.storeLong(object + ReferenceAccess.referentOffset(), 0);
                pended |= ReferenceAccess.pend(object);
            }
            object = next;
        }
        discovered = 0;
        return pended;
    }
}
