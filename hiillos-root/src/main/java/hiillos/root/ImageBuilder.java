package hiillos.root;

import hiillos.launch.ImageIndex;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import hiillos.launch.LaunchException;

/** Lays the files of the initfs out in memory as {@link ImageIndex} says, one after the other as the archive brings them. */
final class ImageBuilder {
    /** Further names of files, a line each: the new name and the file's. So one image can stand for many programs. */
    private static final String LINKS = "etc/links";
    private static final long MAXIMUM_BYTES = 1L << 36;

    private final Target target;
    private final ImageIndex index = new ImageIndex();
    private long end = ImageIndex.PAGE_BYTES;
    private long position;
    private ByteArrayOutputStream links;
    private boolean inLinks;

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
        inLinks = path.equals(LINKS);
        if (inLinks) {
            links = new ByteArrayOutputStream();
        }
        if (end + sizeBytes > MAXIMUM_BYTES) {
            throw new LaunchException("the initfs is too large: " + path + " does not fit");
        }
        index.addFile(path, position, sizeBytes, mode, modifiedSeconds);
        end = end + sizeBytes + ImageIndex.PAGE_BYTES - 1 & -ImageIndex.PAGE_BYTES;
    }

    void write(byte[] source, int length) {
        target.write(position, source, length);
        if (inLinks) {
            links.write(source, 0, length);
        }
        position += length;
    }

    /** Writes index and header. @return bytes of the whole image */
    long finish() {
        addLinks();
        byte[] bytes = index.bytes();
        target.write(end, bytes, bytes.length);
        byte[] header = ImageIndex.header(end, bytes.length);
        target.write(0, header, header.length);
        return end + bytes.length;
    }

    /** Gives files further names. @throws LaunchException a line is not sound, or names what is not there */
    private void addLinks() {
        for (String line : links == null ? new String[0] : links.toString(StandardCharsets.UTF_8).split("\n")) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.strip().split(" ");
            ImageIndex.Entry entry = words.length == 2 ? index.find(TarReader.normal(words[1])) : null;
            if (entry == null || entry.isDirectory()) {
                throw new LaunchException("the initfs has a line in " + LINKS + " that is not a name and that of a file: " + line);
            }
            index.addFile(TarReader.normal(words[0]), entry.offset(), entry.sizeBytes(), entry.mode(), entry.modifiedSeconds());
        }
    }

    ImageIndex index() {
        return index;
    }
}
