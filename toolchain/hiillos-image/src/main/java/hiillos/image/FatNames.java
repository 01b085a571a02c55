package hiillos.image;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Directory entry names of a FAT folder: an 8.3 name for each file, and long
 * name entries for those that 8.3 cannot say.
 */
final class FatNames {
    private static final String SHORT_PUNCTUATION = "$%'-_@~`!(){}^#&";
    private static final String FORBIDDEN = "\"*/:<>?\\|";
    private static final int LONG_NAME_UNITS = 13;

    /** Offsets of the 13 UTF-16 units in a long name entry. */
    private static final int[] UNIT_OFFSETS = {1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30};

    private final Set<String> takenShort = new HashSet<>();
    private final Set<String> takenLong = new HashSet<>();

    /** A name as it will stand in the folder: 11 bytes, and the long name entries before it. */
    record EntryName(byte[] shortName, List<byte[]> longEntries) {}

    /**
     * Takes a name in the folder.
     *
     * @throws ImageException if FAT cannot hold it or another differs in case only
     */
    EntryName take(String name) {
        check(name);
        if (!takenLong.add(name.toUpperCase(Locale.ROOT))) {
            throw new ImageException("The name \"" + name
                    + "\" stands twice in one FAT folder when case is ignored; rename one.");
        }
        String plain = shortForm(name);
        if (plain != null && plain.equals(name) && takenShort.add(plain)) {
            return new EntryName(padded(plain), List.of());
        }
        String alias = alias(name, plain);
        byte[] shortName = padded(alias);
        return new EntryName(shortName, longEntries(name, shortName));
    }

    private static void check(String name) {
        if (name.length() > 255) {
            throw new ImageException("The name \"" + name.substring(0, 40) + "…\" has " + name.length()
                    + " characters; FAT allows 255.");
        }
        for (int index = 0; index < name.length(); index++) {
            char unit = name.charAt(index);
            if (unit < 0x20 || FORBIDDEN.indexOf(unit) >= 0) {
                throw new ImageException("The name \"" + name + "\" holds a character that FAT does not allow.");
            }
        }
        if (name.endsWith(".") || name.endsWith(" ")) {
            throw new ImageException("The name \"" + name + "\" ends with a dot or a space, which FAT does not keep.");
        }
    }

    /** The name as 8.3 in capitals, or null if it does not fit without loss. */
    private static String shortForm(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        int dot = upper.lastIndexOf('.');
        String base = dot < 0 ? upper : upper.substring(0, dot);
        String extension = dot < 0 ? "" : upper.substring(dot + 1);
        boolean fits = !base.isEmpty() && base.length() <= 8 && extension.length() <= 3
                && (dot < 0 || !extension.isEmpty()) && allShort(base) && allShort(extension);
        return fits ? upper : null;
    }

    private static boolean allShort(String text) {
        return text.chars().allMatch(unit -> isShort((char) unit));
    }

    private static boolean isShort(char unit) {
        return unit >= 'A' && unit <= 'Z' || unit >= '0' && unit <= '9' || SHORT_PUNCTUATION.indexOf(unit) >= 0;
    }

    private String alias(String name, String plain) {
        if (plain != null && takenShort.add(plain)) {
            return plain;
        }
        String upper = name.toUpperCase(Locale.ROOT);
        int dot = upper.lastIndexOf('.');
        String base = reduce(dot <= 0 ? upper : upper.substring(0, dot), 8);
        String extension = dot <= 0 ? "" : reduce(upper.substring(dot + 1), 3);
        for (int number = 1;; number++) {
            String tail = "~" + number;
            String stem = base.substring(0, Math.min(base.length(), 8 - tail.length())) + tail;
            String candidate = extension.isEmpty() ? stem : stem + "." + extension;
            if (takenShort.add(candidate)) {
                return candidate;
            }
        }
    }

    private static String reduce(String text, int limit) {
        StringBuilder kept = new StringBuilder();
        for (int index = 0; index < text.length() && kept.length() < limit; index++) {
            char unit = text.charAt(index);
            if (unit != '.' && unit != ' ') {
                kept.append(isShort(unit) ? unit : '_');
            }
        }
        return kept.length() == 0 ? "_" : kept.toString();
    }

    private static byte[] padded(String name) {
        int dot = name.lastIndexOf('.');
        String base = dot < 0 ? name : name.substring(0, dot);
        String extension = dot < 0 ? "" : name.substring(dot + 1);
        byte[] bytes = "           ".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        LittleEndian.putText(bytes, 0, base);
        LittleEndian.putText(bytes, 8, extension);
        return bytes;
    }

    /** Entries with the last part of the name first, as they stand on disk. */
    private static List<byte[]> longEntries(String name, byte[] shortName) {
        int checksum = 0;
        for (byte unit : shortName) {
            checksum = ((checksum & 1) << 7) + (checksum >> 1) + (unit & 0xff) & 0xff;
        }
        int count = (name.length() + LONG_NAME_UNITS - 1) / LONG_NAME_UNITS;
        List<byte[]> entries = new ArrayList<>();
        for (int order = count; order >= 1; order--) {
            byte[] entry = new byte[32];
            entry[0] = (byte) (order == count ? order | 0x40 : order);
            entry[11] = 0x0f;
            entry[13] = (byte) checksum;
            for (int unit = 0; unit < LONG_NAME_UNITS; unit++) {
                int index = (order - 1) * LONG_NAME_UNITS + unit;
                int value = index < name.length() ? name.charAt(index) : index == name.length() ? 0 : 0xffff;
                LittleEndian.putShort(entry, UNIT_OFFSETS[unit], value);
            }
            entries.add(entry);
        }
        return entries;
    }
}
