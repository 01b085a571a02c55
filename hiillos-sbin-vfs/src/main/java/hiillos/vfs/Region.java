package hiillos.vfs;

/** Memory at offsets: a mapped Frame, or in tests an array. Ranges are the caller's to check. */
interface Region {
    long countBytes();

    long word(long at);

    /** Stores a word; whoever looks sees the old one or the new one. */
    void word(long at, long value);

    void copyOut(long at, byte[] target, int index, int length);

    void copyIn(long at, byte[] source, int index, int length);

    /** Copies to another region of the same kind. */
    void copyTo(long at, Region target, long targetAt, long length);

    /** Makes sure that there is memory behind a range. @return false if there is none */
    boolean reserve(long at, long length);

    /** Makes whole pages zero and gives their memory back. */
    void discard(long at, long length);

    /** Gives the memory back. */
    default void close() {}
}
