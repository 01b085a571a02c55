package hiillos.fat32;

import hiillos.abi.StatusException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the entries of a directory. A long name is taken only if all its parts are there, in order and with the short
 * name's checksum: others are left-overs of systems that do not know long names.
 */
final class DirectoryReader {
    private static final int ENTRY_BYTES = 32;
    private static final int END = 0;
    private static final int DELETED = 0xe5;
    private static final int ESCAPED_E5 = 0x05;
    private static final int ATTRIBUTES = 11;
    private static final int LONG_NAME = 0x0f;
    private static final int VOLUME_LABEL = 0x08;
    private static final int DIRECTORY = 0x10;
    private static final int LOWER_CASE = 12;
    private static final int LOWER_CASE_NAME = 0x08;
    private static final int LOWER_CASE_EXTENSION = 0x10;
    private static final int LAST_PART = 0x40;
    private static final int PART_CHARACTERS = 13;
    private static final int MAXIMUM_PARTS = 20;
    /** A directory has at most 65536 entries of 32 bytes. */
    private static final long MAXIMUM_BYTES = 65536L * ENTRY_BYTES;
    private static final int[] PART_OFFSETS = {1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30};

    private final Volume volume;
    private final List<DirectoryEntry> entries = new ArrayList<>();
    private final char[] longName = new char[MAXIMUM_PARTS * PART_CHARACTERS];
    private int nextPart;
    private int longLength;
    private int checksum;

    private DirectoryReader(Volume volume) {
        this.volume = volume;
    }

    /** The entries but {@code .}, {@code ..} and the volume's label. */
    static List<DirectoryEntry> read(Volume volume, int firstCluster) throws StatusException {
        DirectoryReader reader = new DirectoryReader(volume);
        byte[] cluster = new byte[volume.geometry().clusterBytes()];
        long countBytes = 0;
        for (int number = firstCluster; number != 0; number = volume.next(number)) {
            countBytes += cluster.length;
            if (countBytes > Math.max(MAXIMUM_BYTES, cluster.length)) {
                // Also what ends a chain that comes back to itself.
                throw Geometry.corrupt();
            }
            volume.readCluster(number, cluster);
            for (int at = 0; at < cluster.length; at += ENTRY_BYTES) {
                if (LittleEndian.u8(cluster, at) == END) {
                    return reader.entries;
                }
                reader.entry(cluster, at);
            }
        }
        return reader.entries;
    }

    private void entry(byte[] bytes, int at) throws StatusException {
        int first = LittleEndian.u8(bytes, at);
        int attributes = LittleEndian.u8(bytes, at + ATTRIBUTES);
        if (first == DELETED) {
            nextPart = -1;
        } else if ((attributes & 0x3f) == LONG_NAME) {
            part(bytes, at);
        } else {
            if ((attributes & VOLUME_LABEL) == 0 && first != '.') {
                add(bytes, at, (attributes & DIRECTORY) != 0);
            }
            nextPart = -1;
        }
    }

    /** Parts come last first; the last has a mark. */
    private void part(byte[] bytes, int at) {
        int order = LittleEndian.u8(bytes, at);
        int number = order & LAST_PART - 1;
        boolean last = (order & LAST_PART) != 0;
        if (number == 0 || number > MAXIMUM_PARTS || !last && (number != nextPart || LittleEndian.u8(bytes, at + 13) != checksum)) {
            nextPart = -1;
            return;
        }
        if (last) {
            longLength = number * PART_CHARACTERS;
            checksum = LittleEndian.u8(bytes, at + 13);
        }
        int base = (number - 1) * PART_CHARACTERS;
        for (int i = 0; i < PART_CHARACTERS; i++) {
            char c = (char) LittleEndian.u16(bytes, at + PART_OFFSETS[i]);
            longName[base + i] = c;
            if (c == 0 && base + i < longLength) {
                longLength = base + i;
            }
        }
        nextPart = number - 1;
    }

    private void add(byte[] bytes, int at, boolean isDirectory) throws StatusException {
        String shortName = shortName(bytes, at);
        boolean hasLongName = nextPart == 0 && longLength > 0 && checksum == checksum(bytes, at);
        String name = hasLongName ? new String(longName, 0, longLength) : shortName;
        if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf('\0') >= 0) {
            throw Geometry.corrupt();
        }
        long cluster = LittleEndian.u16(bytes, at + 26) | (long) LittleEndian.u16(bytes, at + 20) << 16;
        long sizeBytes = isDirectory ? 0 : LittleEndian.u32(bytes, at + 28);
        if (cluster == 0 ? isDirectory || sizeBytes != 0 : !volume.geometry().isCluster(cluster)) {
            throw Geometry.corrupt();
        }
        entries.add(new DirectoryEntry(name, shortName, isDirectory, (int) cluster, sizeBytes));
    }

    private static String shortName(byte[] bytes, int at) {
        int lower = LittleEndian.u8(bytes, at + LOWER_CASE);
        String name = part(bytes, at, 8, (lower & LOWER_CASE_NAME) != 0);
        String extension = part(bytes, at + 8, 3, (lower & LOWER_CASE_EXTENSION) != 0);
        return extension.isEmpty() ? name : name + "." + extension;
    }

    private static String part(byte[] bytes, int at, int length, boolean lower) {
        int end = length;
        while (end > 0 && bytes[at + end - 1] == ' ') {
            end--;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < end; i++) {
            int c = LittleEndian.u8(bytes, at + i);
            if (c == ESCAPED_E5 && i == 0 && length == 8) {
                c = DELETED;
            }
            // What characters above 127 mean depends on a code page that the medium does not name.
            text.append(c >= 0x80 ? '\ufffd' : lower && c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : (char) c);
        }
        return text.toString();
    }

    /** Of the short name's eleven bytes; the long name's parts carry it. */
    private static int checksum(byte[] bytes, int at) {
        int sum = 0;
        for (int i = 0; i < 11; i++) {
            sum = (sum >>> 1 | (sum & 1) << 7) + LittleEndian.u8(bytes, at + i) & 0xff;
        }
        return sum;
    }
}
