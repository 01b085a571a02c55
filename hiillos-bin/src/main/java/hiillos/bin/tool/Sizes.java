package hiillos.bin.tool;

/** Counts of bytes as text and back. */
final class Sizes {
    private static final String UNITS = "KMGTPE";

    private Sizes() {}

    /** As {@code ls -h}: 1.5K, 23M; rounded up. */
    static String human(long bytes) {
        if (bytes < 1024) {
            return Long.toString(bytes);
        }
        int unit = 0;
        long scale = 1024;
        while (unit < UNITS.length() - 1 && bytes > 1023 * scale) {
            scale *= 1024;
            unit++;
        }
        long tenths = (bytes * 10 + scale - 1) / scale;
        String number = tenths < 100 ? tenths / 10 + "." + tenths % 10 : Long.toString((bytes + scale - 1) / scale);
        return number + UNITS.charAt(unit);
    }

    /** A number with an optional K, M, G (1024) or kB, MB (1000) or b (512) behind it; -1 if it is none. */
    static long parse(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        long scale = switch (text.substring(end)) {
            case "" -> 1;
            case "b" -> 512;
            case "K", "k", "KiB" -> 1L << 10;
            case "M", "MiB" -> 1L << 20;
            case "G", "GiB" -> 1L << 30;
            case "kB", "KB" -> 1000;
            case "MB" -> 1_000_000;
            case "GB" -> 1_000_000_000;
            default -> -1;
        };
        if (end == 0 || end > 15 || scale < 0) {
            return -1;
        }
        return Long.parseLong(text.substring(0, end)) * scale;
    }
}
