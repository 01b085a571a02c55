package hiillos.bin.sh;

import hiillos.posix.DirectoryEntry;
import hiillos.posix.FileType;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Patterns: {@code *}, {@code ?}, {@code [a-z]}, {@code [!a-z]}, {@code [[:alpha:]]}; a backslash makes the next character
 * stand for itself.
 */
public final class Glob {
    private Glob() {}

    /** Whether a whole text matches a pattern. */
    public static boolean matches(String pattern, String text) {
        return matches(pattern, 0, text, 0);
    }

    private static boolean matches(String pattern, int p, String text, int t) {
        int starPattern = -1;
        int starText = -1;
        while (true) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                starPattern = ++p;
                starText = t;
                continue;
            }
            if (t == text.length()) {
                return p == pattern.length();
            }
            int next = p < pattern.length() ? one(pattern, p, text.charAt(t)) : -1;
            if (next >= 0) {
                p = next;
                t++;
            } else if (starPattern >= 0) {
                p = starPattern;
                t = ++starText;
            } else {
                return false;
            }
        }
    }

    /** Where the pattern goes on when its element at {@code p} matches a character; -1 if it does not. */
    private static int one(String pattern, int p, char c) {
        char element = pattern.charAt(p);
        if (element == '?') {
            return p + 1;
        }
        if (element == '\\' && p + 1 < pattern.length()) {
            return pattern.charAt(p + 1) == c ? p + 2 : -1;
        }
        if (element == '[') {
            int end = bracketEnd(pattern, p);
            if (end > 0) {
                return inBracket(pattern, p + 1, end, c) ? end + 1 : -1;
            }
        }
        return element == c ? p + 1 : -1;
    }

    private static int bracketEnd(String pattern, int open) {
        int at = open + 1;
        if (at < pattern.length() && (pattern.charAt(at) == '!' || pattern.charAt(at) == '^')) {
            at++;
        }
        boolean first = true;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == ']' && !first) {
                return at;
            }
            if (c == '[' && pattern.startsWith("[:", at)) {
                int end = pattern.indexOf(":]", at + 2);
                at = end < 0 ? at + 1 : end + 2;
            } else {
                at += c == '\\' ? 2 : 1;
            }
            first = false;
        }
        return -1;
    }

    private static boolean inBracket(String pattern, int start, int end, char c) {
        int at = start;
        boolean negated = pattern.charAt(at) == '!' || pattern.charAt(at) == '^';
        if (negated) {
            at++;
        }
        boolean found = false;
        while (at < end) {
            if (pattern.startsWith("[:", at)) {
                int close = pattern.indexOf(":]", at + 2);
                if (close > 0 && close < end) {
                    found |= inClass(pattern.substring(at + 2, close), c);
                    at = close + 2;
                    continue;
                }
            }
            if (pattern.charAt(at) == '\\' && at + 1 < end) {
                at++;
            }
            char low = pattern.charAt(at);
            char high = low;
            if (at + 2 < end && pattern.charAt(at + 1) == '-') {
                at += 2;
                if (pattern.charAt(at) == '\\' && at + 1 < end) {
                    at++;
                }
                high = pattern.charAt(at);
            }
            found |= low <= c && c <= high;
            at++;
        }
        return found != negated;
    }

    /** Whether a character is in a class such as {@code alpha}, as in the C locale. */
    public static boolean inClass(String name, char c) {
        boolean lower = c >= 'a' && c <= 'z';
        boolean upper = c >= 'A' && c <= 'Z';
        boolean digit = c >= '0' && c <= '9';
        return switch (name) {
            case "alpha" -> lower || upper;
            case "lower" -> lower;
            case "upper" -> upper;
            case "digit" -> digit;
            case "alnum" -> lower || upper || digit;
            case "xdigit" -> digit || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
            case "space" -> c == ' ' || c >= '\t' && c <= '\r';
            case "blank" -> c == ' ' || c == '\t';
            case "punct" -> c > ' ' && c < 127 && !lower && !upper && !digit;
            case "print" -> c >= ' ' && c < 127;
            case "graph" -> c > ' ' && c < 127;
            case "cntrl" -> c < ' ' || c == 127;
            default -> false;
        };
    }

    /** Whether a text has a character that means something in a pattern. */
    public static boolean isPattern(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '*' || c == '?' || c == '[' && bracketEnd(pattern, i) > 0) {
                return true;
            }
        }
        return false;
    }

    /** A pattern without its backslashes. */
    static String unescape(String pattern) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '\\' && i + 1 < pattern.length()) {
                i++;
            }
            text.append(pattern.charAt(i));
        }
        return text.toString();
    }

    /** The paths that match, sorted; none if there are none. */
    static List<String> paths(String pattern) {
        List<String> found = new ArrayList<>();
        int start = 0;
        int scheme = pattern.indexOf("://");
        if (scheme > 0) {
            start = scheme + 3;
        }
        while (start < pattern.length() && pattern.charAt(start) == '/') {
            start++;
        }
        expand(pattern.substring(0, start), pattern.substring(start), found);
        String[] sorted = found.toArray(new String[0]);
        Arrays.sort(sorted);
        return List.of(sorted);
    }

    private static void expand(String base, String rest, List<String> found) {
        int slash = rest.indexOf('/');
        String part = slash < 0 ? rest : rest.substring(0, slash);
        int restStart = slash;
        while (restStart >= 0 && restStart < rest.length() && rest.charAt(restStart) == '/') {
            restStart++;
        }
        String separators = slash < 0 ? "" : rest.substring(slash, restStart);
        String remaining = slash < 0 ? "" : rest.substring(restStart);
        if (!isPattern(part)) {
            String path = base + unescape(part) + separators;
            if (!remaining.isEmpty()) {
                expand(path, remaining, found);
            } else if (exists(path)) {
                found.add(path);
            }
            return;
        }
        DirectoryEntry[] entries;
        try {
            entries = Posix.list(base.isEmpty() ? "." : base);
        } catch (PosixException notReadable) {
            return;
        }
        for (DirectoryEntry entry : entries) {
            if (entry.name().startsWith(".") && !part.startsWith(".") || !matches(part, entry.name())) {
                continue;
            }
            String path = base + entry.name() + separators;
            if (!remaining.isEmpty()) {
                expand(path, remaining, found);
            } else if (separators.isEmpty() || entry.type() == FileType.DIRECTORY) {
                found.add(path);
            }
        }
    }

    private static boolean exists(String path) {
        try {
            Posix.status(path);
            return true;
        } catch (PosixException missing) {
            return false;
        }
    }
}
