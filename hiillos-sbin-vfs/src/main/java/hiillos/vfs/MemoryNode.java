package hiillos.vfs;

import hiillos.abi.protocol.FileKind;
import java.util.TreeMap;

/** A node of a {@link MemoryVolume}; size, time and mode are in its slot. */
final class MemoryNode extends Node {
    private static final int FIRST_EXTENTS = 4;

    private final Region memory;
    /** Of a directory. */
    final TreeMap<String, MemoryNode> names;
    /** Of a symbolic link. */
    final String target;
    /** Names and open files. */
    int links;
    int opens;
    /** Of a directory: where {@code ..} leads; for telling circles. */
    MemoryNode parent;
    /** First block and count of each extent, in the order of the file. */
    private int[] extents = new int[2 * FIRST_EXTENTS];
    private int countExtents;
    private int countBlocks;

    MemoryNode(int number, FileKind kind, Region memory, String target) {
        super(number, kind);
        this.memory = memory;
        this.target = target;
        names = kind == FileKind.DIRECTORY ? new TreeMap<>() : null;
    }

    @Override
    long sizeBytes() {
        return kind == FileKind.FILE ? memory.word(Layout.inode(number)) : target.length();
    }

    void sizeBytes(long size) {
        memory.word(Layout.inode(number), size);
    }

    long modifiedNanos() {
        return memory.word(Layout.inode(number) + 8);
    }

    void modifiedNanos(long nanos) {
        memory.word(Layout.inode(number) + 8, nanos);
    }

    int mode() {
        return (int) memory.word(Layout.inode(number) + 16);
    }

    void mode(int mode) {
        memory.word(Layout.inode(number) + 16, mode);
    }

    int countBlocks() {
        return countBlocks;
    }

    int countExtents() {
        return countExtents;
    }

    int firstBlock(int extent) {
        return extents[2 * extent];
    }

    int blocksOf(int extent) {
        return extents[2 * extent + 1];
    }

    void addExtent(int first, int count) {
        if (countExtents > 0 && firstBlock(countExtents - 1) + blocksOf(countExtents - 1) == first) {
            extents[2 * countExtents - 1] += count;
        } else {
            if (2 * countExtents == extents.length) {
                extents = java.util.Arrays.copyOf(extents, 2 * extents.length);
            }
            extents[2 * countExtents] = first;
            extents[2 * countExtents + 1] = count;
            countExtents++;
        }
        countBlocks += count;
    }

    /** Takes the last blocks off; {@code freed} hears of each run. */
    void keepBlocks(int count, Blocks freed, Region region) {
        while (countBlocks > count) {
            int last = countExtents - 1;
            int surplus = Math.min(countBlocks - count, blocksOf(last));
            int first = firstBlock(last) + blocksOf(last) - surplus;
            freed.free(first, surplus);
            if (region != null) {
                region.discard(Layout.block(first), (long) surplus * Layout.BLOCK_BYTES);
            }
            extents[2 * last + 1] -= surplus;
            countBlocks -= surplus;
            if (blocksOf(last) == 0) {
                countExtents--;
            }
        }
    }

    /** Where in the memory an offset of the file is. */
    long place(long offset) {
        int block = (int) (offset / Layout.BLOCK_BYTES);
        for (int i = 0; i < countExtents; i++) {
            if (block < blocksOf(i)) {
                return Layout.block(firstBlock(i) + block) + offset % Layout.BLOCK_BYTES;
            }
            block -= blocksOf(i);
        }
        throw new IllegalArgumentException("no block at " + offset);
    }

    /** How many bytes lie in a row from an offset on. */
    long inRow(long offset) {
        int block = (int) (offset / Layout.BLOCK_BYTES);
        for (int i = 0; i < countExtents; i++) {
            if (block < blocksOf(i)) {
                return (long) (blocksOf(i) - block) * Layout.BLOCK_BYTES - offset % Layout.BLOCK_BYTES;
            }
            block -= blocksOf(i);
        }
        return 0;
    }
}
