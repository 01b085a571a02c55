package hiillos.bin.sh.syntax;

import java.util.ArrayList;
import java.util.List;

/** Reads words: quotes, parameters, substitutions. */
final class WordLexer {
    private final Lexer lexer;
    private final List<Word.Part> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    WordLexer(Lexer lexer) {
        this.lexer = lexer;
    }

    /** A word up to a blank or an operator. */
    Word word() throws SyntaxError {
        int start = lexer.position;
        while (!lexer.atEnd() && !Lexer.endsWord(lexer.peek())) {
            element();
        }
        return end(start);
    }

    /** The rest of the text as a here-document: only {@code $}, back quotes and backslashes mean something. */
    Word document() throws SyntaxError {
        int start = lexer.position;
        doubleQuoted('\0');
        return end(start);
    }

    /** What stands in {@code ${x-HERE}}, up to the closing brace. */
    private Word argument(boolean quoted) throws SyntaxError {
        int start = lexer.position;
        while (lexer.peek() != '}' || lexer.atEnd()) {
            if (lexer.atEnd()) {
                throw lexer.incomplete("a closing } is missing");
            }
            if (lexer.peek() == '\n') {
                lexer.line++;
            }
            if (quoted && lexer.peek() == '"') {
                quotedText();
            } else if (quoted) {
                doubleQuotedElement();
            } else {
                element();
            }
        }
        flush(quoted);
        return end(start);
    }

    private Word end(int start) {
        flush(false);
        return new Word(List.copyOf(parts), lexer.text.substring(start, lexer.position));
    }

    private void flush(boolean quoted) {
        if (literal.length() > 0) {
            parts.add(new Word.Literal(literal.toString(), quoted));
            literal.setLength(0);
        }
    }

    /** One element outside of double quotes. */
    private void element() throws SyntaxError {
        char c = lexer.peek();
        switch (c) {
            case '\'' -> singleQuoted();
            case '"' -> quotedText();
            case '\\' -> {
                lexer.position++;
                if (lexer.atEnd()) {
                    literal.append('\\');
                } else if (lexer.peek() == '\n') {
                    lexer.position++;
                    lexer.line++;
                } else {
                    flush(false);
                    literal.append(lexer.peek());
                    lexer.position++;
                    flush(true);
                }
            }
            case '$' -> dollar(false);
            case '`' -> backQuoted(false);
            default -> {
                literal.append(c);
                lexer.position++;
            }
        }
    }

    private void singleQuoted() throws SyntaxError {
        flush(false);
        int end = lexer.text.indexOf('\'', lexer.position + 1);
        if (end < 0) {
            throw lexer.incomplete("a closing ' is missing");
        }
        String text = lexer.text.substring(lexer.position + 1, end);
        countLines(text);
        lexer.position = end + 1;
        parts.add(new Word.Literal(text, true));
    }

    private void countLines(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                lexer.line++;
            }
        }
    }

    private void quotedText() throws SyntaxError {
        flush(false);
        lexer.position++;
        int before = parts.size();
        doubleQuoted('"');
        if (parts.size() == before) {
            parts.add(new Word.Literal("", true));
        }
    }

    /** Up to the end character, which is passed; '\0': up to the end of the text. */
    private void doubleQuoted(char end) throws SyntaxError {
        while (true) {
            if (lexer.atEnd()) {
                if (end == '\0') {
                    break;
                }
                throw lexer.incomplete("a closing \" is missing");
            }
            if (end != '\0' && lexer.peek() == end) {
                lexer.position++;
                break;
            }
            if (lexer.peek() == '\\' && end == '\0' && lexer.text.startsWith("\\\"", lexer.position)) {
                literal.append("\\\"");
                lexer.position += 2;
                continue;
            }
            doubleQuotedElement();
        }
        flush(true);
    }

    private void doubleQuotedElement() throws SyntaxError {
        char c = lexer.peek();
        if (c == '\\') {
            lexer.position++;
            char escaped = lexer.peek();
            if (lexer.atEnd()) {
                literal.append('\\');
            } else if (escaped == '\n') {
                lexer.line++;
                lexer.position++;
            } else {
                if ("$`\"\\}".indexOf(escaped) < 0) {
                    literal.append('\\');
                }
                literal.append(escaped);
                lexer.position++;
            }
        } else if (c == '$') {
            dollar(true);
        } else if (c == '`') {
            backQuoted(true);
        } else {
            if (c == '\n') {
                lexer.line++;
            }
            literal.append(c);
            lexer.position++;
        }
    }

    private void add(Word.Part part, boolean quoted) {
        flush(quoted);
        parts.add(part);
    }

    private void dollar(boolean quoted) throws SyntaxError {
        String text = lexer.text;
        int at = lexer.position + 1;
        if (text.startsWith("((", at)) {
            int before = lexer.position;
            int beforeLine = lexer.line;
            Word expression = arithmetic();
            if (expression != null) {
                add(new Word.Arithmetic(expression, quoted), quoted);
                return;
            }
            lexer.position = before;
            lexer.line = beforeLine;
        }
        if (text.startsWith("(", at)) {
            lexer.position = at + 1;
            Command body = new Parser(lexer).substitution();
            add(new Word.Substitution(body, quoted), quoted);
            return;
        }
        if (text.startsWith("{", at)) {
            lexer.position = at + 1;
            add(braced(quoted), quoted);
            return;
        }
        if (!quoted && text.startsWith("'", at)) {
            lexer.position = at + 1;
            flush(false);
            escapedText();
            return;
        }
        int end = nameEnd(at);
        if (end == at) {
            literal.append('$');
            lexer.position++;
            return;
        }
        lexer.position = end;
        add(new Word.Parameter(text.substring(at, end), "", null, quoted), quoted);
    }

    /** {@code $'...'} with its escapes, as the 2024 edition has it. */
    private void escapedText() throws SyntaxError {
        int start = lexer.position;
        while (!lexer.atEnd() && lexer.peek() != '\'') {
            lexer.position += lexer.peek() == '\\' ? 2 : 1;
        }
        if (lexer.atEnd()) {
            throw lexer.incomplete("a closing ' is missing");
        }
        parts.add(new Word.Literal(Escapes.expand(lexer.text.substring(start, lexer.position)), true));
        lexer.position++;
    }

    /** Where a parameter's name that begins there ends; there itself if none does. */
    private int nameEnd(int start) {
        String text = lexer.text;
        if (start >= text.length()) {
            return start;
        }
        char c = text.charAt(start);
        if ("?#@*$!-".indexOf(c) >= 0 || c >= '0' && c <= '9') {
            return start + 1;
        }
        int end = start;
        while (end < text.length() && isNameCharacter(text.charAt(end), end == start)) {
            end++;
        }
        return end;
    }

    static boolean isNameCharacter(char c, boolean first) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || !first && c >= '0' && c <= '9';
    }

    private Word.Part braced(boolean quoted) throws SyntaxError {
        String text = lexer.text;
        boolean length = lexer.peek() == '#' && lexer.position + 1 < text.length() && text.charAt(lexer.position + 1) != '}'
                && "%:=+?".indexOf(text.charAt(lexer.position + 1)) < 0;
        int start = lexer.position + (length ? 1 : 0);
        int end = nameEnd(start);
        while (end < text.length() && text.charAt(start) >= '0' && text.charAt(start) <= '9' && text.charAt(end) >= '0'
                && text.charAt(end) <= '9') {
            end++;
        }
        if (end >= text.length()) {
            throw lexer.incomplete("a closing } is missing");
        }
        if (end == start) {
            throw lexer.error("'${' needs a name behind it");
        }
        String name = text.substring(start, end);
        lexer.position = end;
        if (length) {
            if (lexer.peek() != '}') {
                throw lexer.error("'${#" + name + "' needs a } behind it");
            }
            lexer.position++;
            return new Word.Parameter(name, "length", null, quoted);
        }
        String operator = "";
        for (String each : new String[] {":-", ":=", ":?", ":+", "%%", "##", "-", "=", "?", "+", "%", "#"}) {
            if (text.startsWith(each, end)) {
                operator = each;
                break;
            }
        }
        if (operator.isEmpty() && lexer.peek() != '}') {
            String found = lexer.peek() == '\n' ? "the end of the line" : "'" + lexer.peek() + "'";
            throw lexer.error(found + " means nothing behind '${" + name + "'");
        }
        lexer.position += operator.length();
        Word argument = null;
        if (!operator.isEmpty()) {
            boolean pattern = operator.startsWith("%") || operator.startsWith("#");
            argument = new WordLexer(lexer).argument(quoted && !pattern);
        }
        lexer.position++;
        return new Word.Parameter(name, operator, argument, quoted);
    }

    /** {@code $((...))}; null if it turns out to be a substitution that begins with a subshell. */
    private Word arithmetic() throws SyntaxError {
        lexer.position += 3;
        WordLexer inner = new WordLexer(lexer);
        int start = lexer.position;
        int depth = 0;
        while (true) {
            if (lexer.atEnd()) {
                throw lexer.incomplete("'$((' needs a '))'");
            }
            char c = lexer.peek();
            if (c == '(') {
                depth++;
            } else if (c == ')' && depth > 0) {
                depth--;
            } else if (c == ')') {
                if (!lexer.text.startsWith("))", lexer.position)) {
                    return null;
                }
                Word word = inner.end(start);
                lexer.position += 2;
                return word;
            }
            if (c == '"') {
                lexer.position++;
            } else {
                inner.doubleQuotedElement();
            }
        }
    }

    private void backQuoted(boolean quoted) throws SyntaxError {
        StringBuilder body = new StringBuilder();
        int at = lexer.position + 1;
        while (true) {
            if (at >= lexer.text.length()) {
                throw lexer.incomplete("a closing ` is missing");
            }
            char c = lexer.text.charAt(at);
            if (c == '`') {
                break;
            }
            if (c == '\\' && at + 1 < lexer.text.length() && ("$`\\".indexOf(lexer.text.charAt(at + 1)) >= 0
                    || quoted && lexer.text.charAt(at + 1) == '"')) {
                at++;
                c = lexer.text.charAt(at);
            }
            body.append(c);
            at++;
        }
        countLines(lexer.text.substring(lexer.position, at));
        lexer.position = at + 1;
        add(new Word.Substitution(Parser.parseAll(body.toString(), lexer.aliases()), quoted), quoted);
    }
}
