package hiillos.root;

import hiillos.launch.ImageIndex;
import hiillos.launch.LaunchException;

/** Lays the files of the initfs out in memory as {@link ImageIndex} says, one after the other as the archive brings them. */
final class ImageBuilder {
    private static final long MAXIMUM_BYTES = 1L << 36;

    private final Target target;
    private final ImageIndex index = new ImageIndex();
    private long end = ImageIndex.PAGE_BYTES;
    private long position;

    /** Memory that grows when it is written. */
    interface Target {
        /** Writes the first bytes of an array. */
        void write(long offset, byte[] source, int length);
    }

    ImageBuilder(Target target) {
        this.target = target;
    }

    void directory(String path, int mode, long modifiedSeconds) {
        index.addDirectory(path, mode, modifiedSeconds);
    }

    /** Begins a file; the following {@link #write}s bring its bytes. */
    void beginFile(String path, long sizeBytes, int mode, long modifiedSeconds) {
        position = end;
        if (end + sizeBytes > MAXIMUM_BYTES) {
            throw new LaunchException("the initfs is too large: " + path + " does not fit");
        }
        index.addFile(path, position, sizeBytes, mode, modifiedSeconds);
        end = end + sizeBytes + ImageIndex.PAGE_BYTES - 1 & -ImageIndex.PAGE_BYTES;
    }

    void write(byte[] source, int length) {
        target.write(position, source, length);
        position += length;
    }

    /** Writes index and header. @return bytes of the whole image */
    long finish() {
        byte[] bytes = index.bytes();
        target.write(end, bytes, bytes.length);
        byte[] header = ImageIndex.header(end, bytes.length);
        target.write(0, header, header.length);
        return end + bytes.length;
    }

    ImageIndex index() {
        return index;
    }
}
