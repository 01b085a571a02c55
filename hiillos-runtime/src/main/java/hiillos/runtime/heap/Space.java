package hiillos.runtime.heap;

import hiillos.runtime.os.Platform;
import hiillos.runtime.unwind.FatalError;
import hiillos.word.Memory;

/**
 * The heap's address range and its side tables, one reservation. The range is as large as the heap may ever get and is
 * never moved; the system gives memory when it is touched.
 *
 * <pre>
 * block, 32 KiB   128 lines of 256 bytes; small objects, one behind the other, or a part of a large object
 * starts          a byte for every 8 bytes: 1 an object starts here, 3 and the present collection has found it alive
 * lines           a byte for every line: 1 some living object lies in it
 * states, heads   for every block what it holds, and for large objects the number of the first block
 * marks           the stack of {@link Marker}
 * </pre>
 */
final class Space {
    static final int BLOCK_SHIFT = 15;
    static final long BLOCK_BYTES = 1L << BLOCK_SHIFT;
    static final int LINE_SHIFT = 8;
    static final long LINE_BYTES = 1L << LINE_SHIFT;
    static final int LINES_IN_BLOCK = 1 << BLOCK_SHIFT - LINE_SHIFT;
    /** Bytes of {@code starts} for one block: a page. */
    static final long STARTS_IN_BLOCK = BLOCK_BYTES >>> 3;
    /** Larger objects have blocks of their own, unless a thread's buffer has room for them. */
    static final long LARGEST_SMALL = 8 << 10;
    private static final int SMALLEST_OBJECT = 16;
    private static final long SMALLEST_HEAP = 64 * BLOCK_BYTES;
    private static final long PAGE_MASK = 4095;
    private static final byte[] NO_RANGE = FatalError.bytes("hiillos: no address space for a heap; bytes: ");

    /** States of a block. Never touched, or given back: its memory is zero. */
    static final byte FRESH = 0;
    /** Free, with what was there before. */
    static final byte FREE = 1;
    static final byte SMALL = 2;
    static final byte LARGE_FIRST = 3;
    static final byte LARGE_REST = 4;

    static final byte START = 1;
    static final byte MARKED = 3;

    /** First address of the heap; a multiple of the block size. The first block is not used: nothing has this address. */
    static long base;
    /** Address behind the heap's last block. */
    static long end;
    /** Address behind the last block that was ever used. */
    static long frontier;
    /** The address of a start byte is this plus the object's address / 8. */
    static long startsBias;
    static long linesBias;
    static long statesBias;
    static long headsBias;
    /** Room for the address of every object there can be. */
    static long marks;
    /** Blocks that hold objects. */
    static long usedBlocks;
    /** Blocks that have memory. */
    static long committedBlocks;
    /** So many blocks may be used at most. */
    static long maximumBlocks;
    /** No block below this one is free, as far as is known; an index, as an address here would look like a reference. */
    private static long searchFrom;

    private Space() {}

    /** Reserves the range; smaller when the system does not give so much. */
    static void initialize(long maximumBytes) {
        long bytes = Math.max(maximumBytes, SMALLEST_HEAP) + 2 * BLOCK_BYTES - 1 & -BLOCK_BYTES;
        long memory = Platform.reserveMemory(tableBytes(bytes) + bytes + BLOCK_BYTES + markBytes(bytes));
        while (memory == 0 && bytes > SMALLEST_HEAP) {
            bytes = (bytes >>> 1) + BLOCK_BYTES - 1 & -BLOCK_BYTES;
            memory = Platform.reserveMemory(tableBytes(bytes) + bytes + BLOCK_BYTES + markBytes(bytes));
        }
        if (memory == 0) {
            FatalError.die(NO_RANGE, bytes, Roots.ABORTED);
        }
        base = memory + tableBytes(bytes) + BLOCK_BYTES - 1 & -BLOCK_BYTES;
        end = base + bytes;
        marks = end;
        frontier = base + BLOCK_BYTES;
        searchFrom = 1;
        maximumBlocks = (bytes >>> BLOCK_SHIFT) - 1;
        startsBias = memory - (base >>> 3);
        long lines = memory + (bytes >>> 3);
        linesBias = lines - (base >>> LINE_SHIFT);
        long states = lines + (bytes >>> LINE_SHIFT);
        statesBias = states - (base >>> BLOCK_SHIFT);
        headsBias = (states + (bytes >>> BLOCK_SHIFT) + 7 & -8) - (base >>> BLOCK_SHIFT - 3);
    }

    private static long tableBytes(long bytes) {
        return (bytes >>> 3) + (bytes >>> LINE_SHIFT) + (bytes >>> BLOCK_SHIFT) + (bytes >>> BLOCK_SHIFT - 3) + 8 + PAGE_MASK & ~PAGE_MASK;
    }

    private static long markBytes(long bytes) {
        return bytes / SMALLEST_OBJECT * 8 + PAGE_MASK + 1;
    }

    static byte state(long block) {
        return Memory.loadByte(statesBias + (block >>> BLOCK_SHIFT));
    }

    static void setState(long block, byte state) {
        Memory.storeByte(statesBias + (block >>> BLOCK_SHIFT), state);
    }

    /** Of a large object's block: the address of the first one. Of a small one: the next in the list of {@link Recycled}. */
    static long head(long block) {
        return Memory.loadLong(headsBias + (block >>> BLOCK_SHIFT - 3));
    }

    static void setHead(long block, long value) {
        Memory.storeLong(headsBias + (block >>> BLOCK_SHIFT - 3), value);
    }

    static long startAddress(long address) {
        return startsBias + (address >>> 3);
    }

    static long lineAddress(long address) {
        return linesBias + (address >>> LINE_SHIFT);
    }

    /** Takes {@code count} adjacent blocks; 0 when there are none or the limit is reached. Those of a large object are zero. */
    static long take(long count, byte first, byte rest) {
        if (usedBlocks + count > maximumBlocks) {
            return 0;
        }
        long from = base + (searchFrom << BLOCK_SHIFT);
        long found = search(count, from);
        if (found == 0 || !commit(found, count, first != SMALL)) {
            return 0;
        }
        long stop = found + (count << BLOCK_SHIFT);
        if (count == 1 || found == from) {
            searchFrom = stop - base >>> BLOCK_SHIFT;
        }
        for (long block = found; block < stop; block += BLOCK_BYTES) {
            setState(block, block == found ? first : rest);
            setHead(block, found);
        }
        frontier = Math.max(frontier, stop);
        usedBlocks += count;
        return found;
    }

    /** Has memory, of zeros if asked for, in all blocks of a free run, else no start bytes. Where the system gives none, false; what was had stays free. */
    private static boolean commit(long run, long count, boolean zero) {
        for (long block = run; block < run + (count << BLOCK_SHIFT); block += BLOCK_BYTES) {
            if (state(block) == FREE) {
                // Of a large object only the first start byte is ever looked at.
                Memory.fill(zero ? block : startAddress(block), (byte) 0, zero ? BLOCK_BYTES : STARTS_IN_BLOCK);
            } else if (Platform.commitMemory(block, BLOCK_BYTES) && Platform.commitMemory(startAddress(block), STARTS_IN_BLOCK)) {
                committedBlocks++;
                setState(block, FREE);
            } else {
                return false;
            }
        }
        return true;
    }

    /** First fit. */
    private static long search(long count, long from) {
        long run = 0;
        for (long block = from; block < end; block += BLOCK_BYTES) {
            run = state(block) <= FREE ? run + 1 : 0;
            if (run == count) {
                return block - (count - 1 << BLOCK_SHIFT);
            }
        }
        return 0;
    }

    /** A block has no living object any more. Its start bytes are cleared when it is taken again, and so near to their use. */
    static void give(long block) {
        setState(block, FREE);
        usedBlocks--;
        searchFrom = Math.min(searchFrom, block - base >>> BLOCK_SHIFT);
    }

    /** Gives runs of free blocks back to the system, but for some that are needed soon. */
    static void release(long keepBlocks) {
        long run = 0;
        long kept = 0;
        for (long block = base; block <= frontier; block += BLOCK_BYTES) {
            if (block < frontier && state(block) == FREE) {
                if (kept < keepBlocks) {
                    kept++;
                } else {
                    run++;
                }
                continue;
            }
            if (run >= Platform.releasedBytes() >>> BLOCK_SHIFT) {
                release(block - (run << BLOCK_SHIFT), run);
            }
            run = 0;
        }
    }

    private static void release(long from, long count) {
        if (Platform.releaseMemory(from, count << BLOCK_SHIFT)) {
            Platform.releaseMemory(startAddress(from), count * STARTS_IN_BLOCK);
            committedBlocks -= count;
            for (long block = from; block < from + (count << BLOCK_SHIFT); block += BLOCK_BYTES) {
                setState(block, FRESH);
            }
        }
    }
}
