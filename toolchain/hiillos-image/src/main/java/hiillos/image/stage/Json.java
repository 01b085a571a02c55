package hiillos.image.stage;

import hiillos.image.ImageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A strict reader of JSON (RFC 8259), as much as manifests need: objects,
 * arrays, strings, whole numbers, true, false, null. Objects come as maps,
 * arrays as lists, numbers as {@code Long}.
 */
final class Json {
    private static final int MAX_DEPTH = 32;

    private final String text;
    private final String owner;
    private int position;

    private Json(String text, String owner) {
        this.text = text;
        this.owner = owner;
    }

    /**
     * Reads one value.
     *
     * @param text the text
     * @param owner whose manifest it is, for the error sentence
     * @throws ImageException if the text is not JSON of the kind above
     */
    static Object read(String text, String owner) {
        Json json = new Json(text, owner);
        Object value = json.value(0);
        json.skipSpace();
        if (json.position != text.length()) {
            throw json.error("something follows its end");
        }
        return value;
    }

    private Object value(int depth) {
        if (depth > MAX_DEPTH) {
            throw error("it is nested too deeply");
        }
        skipSpace();
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        position++;
        skipSpace();
        while (peek() != '}') {
            skipSpace();
            String key = string();
            skipSpace();
            expect(':');
            if (members.containsKey(key)) {
                throw error("the member \"" + key + "\" stands twice");
            }
            members.put(key, value(depth + 1));
            comma('}');
        }
        position++;
        return members;
    }

    private List<Object> array(int depth) {
        List<Object> elements = new ArrayList<>();
        position++;
        skipSpace();
        while (peek() != ']') {
            elements.add(value(depth + 1));
            comma(']');
        }
        position++;
        return elements;
    }

    private void comma(char end) {
        skipSpace();
        if (peek() == ',') {
            position++;
            skipSpace();
            if (peek() == end) {
                throw error("a comma has nothing after it");
            }
        } else if (peek() != end) {
            throw error("a comma is missing");
        }
    }

    private String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char unit = text.charAt(position++);
            if (unit < 0x20) {
                throw error("a string holds a control character");
            }
            out.append(unit == '\\' ? escape() : unit);
        }
        position++;
        return out.toString();
    }

    private char escape() {
        char unit = peek();
        position++;
        return switch (unit) {
            case '"', '\\', '/' -> unit;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                if (position + 4 > text.length() || !text.substring(position, position + 4).matches("[0-9a-fA-F]{4}")) {
                    throw error("a \\u escape is not four hexadecimal digits");
                }
                position += 4;
                yield (char) Integer.parseInt(text.substring(position - 4, position), 16);
            }
            default -> throw error("\\" + unit + " is no escape");
        };
    }

    private Object word(String word, Object meaning) {
        if (!text.startsWith(word, position)) {
            throw error("a value is not understood");
        }
        position += word.length();
        return meaning;
    }

    private Long number() {
        int start = position;
        while (position < text.length() && "+-.eE0123456789".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        String digits = text.substring(start, position);
        if (!digits.matches("-?(0|[1-9][0-9]*)")) {
            throw error("a value is not understood (numbers must be whole)");
        }
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException e) {
            throw error("the number " + digits + " is too large");
        }
    }

    private void expect(char unit) {
        if (peek() != unit) {
            throw error("\"" + unit + "\" is missing");
        }
        position++;
    }

    private char peek() {
        if (position >= text.length()) {
            throw error("it ends too early");
        }
        return text.charAt(position);
    }

    private void skipSpace() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    private ImageException error(String what) {
        return new ImageException("The manifest of " + owner + " is not valid JSON: " + what + " at character "
                + position + ".");
    }
}
