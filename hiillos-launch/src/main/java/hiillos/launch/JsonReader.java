package hiillos.launch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON (RFC 8259) as manifests have it: objects as {@code Map}, lists as {@code List}, texts as {@code String}, whole
 * numbers as {@code Long}, {@code true} and {@code false} as {@code Boolean}. Fractions, {@code null} and members that
 * occur twice are refused.
 */
final class JsonReader {
    private static final int MAXIMUM_DEPTH = 16;

    private final String text;
    private final String name;
    private int at;
    private int depth;

    private JsonReader(String text, String name) {
        this.text = text;
        this.name = name;
    }

    /** @param name of what is read, for error sentences */
    static Object read(String text, String name) {
        JsonReader reader = new JsonReader(text, name);
        Object value = reader.value();
        reader.skipBlanks();
        if (reader.at != text.length()) {
            throw reader.bad();
        }
        return value;
    }

    private Object value() {
        skipBlanks();
        if (at == text.length() || depth == MAXIMUM_DEPTH) {
            throw bad();
        }
        depth++;
        char c = text.charAt(at);
        Object value;
        if (c == '{') {
            value = object();
        } else if (c == '[') {
            value = list();
        } else if (c == '"') {
            value = string();
        } else if (c == '-' || c >= '0' && c <= '9') {
            value = number();
        } else if (text.startsWith("true", at)) {
            at += 4;
            value = Boolean.TRUE;
        } else if (text.startsWith("false", at)) {
            at += 5;
            value = Boolean.FALSE;
        } else {
            throw bad();
        }
        depth--;
        return value;
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new HashMap<>();
        at++;
        if (next('}')) {
            return members;
        }
        do {
            skipBlanks();
            if (at == text.length() || text.charAt(at) != '"') {
                throw bad();
            }
            String key = string();
            if (!next(':') || members.put(key, value()) != null) {
                throw bad();
            }
        } while (next(','));
        if (!next('}')) {
            throw bad();
        }
        return members;
    }

    private List<Object> list() {
        List<Object> elements = new ArrayList<>();
        at++;
        if (next(']')) {
            return elements;
        }
        do {
            elements.add(value());
        } while (next(','));
        if (!next(']')) {
            throw bad();
        }
        return elements;
    }

    private String string() {
        StringBuilder result = new StringBuilder();
        at++;
        while (true) {
            if (at == text.length()) {
                throw bad();
            }
            char c = text.charAt(at++);
            if (c == '"') {
                return result.toString();
            }
            if (c < ' ') {
                throw bad();
            }
            result.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        if (at == text.length()) {
            throw bad();
        }
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> throw bad();
        };
    }

    private char unicode() {
        int value = 0;
        for (int end = at + 4; at < end; at++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw bad();
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    private Long number() {
        boolean negative = text.charAt(at) == '-';
        if (negative) {
            at++;
        }
        int first = at;
        long value = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            if (value > (Long.MAX_VALUE - 9) / 10) {
                throw bad();
            }
            value = value * 10 + text.charAt(at++) - '0';
        }
        if (at == first || text.charAt(first) == '0' && at - first > 1) {
            throw bad();
        }
        return negative ? -value : value;
    }

    private boolean next(char wanted) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n' || text.charAt(at) == '\r'
                || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private LaunchException bad() {
        return new LaunchException("the manifest of " + name + " is not sound JSON at character " + at);
    }
}
