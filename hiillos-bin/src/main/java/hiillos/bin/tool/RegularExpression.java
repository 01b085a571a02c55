package hiillos.bin.tool;

/** POSIX regular expressions, basic and extended, as Java's. Alternatives are tried in order; POSIX takes the longest. */
final class RegularExpression {
    private final String source;
    private final boolean extended;
    private final StringBuilder result = new StringBuilder();
    private int position;
    private int groups;

    /** The expression is wrong. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(String sentence) {
            super(sentence, null, false, false);
        }
    }

    private RegularExpression(String source, boolean extended) {
        this.source = source;
        this.extended = extended;
    }

    static String toJava(String source, boolean extended) throws Wrong {
        RegularExpression expression = new RegularExpression(source, extended);
        expression.translate();
        return expression.result.toString();
    }

    private void translate() throws Wrong {
        boolean begins = true;
        while (position < source.length()) {
            char c = source.charAt(position++);
            boolean beginning = begins;
            begins = false;
            if (c == '\\') {
                begins = escape(beginning);
            } else if (c == '[') {
                bracket();
            } else if (c == '*') {
                result.append(beginning ? "\\*" : "*");
                skipRepetitions();
            } else if (c == '^') {
                result.append(extended || beginning ? "^" : "\\^");
                begins = beginning || extended;
            } else if (c == '$') {
                boolean ends = extended || position == source.length() || source.startsWith("\\)", position)
                        || source.startsWith("\\|", position);
                result.append(ends ? "$" : "\\$");
            } else if (c == '.') {
                result.append("[^\\x00]");
            } else if (extended && "+?{".indexOf(c) >= 0) {
                begins = repetition(c, beginning);
            } else if (extended && c == '(') {
                groups++;
                result.append('(');
                begins = true;
            } else if (extended && c == ')' && groups > 0) {
                groups--;
                result.append(')');
            } else if (extended && c == '|') {
                result.append('|');
                begins = true;
            } else {
                literal(c);
            }
        }
        if (groups > 0) {
            throw new Wrong("Unmatched ( or \\(");
        }
    }

    private void literal(char c) {
        if ("\\[](){}.*+?^$|".indexOf(c) >= 0) {
            result.append('\\');
        }
        result.append(c);
    }

    /** In Java a second sign behind a repetition means something else than in POSIX: one is enough. */
    private void skipRepetitions() {
        while (position < source.length() && (source.charAt(position) == '*' || extended && "+?".indexOf(source.charAt(position)) >= 0)) {
            position++;
        }
    }

    private boolean repetition(char c, boolean beginning) throws Wrong {
        if (beginning) {
            literal(c);
            return false;
        }
        if (c == '{' && !startsBounds()) {
            literal(c);
        } else if (c == '{') {
            bounds("}");
        } else {
            result.append(c);
            skipRepetitions();
        }
        return false;
    }

    /** Whether what follows is {@code n}, {@code n,} or {@code n,m} and a brace; GNU's grep takes other braces as they are. */
    private boolean startsBounds() {
        int at = position;
        while (at < source.length() && (source.charAt(at) >= '0' && source.charAt(at) <= '9' || source.charAt(at) == ',')) {
            at++;
        }
        return at > position && at < source.length() && source.charAt(at) == '}';
    }

    private void bounds(String close) throws Wrong {
        int end = source.indexOf(close, position);
        if (end < 0) {
            throw new Wrong("Unmatched { or \\{");
        }
        String text = source.substring(position, end);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != ',' && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
                throw new Wrong("Invalid content of \\{\\}");
            }
        }
        if (text.isEmpty() || text.indexOf(',') != text.lastIndexOf(',')) {
            throw new Wrong("Invalid content of \\{\\}");
        }
        result.append('{').append(text.startsWith(",") ? "0" : "").append(text).append('}');
        position = end + close.length();
    }

    /** @return whether a new branch begins behind it */
    private boolean escape(boolean beginning) throws Wrong {
        if (position == source.length()) {
            throw new Wrong("Trailing backslash");
        }
        char c = source.charAt(position++);
        switch (c) {
            case '(', '|' -> {
                if (extended) {
                    literal(c);
                    return false;
                }
                groups += c == '(' ? 1 : 0;
                result.append(c);
                return true;
            }
            case ')' -> {
                if (extended) {
                    literal(c);
                } else if (groups == 0) {
                    throw new Wrong("Unmatched ) or \\)");
                } else {
                    groups--;
                    result.append(')');
                }
            }
            case '{' -> {
                if (extended || beginning) {
                    literal(c);
                } else {
                    bounds("\\}");
                }
            }
            case '+', '?' -> {
                if (extended || beginning) {
                    literal(c);
                } else {
                    result.append(c);
                }
            }
            case '<' -> result.append("\\b(?=[A-Za-z0-9_])");
            case '>' -> result.append("\\b(?<=[A-Za-z0-9_])");
            case 'b', 'B' -> result.append('\\').append(c);
            case 'w' -> result.append("[A-Za-z0-9_]");
            case 'W' -> result.append("[^A-Za-z0-9_]");
            case 's' -> result.append("[ \\t-\\r]");
            case 'S' -> result.append("[^ \\t-\\r]");
            default -> {
                if (c >= '1' && c <= '9') {
                    result.append('\\').append(c);
                } else {
                    literal(c);
                }
            }
        }
        return false;
    }

    private void bracket() throws Wrong {
        result.append('[');
        if (position < source.length() && source.charAt(position) == '^') {
            result.append('^');
            position++;
        }
        boolean first = true;
        while (true) {
            if (position >= source.length()) {
                throw new Wrong("Unmatched [, [^, [:, [., or [=");
            }
            char c = source.charAt(position);
            if (c == ']' && !first) {
                position++;
                result.append(']');
                return;
            }
            first = false;
            if (source.startsWith("[:", position)) {
                int end = source.indexOf(":]", position);
                if (end < 0) {
                    throw new Wrong("Unmatched [, [^, [:, [., or [=");
                }
                result.append(characterClass(source.substring(position + 2, end)));
                position = end + 2;
                continue;
            }
            if (c == '-' && position + 1 < source.length() && source.charAt(position + 1) != ']'
                    && result.charAt(result.length() - 1) != '[' && result.charAt(result.length() - 1) != '^') {
                result.append('-');
            } else if ("\\[]^&-~".indexOf(c) >= 0) {
                result.append('\\').append(c);
            } else {
                result.append(c);
            }
            position++;
        }
    }

    static String characterClass(String name) throws Wrong {
        return switch (name) {
            case "alpha" -> "A-Za-z";
            case "lower" -> "a-z";
            case "upper" -> "A-Z";
            case "digit" -> "0-9";
            case "alnum" -> "A-Za-z0-9";
            case "xdigit" -> "0-9A-Fa-f";
            case "space" -> " \\t-\\r";
            case "blank" -> " \\t";
            case "punct" -> "!-/:-@\\[-`{-~";
            case "print" -> " -~";
            case "graph" -> "!-~";
            case "cntrl" -> "\\x00-\\x1f\\x7f";
            default -> throw new Wrong("Invalid character class name");
        };
    }
}
