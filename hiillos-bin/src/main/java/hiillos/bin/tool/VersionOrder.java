package hiillos.bin.tool;

/**
 * The order of {@code sort -V}: runs of digits as numbers, letters before other characters, a tilde before everything, a text that begins
 * with a dot before others, endings
 * such as {@code .tar.gz} only when the rest is equal.
 */
final class VersionOrder {
    private VersionOrder() {}

    static int compare(String left, String right) {
        if (dots(left) != dots(right)) {
            return Integer.compare(dots(left), dots(right));
        }
        int order = compareAll(left.substring(0, ending(left)), right.substring(0, ending(right)));
        return order != 0 ? order : compareAll(left, right);
    }

    /** Nothing, one dot, two dots, names that begin with a dot, others. */
    private static int dots(String text) {
        return text.isEmpty() ? 0 : text.equals(".") ? 1 : text.equals("..") ? 2 : text.startsWith(".") ? 3 : 4;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c | 32) >= 'a' && (c | 32) <= 'z';
    }

    /** Where parts begin that are a dot, a letter or tilde, and letters, digits and tildes. */
    private static int ending(String text) {
        int end = text.length();
        while (true) {
            int at = end;
            while (at > 0 && (isLetter(text.charAt(at - 1)) || isDigit(text.charAt(at - 1)) || text.charAt(at - 1) == '~')) {
                at--;
            }
            boolean part = at > 1 && at < end && text.charAt(at - 1) == '.' && !isDigit(text.charAt(at));
            if (!part) {
                return end;
            }
            end = at - 1;
        }
    }

    private static int rank(String text, int at) {
        if (at == text.length() || isDigit(text.charAt(at))) {
            return 0;
        }
        char c = text.charAt(at);
        return isLetter(c) ? c : c == '~' ? -1 : c + 256;
    }

    private static int compareAll(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() || j < right.length()) {
            while (i < left.length() && !isDigit(left.charAt(i)) || j < right.length() && !isDigit(right.charAt(j))) {
                int order = Integer.compare(rank(left, i), rank(right, j));
                if (order != 0) {
                    return order;
                }
                i++;
                j++;
            }
            int iEnd = digitsEnd(left, i);
            int jEnd = digitsEnd(right, j);
            String a = withoutZeros(left.substring(Math.min(i, iEnd), iEnd));
            String b = withoutZeros(right.substring(Math.min(j, jEnd), jEnd));
            int order = a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
            if (order != 0) {
                return order;
            }
            i = iEnd;
            j = jEnd;
        }
        return 0;
    }

    private static int digitsEnd(String text, int start) {
        int at = Math.min(start, text.length());
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String withoutZeros(String digits) {
        int at = 0;
        while (at < digits.length() && digits.charAt(at) == '0') {
            at++;
        }
        return digits.substring(at);
    }
}
