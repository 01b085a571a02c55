package hiillos.runtime.heap;

import hiillos.runtime.os.Platform;
import hiillos.word.Memory;

/**
 * The heap's address range and its side tables. The range is as large as the heap may ever get and is never moved; the
 * system gives memory when it is touched.
 *
 * <pre>
 * block, 32 KiB   128 lines of 256 bytes; small objects, one behind the other, or a part of a large object
 * starts          a byte for every 8 bytes: 1 an object starts here, 3 and the present collection has found it alive
 * lines           a byte for every line: 1 some living object lies in it
 * states, heads   for every block what it holds, and for large objects the number of the first block
 * </pre>
 */
final class Space {
    static final int BLOCK_SHIFT = 15;
    static final long BLOCK_BYTES = 1L << BLOCK_SHIFT;
    static final int LINE_SHIFT = 8;
    static final long LINE_BYTES = 1L << LINE_SHIFT;
    static final int LINES_IN_BLOCK = 1 << BLOCK_SHIFT - LINE_SHIFT;
    /** Bytes of {@code starts} for one block. */
    static final long STARTS_IN_BLOCK = BLOCK_BYTES >>> 3;
    /** Larger objects have blocks of their own. */
    static final long LARGEST_SMALL = 8 << 10;

    /** States of a block. Never touched, or given back: its memory is zero. */
    static final byte FRESH = 0;
    /** Free, with what was there before. */
    static final byte FREE = 1;
    static final byte SMALL = 2;
    static final byte LARGE_FIRST = 3;
    static final byte LARGE_REST = 4;

    static final byte START = 1;
    static final byte MARKED = 3;

    /** First address of the heap; a multiple of the block size. */
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
    /** Blocks that hold objects. */
    static long usedBlocks;
    /** So many blocks may be used at most. */
    static long maximumBlocks;
    /** No block below this address is free, as far as is known. */
    private static long searchFrom;

    private Space() {}

    /** Reserves the range; smaller when the system does not give so much. */
    static void initialize(long maximumBytes) {
        long bytes = Math.max(maximumBytes, 64 * BLOCK_BYTES) + BLOCK_BYTES - 1 & -BLOCK_BYTES;
        long memory = Platform.reserveMemory(bytes + BLOCK_BYTES);
        while (memory == 0 && bytes > 64 * BLOCK_BYTES) {
            bytes = (bytes >>> 1) + BLOCK_BYTES - 1 & -BLOCK_BYTES;
            memory = Platform.reserveMemory(bytes + BLOCK_BYTES);
        }
        base = memory + BLOCK_BYTES - 1 & -BLOCK_BYTES;
        end = base + bytes;
        frontier = base;
        searchFrom = base;
        maximumBlocks = bytes >>> BLOCK_SHIFT;
        startsBias = Platform.reserveMemory(bytes >>> 3) - (base >>> 3);
        linesBias = Platform.reserveMemory((bytes >>> LINE_SHIFT) + 4095 & -4096) - (base >>> LINE_SHIFT);
        statesBias = Platform.reserveMemory((bytes >>> BLOCK_SHIFT) + 4095 & -4096) - (base >>> BLOCK_SHIFT);
        headsBias = Platform.reserveMemory((bytes >>> BLOCK_SHIFT - 3) + 4095 & -4096) - (base >>> BLOCK_SHIFT - 3 & -8);
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

    /** Takes {@code count} adjacent blocks; 0 when there are none or the limit is reached. Their memory is zero. */
    static long take(long count, byte first, byte rest) {
        if (usedBlocks + count > maximumBlocks) {
            return 0;
        }
        long found = search(count, searchFrom);
        if (found == 0) {
            return 0;
        }
        if (found == searchFrom) {
            searchFrom = found + (count << BLOCK_SHIFT);
        }
        long stop = found + (count << BLOCK_SHIFT);
        for (long block = found; block < stop; block += BLOCK_BYTES) {
            if (state(block) == FREE) {
                Memory.fill(block, (byte) 0, BLOCK_BYTES);
            }
            setState(block, block == found ? first : rest);
            setHead(block, found);
        }
        frontier = Math.max(frontier, stop);
        usedBlocks += count;
        return found;
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

    /** A block has no living object any more. Its start bytes are cleared. */
    static void give(long block) {
        setState(block, FREE);
        Memory.fill(startAddress(block), (byte) 0, STARTS_IN_BLOCK);
        usedBlocks--;
        searchFrom = Math.min(searchFrom, block);
    }

    /** Gives long runs of free blocks back to the system. Returns how many bytes. */
    static long release() {
        long released = 0;
        long run = 0;
        for (long block = base; block <= frontier; block += BLOCK_BYTES) {
            if (block < frontier && state(block) == FREE) {
                run++;
                continue;
            }
            if (run >= RELEASED_AT_ONCE && Platform.releaseMemory(block - (run << BLOCK_SHIFT), run << BLOCK_SHIFT)) {
                for (long each = block - (run << BLOCK_SHIFT); each < block; each += BLOCK_BYTES) {
                    setState(each, FRESH);
                }
                released += run << BLOCK_SHIFT;
            }
            run = 0;
        }
        return released;
    }

    /** 2 MiB: shorter runs are not worth the system call. */
    private static final long RELEASED_AT_ONCE = 64;
}
