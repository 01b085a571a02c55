package hiillos.fat32;

import hiillos.abi.StatusException;

/** Something that has blocks: a disk, a partition, an image. */
public interface BlockDevice {
    /** Bytes of a block: a power of two, 512 to 4096. */
    int blockBytes();

    long countBlocks();

    /**
     * Reads blocks.
     *
     * @param block the first
     * @param target takes {@code countBlocks * blockBytes()} bytes from {@code index} on
     * @throws StatusException {@code BAD_ARGUMENT}: beyond the end; or the device's own error
     */
    void read(long block, byte[] target, int index, int countBlocks) throws StatusException;
}
