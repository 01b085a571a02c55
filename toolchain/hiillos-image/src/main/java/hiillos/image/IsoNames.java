package hiillos.image;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The names of one ISO 9660 folder: level 1 (8.3, capitals) for firmware,
 * Joliet for Windows and macOS. Rock Ridge keeps the name as it is.
 */
final class IsoNames {
    /** A Rock Ridge name must fit into one directory record, of at most 254 bytes, beside 115 of other fields. */
    private static final int MAX_NAME_BYTES = 139;
    private static final int MAX_JOLIET_UNITS = 64;

    private final Set<String> taken = new HashSet<>();

    /** The level 1 identifier of a child, with {@code ;1} for a file. */
    byte[] levelOne(FileTree.Node node) {
        check(node.name());
        boolean folder = node instanceof FileTree.Folder;
        String upper = node.name().toUpperCase(Locale.ROOT);
        int dot = folder ? -1 : upper.lastIndexOf('.');
        String base = reduce(dot <= 0 ? upper : upper.substring(0, dot), 8);
        String extension = dot <= 0 ? "" : reduce(upper.substring(dot + 1), 3);
        String suffix = folder ? "" : "." + extension + ";1";
        String candidate = base + suffix;
        for (int number = 1; !taken.add(candidate); number++) {
            String digits = Integer.toString(number);
            candidate = base.substring(0, Math.min(base.length(), 8 - digits.length())) + digits + suffix;
        }
        return candidate.getBytes(StandardCharsets.US_ASCII);
    }

    /** The Joliet identifier of a child. */
    static byte[] joliet(FileTree.Node node) {
        String suffix = node instanceof FileTree.Folder ? "" : ";1";
        return (node.name() + suffix).getBytes(StandardCharsets.UTF_16BE);
    }

    private static String reduce(String text, int limit) {
        StringBuilder kept = new StringBuilder();
        for (int index = 0; index < text.length() && kept.length() < limit; index++) {
            char unit = text.charAt(index);
            kept.append(unit >= 'A' && unit <= 'Z' || unit >= '0' && unit <= '9' ? unit : '_');
        }
        return kept.toString();
    }

    private static void check(String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_NAME_BYTES || name.length() > MAX_JOLIET_UNITS) {
            throw new ImageException("The name \"" + name.substring(0, Math.min(40, name.length())) + "…\" has "
                    + name.length() + " characters (" + bytes + " bytes); on the ISO a name may have " + MAX_JOLIET_UNITS + " (and "
                    + MAX_NAME_BYTES + " bytes).");
        }
        if (name.chars().anyMatch(unit -> unit < 0x20 || "*/:;?\\".indexOf(unit) >= 0)) {
            throw new ImageException("The name \"" + name
                    + "\" holds a character that the ISO's Joliet names do not allow.");
        }
    }
}
