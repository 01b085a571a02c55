package hiillos.bin.sh.syntax;

import java.nio.charset.StandardCharsets;

/** Backslash escapes as {@code printf}, {@code echo -e} and {@code $'...'} have them. */
public final class Escapes {
    private Escapes() {}

    /** Where the first {@code \\c}, which ends the output, stands; -1 if there is none. */
    public static int stop(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
                if (text.charAt(i) == 'c') {
                    return i - 1;
                }
            }
        }
        return -1;
    }

    /** Replaces all of them in a text of characters; unknown ones stay. */
    public static String expand(String text) {
        return expand(text, false);
    }

    /** Replaces all of them in bytes that are held as characters below 256. */
    public static String expandBytes(String text) {
        return expand(text, true);
    }

    private static String expand(String text, boolean bytes) {
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '\\' || at + 1 == text.length()) {
                result.append(c);
                at++;
                continue;
            }
            char escape = text.charAt(at + 1);
            at += 2;
            int simple = "abefnrtv\\'\"?".indexOf(escape);
            if (simple >= 0) {
                result.append("\007\b\033\f\n\r\t\013\\'\"?".charAt(simple));
            } else if (escape >= '0' && escape <= '7') {
                int end = at - 1;
                int value = 0;
                int limit = escape == '0' ? 4 : 3;
                while (end < text.length() && end < at - 1 + limit && text.charAt(end) >= '0' && text.charAt(end) <= '7') {
                    value = value * 8 + text.charAt(end++) - '0';
                }
                result.append((char) (value & 255));
                at = end;
            } else if (escape == 'x' || escape == 'u') {
                int end = at;
                int value = 0;
                while (end < text.length() && end < at + (escape == 'x' ? 2 : 4) && Character.digit(text.charAt(end), 16) >= 0) {
                    value = value * 16 + Character.digit(text.charAt(end++), 16);
                }
                if (end == at) {
                    result.append('\\').append(escape);
                } else if (bytes && value > 127 && escape == 'u') {
                    byte[] encoded = Character.toString(value).getBytes(StandardCharsets.UTF_8);
                    result.append(new String(encoded, StandardCharsets.ISO_8859_1));
                } else {
                    result.append((char) value);
                }
                at = end;
            } else {
                result.append('\\').append(escape);
            }
        }
        return result.toString();
    }
}
