package hiillos.bench.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A document of 60 KB parsed into lists, maps, strings and numbers, and printed again. */
final class Json implements Workload {
    private final String document;

    Json() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < 500; i++) {
            text.append(i == 0 ? "" : ",\n ").append("{\"id\": ").append(i).append(", \"name\": \"item \\\"").append(i).append("\\\"\", \"price\": ")
                    .append(i * 0.25).append(", \"tags\": [\"a").append(i % 7).append("\", \"b\", null], \"stock\": ").append(i % 3 == 0)
                    .append(", \"size\": {\"w\": ").append(i * 3).append(", \"h\": -").append(i).append("}}");
        }
        document = text.append("]").toString();
    }

    @Override
    public String name() {
        return "json";
    }

    @Override
    public long run() {
        Object value = new Parser(document).document();
        StringBuilder text = new StringBuilder();
        print(value, text);
        return text.toString().hashCode() * 31L + ((List<?>) value).size();
    }

    private static void print(Object value, StringBuilder text) {
        switch (value) {
            case null -> text.append("null");
            case String string -> quote(string, text);
            case List<?> list -> {
                String before = "[";
                for (Object each : list) {
                    print(each, text.append(before));
                    before = ",";
                }
                text.append(list.isEmpty() ? "[]" : "]");
            }
            case Map<?, ?> map -> {
                String before = "{";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    quote((String) entry.getKey(), text.append(before));
                    print(entry.getValue(), text.append(':'));
                    before = ",";
                }
                text.append(map.isEmpty() ? "{}" : "}");
            }
            default -> text.append(value);
        }
    }

    private static void quote(String string, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
        text.append('"');
    }

    /** By recursive descent. */
    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        Object document() {
            Object value = value();
            if (peek() != 0) {
                throw error("nothing more");
            }
            return value;
        }

        private IllegalArgumentException error(String expected) {
            return new IllegalArgumentException("expected " + expected + " at " + at);
        }

        private char peek() {
            while (at < text.length() && text.charAt(at) <= ' ') {
                at++;
            }
            return at < text.length() ? text.charAt(at) : 0;
        }

        private boolean take(char c) {
            if (peek() != c) {
                return false;
            }
            at++;
            return true;
        }

        private void want(char c) {
            if (!take(c)) {
                throw error("'" + c + "'");
            }
        }

        private Object value() {
            return switch (peek()) {
                case '{' -> object();
                case '[' -> array();
                case '"' -> string();
                case 't' -> word("true", Boolean.TRUE);
                case 'f' -> word("false", Boolean.FALSE);
                case 'n' -> word("null", null);
                default -> number();
            };
        }

        private Object word(String word, Object value) {
            if (!text.startsWith(word, at)) {
                throw error(word);
            }
            at += word.length();
            return value;
        }

        private Map<String, Object> object() {
            Map<String, Object> object = new LinkedHashMap<>();
            want('{');
            if (!take('}')) {
                do {
                    peek();
                    String key = string();
                    want(':');
                    object.put(key, value());
                } while (take(','));
                want('}');
            }
            return object;
        }

        private List<Object> array() {
            List<Object> array = new ArrayList<>();
            want('[');
            if (!take(']')) {
                do {
                    array.add(value());
                } while (take(','));
                want(']');
            }
            return array;
        }

        private String string() {
            want('"');
            StringBuilder string = new StringBuilder();
            while (true) {
                char c = text.charAt(at++);
                if (c == '"') {
                    return string.toString();
                }
                string.append(c == '\\' ? text.charAt(at++) : c);
            }
        }

        private Object number() {
            int start = at;
            boolean whole = true;
            while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
                whole &= text.charAt(at) == '-' || Character.isDigit(text.charAt(at));
                at++;
            }
            if (at == start) {
                throw error("a value");
            }
            String number = text.substring(start, at);
            if (whole) {
                return Long.parseLong(number);
            }
            return Double.parseDouble(number);
        }
    }
}
