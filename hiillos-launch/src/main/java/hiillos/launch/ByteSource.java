package hiillos.launch;

/** Bytes at offsets, such as a Frame's. */
public interface ByteSource {
    long countBytes();

    /** Copies bytes out; the range must lie within. */
    void read(long offset, byte[] target, int index, int length);
}
