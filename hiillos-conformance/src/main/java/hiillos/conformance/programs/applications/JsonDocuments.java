package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A JSON parser and printer with sealed types, errors with positions, and a query by path. */
public final class JsonDocuments {
    sealed interface Json {}

    record JsonObject(Map<String, Json> members) implements Json {}

    record JsonArray(List<Json> elements) implements Json {}

    record JsonText(String value) implements Json {}

    record JsonNumber(double value) implements Json {}

    record JsonBoolean(boolean value) implements Json {}

    enum JsonNull implements Json { INSTANCE }

    static final class JsonException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        JsonException(String what, int line, int column) {
            super("%s at %d:%d".formatted(what, line, column));
        }
    }

    static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        static Json parse(String text) {
            Parser parser = new Parser(text);
            Json value = parser.value();
            parser.blanks();
            if (parser.at < text.length()) {
                throw parser.error("unexpected '" + text.charAt(parser.at) + "' after the document");
            }
            return value;
        }

        private JsonException error(String what) {
            String before = text.substring(0, Math.min(at, text.length()));
            int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            return new JsonException(what, line, before.length() - before.lastIndexOf('\n'));
        }

        private void blanks() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private char peek() {
            blanks();
            if (at >= text.length()) {
                throw error("unexpected end");
            }
            return text.charAt(at);
        }

        private boolean accept(char c) {
            if (peek() == c) {
                at++;
                return true;
            }
            return false;
        }

        private void expect(char c) {
            if (!accept(c)) {
                throw error("expected '" + c + "' but found '" + peek() + "'");
            }
        }

        private Json value() {
            return switch (peek()) {
                case '{' -> object();
                case '[' -> array();
                case '"' -> new JsonText(string());
                case 't' -> word("true", new JsonBoolean(true));
                case 'f' -> word("false", new JsonBoolean(false));
                case 'n' -> word("null", JsonNull.INSTANCE);
                default -> number();
            };
        }

        private Json word(String word, Json value) {
            if (!text.startsWith(word, at)) {
                throw error("unknown word");
            }
            at += word.length();
            return value;
        }

        private Json object() {
            Map<String, Json> members = new LinkedHashMap<>();
            expect('{');
            if (!accept('}')) {
                do {
                    peek();
                    String name = string();
                    expect(':');
                    if (members.putIfAbsent(name, value()) != null) {
                        throw error("member \"" + name + "\" twice");
                    }
                } while (accept(','));
                expect('}');
            }
            return new JsonObject(members);
        }

        private Json array() {
            List<Json> elements = new ArrayList<>();
            expect('[');
            if (!accept(']')) {
                do {
                    elements.add(value());
                } while (accept(','));
                expect(']');
            }
            return new JsonArray(elements);
        }

        private String string() {
            expect('"');
            StringBuilder result = new StringBuilder();
            while (true) {
                if (at >= text.length()) {
                    throw error("text without end");
                }
                char c = text.charAt(at++);
                if (c == '"') {
                    return result.toString();
                }
                result.append(c == '\\' ? escape() : c);
            }
        }

        private char escape() {
            char c = text.charAt(at++);
            return switch (c) {
                case 'n' -> '\n';
                case 't' -> '\t';
                case 'r' -> '\r';
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'u' -> {
                    at += 4;
                    yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
                }
                case '"', '\\', '/' -> c;
                default -> throw error("unknown escape \\" + c);
            };
        }

        private Json number() {
            int start = at;
            while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            try {
                return new JsonNumber(Double.parseDouble(text.substring(start, at)));
            } catch (NumberFormatException e) {
                throw error("no number: \"" + text.substring(start, at) + "\"");
            }
        }
    }

    static String print(Json json, String indent) {
        String inner = indent + "  ";
        return switch (json) {
            case JsonObject(var members) when members.isEmpty() -> "{}";
            case JsonObject(var members) -> members.entrySet().stream().map(e -> inner + quote(e.getKey()) + ": "
                    + print(e.getValue(), inner)).collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
            case JsonArray(var elements) -> elements.stream().map(e -> print(e, inner)).collect(Collectors.joining(", ", "[", "]"));
            case JsonText(String value) -> quote(value);
            case JsonNumber(double value) when value == Math.rint(value) && Math.abs(value) < 1e15 -> Long.toString((long) value);
            case JsonNumber(double value) -> Double.toString(value);
            case JsonBoolean(boolean value) -> Boolean.toString(value);
            case JsonNull n -> "null";
        };
    }

    static String quote(String text) {
        StringBuilder result = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> result.append('\\').append(c);
                case '\n' -> result.append("\\n");
                default -> result.append(c < ' ' || c > '~' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return result.append('"').toString();
    }

    static Json at(Json json, String path) {
        for (String step : path.split("\\.")) {
            json = switch (json) {
                case JsonObject o -> o.members().getOrDefault(step, JsonNull.INSTANCE);
                case JsonArray a -> a.elements().get(Integer.parseInt(step));
                default -> throw new IllegalArgumentException("no step " + step + " in " + json);
            };
        }
        return json;
    }

    public static void main(String[] arguments) {
        Json order = Parser.parse("""
                {"id": 4711, "customer": {"name": "Zo\\u00eb \\"Z\\" M\u00fcller", "vip": true, "since": null},
                 "lines": [{"sku": "A-1", "count": 3, "price": 9.99}, {"sku": "B-2", "count": 1, "price": 1.5e3}, {}],
                 "tags": ["new", "multi\\nline", ""], "ratio": -0.25e-3, "big": 123456789012345678}
                """);
        System.out.println(print(order, ""));
        for (String path : List.of("customer.name", "lines.1.price", "customer.since", "tags.1", "lines.2.sku")) {
            System.out.println(path + " = " + at(order, path));
        }
        double total = ((JsonArray) at(order, "lines")).elements().stream().map(JsonObject.class::cast)
                .filter(line -> line.members().containsKey("price"))
                .mapToDouble(line -> ((JsonNumber) line.members().get("price")).value() * ((JsonNumber) at(line, "count")).value())
                .sum();
        System.out.printf("total %.2f%n", total);
        System.out.println(Parser.parse(print(order, "")).equals(order));
        for (String bad : new String[] {"{\"a\": 1,}", "[1, 2", "\"abc", "{\"a\" 1}", "tru", "[1] 2", "{\"a\":1,\n \"a\":2}", "\"\\x\"",
            "-", ""}) {
            try {
                System.out.println(Parser.parse(bad));
            } catch (JsonException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
