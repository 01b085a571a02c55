package hiillos.launch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The initfs as it lies in memory: each file begins at a whole page, behind the last one the index.
 *
 * <pre>
 * page 0: 0 u64 "HIINITFS"   8 u64 offset of the index   16 u64 bytes of the index   24 u64 bytes of all
 * index: u32 entries, then each: u64 offset, u64 bytes, u64 modified seconds, u32 mode, u32 kind (0 file, 1 directory),
 *        u32 bytes of the path, path
 * </pre>
 */
public final class ImageIndex {
    /** "HIINITFS", little-endian. */
    public static final long MAGIC = 0x5346_5449_4e49_4948L;
    /** Where the first file may begin, and what files are aligned to. */
    public static final int PAGE_BYTES = 4096;
    private static final int ENTRY_BYTES = 36;
    private static final int FILE = 0;
    private static final int DIRECTORY = 1;

    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, Set<String>> names = new HashMap<>();

    /**
     * A file or directory.
     *
     * @param number from 1, in the order of the archive
     * @param offset of the content in the image
     * @param sizeBytes of the content
     * @param mode permission bits
     * @param modifiedSeconds since 1970 UTC
     */
    public record Entry(int number, boolean isDirectory, long offset, long sizeBytes, int mode, long modifiedSeconds) {}

    /** An index with nothing but the top directory, whose path is empty. */
    public ImageIndex() {
        entries.put("", new Entry(1, true, 0, 0, 0555, 0));
        names.put("", new HashSet<>());
    }

    /** Adds a directory and those above it. */
    public void addDirectory(String path, int mode, long modifiedSeconds) {
        Entry before = entries.get(path);
        if (before != null && !before.isDirectory()) {
            throw new LaunchException("the initfs has " + path + " both as file and as directory");
        }
        if (before == null || !path.isEmpty()) {
            int number = before == null ? entries.size() + 1 : before.number();
            entries.put(path, new Entry(number, true, 0, 0, mode & 07777, modifiedSeconds));
            names.computeIfAbsent(path, absent -> new HashSet<>());
            addName(path);
        }
    }

    /** Adds a file and the directories above it; a file that was there is replaced. */
    public void addFile(String path, long offset, long sizeBytes, int mode, long modifiedSeconds) {
        Entry before = entries.get(path);
        if (before != null && before.isDirectory()) {
            throw new LaunchException("the initfs has " + path + " both as file and as directory");
        }
        int number = before == null ? entries.size() + 1 : before.number();
        entries.put(path, new Entry(number, false, offset, sizeBytes, mode & 07777, modifiedSeconds));
        addName(path);
    }

    private void addName(String path) {
        int slash = path.lastIndexOf('/');
        String parent = slash < 0 ? "" : path.substring(0, slash);
        Entry above = entries.get(parent);
        if (above == null) {
            addDirectory(parent, 0755, 0);
        } else if (!above.isDirectory()) {
            throw new LaunchException("the initfs has " + parent + " both as file and as directory");
        }
        names.get(parent).add(path.substring(slash + 1));
    }

    /** What a path names; null if nothing. */
    public Entry find(String path) {
        return entries.get(path);
    }

    /** The names in a directory, sorted; null if there is no such directory. */
    public String[] names(String path) {
        Set<String> set = names.get(path);
        if (set == null) {
            return null;
        }
        String[] sorted = set.toArray(new String[0]);
        Arrays.sort(sorted);
        return sorted;
    }

    /** How many files there are. */
    public int countFiles() {
        int count = 0;
        for (Entry each : entries.values()) {
            count += each.isDirectory() ? 0 : 1;
        }
        return count;
    }

    /** The bytes of the index. */
    public byte[] bytes() {
        String[] paths = entries.keySet().toArray(new String[0]);
        Arrays.sort(paths, (one, other) -> Integer.compare(entries.get(one).number(), entries.get(other).number()));
        byte[][] texts = new byte[paths.length][];
        int countBytes = 4;
        for (int i = 0; i < paths.length; i++) {
            texts[i] = paths[i].getBytes(StandardCharsets.UTF_8);
            countBytes += ENTRY_BYTES + texts[i].length;
        }
        byte[] bytes = new byte[countBytes];
        put(bytes, 0, paths.length, 4);
        int at = 4;
        for (int i = 0; i < paths.length; i++) {
            Entry entry = entries.get(paths[i]);
            put(bytes, at, entry.offset(), 8);
            put(bytes, at + 8, entry.sizeBytes(), 8);
            put(bytes, at + 16, entry.modifiedSeconds(), 8);
            put(bytes, at + 24, entry.mode(), 4);
            put(bytes, at + 28, entry.isDirectory() ? DIRECTORY : FILE, 4);
            put(bytes, at + 32, texts[i].length, 4);
            System.arraycopy(texts[i], 0, bytes, at + ENTRY_BYTES, texts[i].length);
            at += ENTRY_BYTES + texts[i].length;
        }
        return bytes;
    }

    /** The header for page 0. */
    public static byte[] header(long indexOffset, long indexBytes) {
        byte[] header = new byte[32];
        put(header, 0, MAGIC, 8);
        put(header, 8, indexOffset, 8);
        put(header, 16, indexBytes, 8);
        put(header, 24, indexOffset + indexBytes, 8);
        return header;
    }

    private static void put(byte[] target, int at, long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            target[at + i] = (byte) (value >>> 8 * i);
        }
    }

    /**
     * Reads the index of an image.
     *
     * @throws LaunchException if it is none
     */
    public static ImageIndex read(ByteSource image) {
        byte[] header = new byte[32];
        if (image.countBytes() < PAGE_BYTES) {
            throw bad();
        }
        image.read(0, header, 0, header.length);
        long offset = LittleEndian.i64(header, 8);
        long countBytes = LittleEndian.i64(header, 16);
        if (LittleEndian.i64(header, 0) != MAGIC || offset < PAGE_BYTES || countBytes < 4 || countBytes > Integer.MAX_VALUE - 8
                || offset > image.countBytes() - countBytes) {
            throw bad();
        }
        byte[] bytes = new byte[(int) countBytes];
        image.read(offset, bytes, 0, bytes.length);
        ImageIndex index = new ImageIndex();
        long count = LittleEndian.u32(bytes, 0);
        int at = 4;
        for (long i = 0; i < count; i++) {
            if (bytes.length - at < ENTRY_BYTES || LittleEndian.u32(bytes, at + 32) > bytes.length - at - ENTRY_BYTES) {
                throw bad();
            }
            int length = (int) LittleEndian.u32(bytes, at + 32);
            String path = new String(bytes, at + ENTRY_BYTES, length, StandardCharsets.UTF_8);
            long content = LittleEndian.i64(bytes, at);
            long size = LittleEndian.i64(bytes, at + 8);
            if (content < 0 || size < 0 || content > offset - size) {
                throw bad();
            }
            if (LittleEndian.i32(bytes, at + 28) == DIRECTORY) {
                index.addDirectory(path, LittleEndian.i32(bytes, at + 24), LittleEndian.i64(bytes, at + 16));
            } else {
                index.addFile(path, content, size, LittleEndian.i32(bytes, at + 24), LittleEndian.i64(bytes, at + 16));
            }
            at += ENTRY_BYTES + length;
        }
        return index;
    }

    private static LaunchException bad() {
        return new LaunchException("the initfs in memory has no sound index");
    }
}
