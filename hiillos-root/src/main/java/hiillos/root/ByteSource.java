package hiillos.root;

/** Bytes at offsets, such as a Frame's. */
interface ByteSource {
    long countBytes();

    /** Copies bytes out; the range must lie within. */
    void read(long offset, byte[] target, int index, int length);
}
