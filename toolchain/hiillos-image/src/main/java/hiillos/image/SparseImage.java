package hiillos.image;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The contents of a medium: pieces at byte offsets, zeros between them.
 *
 * <p>Holes stay holes, in memory and (where the host's file system can) on
 * disk, so that a large empty disk image costs nothing. Invariant: pieces do
 * not overlap and lie within the length.
 */
public final class SparseImage {
    private final TreeMap<Long, byte[]> pieces = new TreeMap<>();
    private final long lengthBytes;

    /**
     * Creates an image of zeros.
     *
     * @param lengthBytes its length
     */
    public SparseImage(long lengthBytes) {
        this.lengthBytes = lengthBytes;
    }

    /**
     * The length of the image.
     *
     * @return bytes
     */
    public long lengthBytes() {
        return lengthBytes;
    }

    /**
     * Places a piece.
     *
     * @param offset first byte of the piece
     * @param bytes the piece; not copied
     * @throws IllegalArgumentException if it overlaps another or leaves the image
     */
    public void put(long offset, byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        Map.Entry<Long, byte[]> before = pieces.floorEntry(offset + bytes.length - 1);
        if (offset < 0 || offset + bytes.length > lengthBytes) {
            throw new IllegalArgumentException("piece at " + offset + " leaves the image of " + lengthBytes + " bytes");
        }
        if (before != null && before.getKey() + before.getValue().length > offset) {
            throw new IllegalArgumentException("pieces at " + before.getKey() + " and " + offset + " overlap");
        }
        pieces.put(offset, bytes);
    }

    /** Places all pieces of another image, its start at {@code offset}. */
    void putAll(long offset, SparseImage other) {
        other.pieces.forEach((start, bytes) -> put(offset + start, bytes));
    }

    /**
     * The image as one array.
     *
     * @return all bytes
     * @throws ImageException if it is longer than an array can be
     */
    public byte[] toByteArray() {
        if (lengthBytes > Integer.MAX_VALUE - 16) {
            throw new ImageException("The image is " + lengthBytes + " bytes long, too long to hold in memory.");
        }
        byte[] all = new byte[(int) lengthBytes];
        pieces.forEach((start, bytes) -> System.arraycopy(bytes, 0, all, start.intValue(), bytes.length));
        return all;
    }

    /**
     * Writes the image to a file: to a neighbour first, then moved, so that an
     * interrupted build leaves no half image under the final name.
     *
     * @param file where to
     * @throws ImageException if the host refuses; the sentence names the file
     */
    public void writeTo(Path file) {
        Path absolute = file.toAbsolutePath();
        Path temporary = absolute.resolveSibling(absolute.getFileName() + ".part");
        try {
            Files.createDirectories(absolute.getParent());
            Files.deleteIfExists(temporary);
            try (RandomAccessFile out = new RandomAccessFile(temporary.toFile(), "rw")) {
                out.setLength(lengthBytes);
                for (Map.Entry<Long, byte[]> piece : pieces.entrySet()) {
                    out.seek(piece.getKey());
                    out.write(piece.getValue());
                }
            }
            Files.move(temporary, absolute, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ImageException("Cannot write the image " + file + " (" + e.getMessage()
                    + "); check that the folder is writable and the disk has " + lengthBytes / 1024 + " KiB free.", e);
        }
    }
}
