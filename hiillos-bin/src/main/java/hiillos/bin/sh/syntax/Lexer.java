package hiillos.bin.sh.syntax;

import java.util.ArrayList;
import java.util.List;

/** Cuts the text into tokens; here-documents are read when their line ends. */
final class Lexer {
    private static final String[] OPERATORS = {"<<-", "&&", "||", ";;", ";&", "<<", ">>", "<&", ">&", "<>", ">|", "|", "&",
        ";", "<", ">", "(", ")"};
    private static final String WORD_ENDS = " \t\n;&|<>()";

    String text;
    int position;
    int line = 1;
    private final List<PendingDocument> pending = new ArrayList<>();
    private final Aliases aliases;

    /** A here-document whose body comes after the line. */
    static final class PendingDocument {
        final String delimiter;
        final boolean expands;
        final boolean stripsTabs;
        Word body;

        PendingDocument(String delimiter, boolean expands, boolean stripsTabs) {
            this.delimiter = delimiter;
            this.expands = expands;
            this.stripsTabs = stripsTabs;
        }
    }

    Lexer(String text, Aliases aliases) {
        this.text = text;
        this.aliases = aliases;
    }

    Aliases aliases() {
        return aliases;
    }

    SyntaxError error(String sentence) {
        return new SyntaxError(sentence, line, false);
    }

    SyntaxError incomplete(String sentence) {
        return new SyntaxError(sentence, line, true);
    }

    void expect(PendingDocument document) {
        pending.add(document);
    }

    char peek() {
        return position < text.length() ? text.charAt(position) : '\0';
    }

    boolean atEnd() {
        return position >= text.length();
    }

    static boolean endsWord(char c) {
        return WORD_ENDS.indexOf(c) >= 0;
    }

    private void skipBlanks() {
        while (!atEnd()) {
            char c = peek();
            if (c == ' ' || c == '\t' || c == '\r') {
                position++;
            } else if (c == '\\' && text.startsWith("\\\n", position)) {
                position += 2;
                line++;
            } else if (c == '#') {
                while (!atEnd() && peek() != '\n') {
                    position++;
                }
            } else {
                return;
            }
        }
    }

    Token next() throws SyntaxError {
        skipBlanks();
        int start = position;
        int startLine = line;
        if (atEnd()) {
            if (!pending.isEmpty()) {
                throw incomplete("the here-document up to '" + pending.get(0).delimiter + "' is missing");
            }
            return new Token(Token.Kind.END, "", null, start, startLine);
        }
        if (peek() == '\n') {
            position++;
            line++;
            readDocuments();
            return new Token(Token.Kind.NEWLINE, "\n", null, start, startLine);
        }
        for (String operator : OPERATORS) {
            if (text.startsWith(operator, position)) {
                position += operator.length();
                return new Token(Token.Kind.OPERATOR, operator, null, start, startLine);
            }
        }
        Word word = new WordLexer(this).word();
        char after = peek();
        String plain = word.source();
        if ((after == '<' || after == '>') && isNumber(plain)) {
            return new Token(Token.Kind.NUMBER, plain, null, start, startLine);
        }
        return new Token(Token.Kind.WORD, plain, word, start, startLine);
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() < 4;
    }

    private static String withoutTabs(String content) {
        int start = 0;
        while (start < content.length() && content.charAt(start) == '\t') {
            start++;
        }
        return content.substring(start);
    }

    /** Whether a line goes on in the next: a backslash at its end that no other one quotes. */
    private static boolean endsInBackslash(String content) {
        int count = 0;
        while (count < content.length() && content.charAt(content.length() - 1 - count) == '\\') {
            count++;
        }
        return count % 2 == 1;
    }

    private void readDocuments() throws SyntaxError {
        for (PendingDocument document : pending) {
            StringBuilder body = new StringBuilder();
            boolean joined = false;
            while (true) {
                if (atEnd()) {
                    throw incomplete("the here-document up to '" + document.delimiter + "' is missing");
                }
                int end = text.indexOf('\n', position);
                String content = text.substring(position, end < 0 ? text.length() : end);
                position = end < 0 ? text.length() : end + 1;
                line++;
                // A line that is joined to the one before it neither ends the document nor loses its tabs.
                if (!joined && document.stripsTabs) {
                    content = withoutTabs(content);
                }
                if (!joined && content.equals(document.delimiter)) {
                    break;
                }
                joined = document.expands && endsInBackslash(content);
                body.append(content).append('\n');
            }
            if (document.expands) {
                document.body = new WordLexer(new Lexer(body.toString(), aliases)).document();
            } else {
                document.body = Word.quoted(body.toString());
            }
        }
        pending.clear();
    }
}
