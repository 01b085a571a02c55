package hiillos.vfs;

/**
 * Where things are in the memory of a {@link MemoryVolume}. All numbers are little-endian words of 8 bytes.
 *
 * <pre>
 * 0       0 magic   8 epoch: its lowest bit tells which journal counts
 * 4 KiB   open files, 32 bytes each: badge (0: free), inode and flags, position, reserved
 * 64 KiB  slots of inodes, 32 bytes each: size, modified nanoseconds, mode, reserved
 * 2 MiB + 64 KiB  two journals of 1 MiB
 * then    blocks of 4 KiB
 * </pre>
 */
final class Layout {
    static final long MAGIC = 0x3153_4656_4c49_4948L;
    static final int EPOCH = 8;
    static final int OPEN = 4 << 10;
    static final int OPEN_BYTES = 32;
    static final int OPEN_COUNT = (60 << 10) / OPEN_BYTES;
    static final int INODES = 64 << 10;
    static final int INODE_BYTES = 32;
    static final int INODE_COUNT = (2 << 20) / INODE_BYTES;
    static final int JOURNALS = INODES + INODE_COUNT * INODE_BYTES;
    static final int JOURNAL_BYTES = 1 << 20;
    static final int BLOCKS = JOURNALS + 2 * JOURNAL_BYTES;
    static final int BLOCK_BYTES = 4096;

    private Layout() {}

    static long inode(int number) {
        return INODES + (long) number * INODE_BYTES;
    }

    static long open(int slot) {
        return OPEN + (long) slot * OPEN_BYTES;
    }

    static long block(int number) {
        return BLOCKS + (long) number * BLOCK_BYTES;
    }
}
