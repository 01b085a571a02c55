package hiillos.bin.sh.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The grammar, by recursive descent. One object reads one text, a complete command at a time. */
public final class Parser {
    private static final Set<String> CLOSING = Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}");
    private static final Set<String> RESERVED = Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}", "{", "!",
            "if", "while", "until", "for", "case", "in", "time");

    private final Lexer lexer;
    private Token token;
    /** Names of aliases that were put into the text, and where each one's text ends, counted from the text's end. */
    private final Set<String> activeAliases = new HashSet<>();
    private int aliasEnd = -1;

    public Parser(String text, Aliases aliases) {
        this(new Lexer(text, aliases));
    }

    Parser(Lexer lexer) {
        this.lexer = lexer;
    }

    /** The whole text as one command. */
    public static Command parseAll(String text, Aliases aliases) throws SyntaxError {
        Parser parser = new Parser(text, aliases);
        List<Command.Item> items = new ArrayList<>();
        for (Command next = parser.next(); next != null; next = parser.next()) {
            items.addAll(((Command.Sequence) next).items());
        }
        return new Command.Sequence(items);
    }

    /** The line, from 1 on, that is read next. */
    public int line() {
        return lexer.line;
    }

    /**
     * The next complete command: a line, or as many as belong together.
     *
     * @return null at the end of the text
     */
    public Command next() throws SyntaxError {
        while (peek().kind() == Token.Kind.NEWLINE) {
            advance();
        }
        if (peek().kind() == Token.Kind.END) {
            return null;
        }
        List<Command.Item> items = new ArrayList<>();
        while (true) {
            Command command = andOr();
            boolean background = peek().is("&");
            items.add(new Command.Item(command, background));
            boolean separated = background || peek().is(";");
            if (separated) {
                advance();
            }
            Token after = peek();
            if (after.kind() == Token.Kind.NEWLINE) {
                // The line's end has been read, and the here-documents behind it.
                token = null;
                return new Command.Sequence(items);
            }
            if (after.kind() == Token.Kind.END) {
                return new Command.Sequence(items);
            }
            if (!separated) {
                throw unexpected();
            }
        }
    }

    /** The body of {@code $(...)}; the closing parenthesis is passed. */
    Command substitution() throws SyntaxError {
        Command body = peekSkippingLines().is(")") ? new Command.Sequence(List.of()) : list();
        if (!peek().is(")")) {
            throw peek().kind() == Token.Kind.END ? lexer.incomplete("'$(' needs a ')'") : unexpected();
        }
        return body;
    }

    private Token peek() throws SyntaxError {
        if (token == null) {
            token = lexer.next();
        }
        return token;
    }

    private Token peekSkippingLines() throws SyntaxError {
        while (peek().kind() == Token.Kind.NEWLINE) {
            advance();
        }
        return token;
    }

    private Token advance() throws SyntaxError {
        Token taken = peek();
        token = null;
        return taken;
    }

    private SyntaxError unexpected() throws SyntaxError {
        if (peek().kind() == Token.Kind.END) {
            return lexer.incomplete("the text ends in the middle of a command");
        }
        return new SyntaxError(peek().describe() + " was not expected here", peek().line(), false);
    }

    private void expectWord(String reserved, String opening) throws SyntaxError {
        if (!peek().isWord(reserved)) {
            if (peek().kind() == Token.Kind.END) {
                throw lexer.incomplete("'" + opening + "' needs a '" + reserved + "'");
            }
            throw new SyntaxError("'" + opening + "' needs a '" + reserved + "', but " + peek().describe() + " was found",
                    peek().line(), false);
        }
        advance();
    }

    /** Commands up to a word or operator that closes the list. */
    private Command list() throws SyntaxError {
        List<Command.Item> items = new ArrayList<>();
        while (true) {
            Token next = peekSkippingLines();
            if (next.kind() == Token.Kind.END || next.is(")") || next.is(";;") || next.is(";&") || isClosing(next)) {
                break;
            }
            Command command = andOr();
            boolean background = peek().is("&");
            items.add(new Command.Item(command, background));
            if (background || peek().is(";")) {
                advance();
            } else if (peek().kind() != Token.Kind.NEWLINE) {
                break;
            }
        }
        if (items.isEmpty()) {
            throw unexpected();
        }
        return new Command.Sequence(items);
    }

    private static boolean isClosing(Token token) {
        return token.kind() == Token.Kind.WORD && token.word().plainText() != null
                && CLOSING.contains(token.word().plainText());
    }

    private Command andOr() throws SyntaxError {
        Command command = pipeline();
        while (peek().is("&&") || peek().is("||")) {
            boolean and = advance().text().equals("&&");
            peekSkippingLines();
            command = new Command.AndOr(command, and, pipeline());
        }
        return command;
    }

    private Command pipeline() throws SyntaxError {
        if (peek().isWord("time")) {
            advance();
            boolean portable = peek().isWord("-p");
            if (portable) {
                advance();
            }
            Token next = peek();
            boolean alone = next.kind() == Token.Kind.END || next.kind() == Token.Kind.NEWLINE || next.is(";") || next.is("&")
                    || next.is(")") || next.is("&&") || next.is("||");
            return new Command.Timed(portable, alone ? null : pipeline());
        }
        boolean negated = false;
        while (peek().isWord("!")) {
            advance();
            negated = !negated;
        }
        List<Command> stages = new ArrayList<>();
        stages.add(command());
        while (peek().is("|")) {
            advance();
            peekSkippingLines();
            stages.add(command());
        }
        return stages.size() == 1 && !negated ? stages.get(0) : new Command.Pipeline(negated, stages);
    }

    private Command command() throws SyntaxError {
        substituteAlias();
        Token first = peek();
        Command compound = null;
        if (first.is("(")) {
            advance();
            Command body = list();
            if (!peek().is(")")) {
                throw peek().kind() == Token.Kind.END ? lexer.incomplete("'(' needs a ')'") : unexpected();
            }
            advance();
            compound = new Command.Subshell(body);
        } else if (first.kind() == Token.Kind.WORD && first.word().plainText() != null) {
            switch (first.word().plainText()) {
                case "{" -> {
                    advance();
                    Command body = list();
                    expectWord("}", "{");
                    compound = new Command.Group(body);
                }
                case "if" -> {
                    advance();
                    compound = conditional();
                }
                case "while", "until" -> compound = loop();
                case "for" -> compound = forLoop();
                case "case" -> compound = choice();
                default -> {
                    if (isClosing(first)) {
                        throw unexpected();
                    }
                }
            }
        }
        if (compound == null) {
            return simple();
        }
        List<Redirection> redirections = new ArrayList<>();
        while (isRedirection()) {
            redirections.add(redirection());
        }
        return redirections.isEmpty() ? compound : new Command.Redirected(compound, redirections);
    }

    private Command conditional() throws SyntaxError {
        Command condition = list();
        expectWord("then", "if");
        Command then = list();
        if (peek().isWord("elif")) {
            advance();
            return new Command.If(condition, then, conditional());
        }
        Command otherwise = null;
        if (peek().isWord("else")) {
            advance();
            otherwise = list();
        }
        expectWord("fi", "if");
        return new Command.If(condition, then, otherwise);
    }

    private Command body(String opening) throws SyntaxError {
        expectWord("do", opening);
        Command body = list();
        expectWord("done", opening);
        return body;
    }

    private Command loop() throws SyntaxError {
        String keyword = advance().text();
        Command condition = list();
        return new Command.Loop(keyword.equals("until"), condition, body(keyword));
    }

    private Command forLoop() throws SyntaxError {
        advance();
        Token name = advance();
        if (name.kind() != Token.Kind.WORD || !isName(name.word().plainText())) {
            throw name.kind() == Token.Kind.END ? lexer.incomplete("'for' needs a name")
                    : new SyntaxError("'for' needs a name, but " + name.describe() + " was found", name.line(), false);
        }
        List<Word> words = null;
        if (peekSkippingLines().isWord("in")) {
            advance();
            words = new ArrayList<>();
            while (peek().kind() == Token.Kind.WORD) {
                words.add(advance().word());
            }
            if (!peek().is(";") && peek().kind() != Token.Kind.NEWLINE) {
                throw unexpected();
            }
        }
        if (peek().is(";")) {
            advance();
        }
        peekSkippingLines();
        return new Command.For(name.text(), words, body("for"));
    }

    private Command choice() throws SyntaxError {
        advance();
        Token subject = advance();
        if (subject.kind() != Token.Kind.WORD) {
            throw subject.kind() == Token.Kind.END ? lexer.incomplete("'case' needs a word")
                    : new SyntaxError("'case' needs a word, but " + subject.describe() + " was found", subject.line(), false);
        }
        peekSkippingLines();
        expectWord("in", "case");
        List<Command.CaseItem> items = new ArrayList<>();
        while (!peekSkippingLines().isWord("esac")) {
            if (peek().is("(")) {
                advance();
            }
            List<Word> patterns = new ArrayList<>();
            while (true) {
                if (peek().kind() != Token.Kind.WORD) {
                    throw unexpected();
                }
                patterns.add(advance().word());
                if (!peek().is("|")) {
                    break;
                }
                advance();
            }
            if (!peek().is(")")) {
                throw unexpected();
            }
            advance();
            Token next = peekSkippingLines();
            Command body = next.is(";;") || next.is(";&") || next.isWord("esac") ? new Command.Sequence(List.of()) : list();
            boolean fallThrough = peek().is(";&");
            items.add(new Command.CaseItem(patterns, body, fallThrough));
            if (fallThrough || peek().is(";;")) {
                advance();
            } else if (!peekSkippingLines().isWord("esac")) {
                throw unexpected();
            }
        }
        advance();
        return new Command.Case(subject.word(), items);
    }

    private boolean isRedirection() throws SyntaxError {
        Token next = peek();
        return next.kind() == Token.Kind.NUMBER
                || next.kind() == Token.Kind.OPERATOR && (next.text().charAt(0) == '<' || next.text().charAt(0) == '>');
    }

    private Redirection redirection() throws SyntaxError {
        int descriptor = peek().kind() == Token.Kind.NUMBER ? Integer.parseInt(advance().text()) : -1;
        String operator = advance().text();
        Token target = peek();
        if (target.kind() != Token.Kind.WORD) {
            throw target.kind() == Token.Kind.END ? lexer.incomplete("'" + operator + "' needs a name behind it")
                    : new SyntaxError("'" + operator + "' needs a name behind it, but " + target.describe() + " was found",
                            target.line(), false);
        }
        Word word = advance().word();
        if (!operator.startsWith("<<")) {
            return new Redirection(descriptor, operator, word, null);
        }
        String delimiter = word.literalText();
        if (delimiter == null) {
            throw lexer.error("the end of a here-document must be a plain word");
        }
        boolean expands = word.plainText() != null;
        Lexer.PendingDocument document = new Lexer.PendingDocument(delimiter, expands, operator.equals("<<-"));
        lexer.expect(document);
        // The body is known only after the line; the word's parts are filled in then.
        return new Redirection(descriptor, "<<", new Word(new DocumentParts(document), expands ? "" : "'"), delimiter);
    }

    private Command simple() throws SyntaxError {
        int line = peek().line();
        List<Command.Assignment> assignments = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        List<Redirection> redirections = new ArrayList<>();
        while (true) {
            if (isRedirection()) {
                redirections.add(redirection());
                continue;
            }
            if (peek().kind() != Token.Kind.WORD) {
                break;
            }
            if (words.isEmpty()) {
                if (!assignments.isEmpty() || !redirections.isEmpty()) {
                    substituteAlias();
                }
                Command.Assignment assignment = assignment(peek().word());
                if (assignment != null) {
                    assignments.add(assignment);
                    advance();
                    continue;
                }
            }
            Word word = advance().word();
            if (words.isEmpty() && assignments.isEmpty() && redirections.isEmpty() && peek().is("(")) {
                return function(word);
            }
            words.add(word);
        }
        if (assignments.isEmpty() && words.isEmpty() && redirections.isEmpty()) {
            throw unexpected();
        }
        return new Command.Simple(assignments, words, redirections, line);
    }

    private Command function(Word word) throws SyntaxError {
        String name = word.plainText();
        advance();
        if (!peek().is(")")) {
            throw unexpected();
        }
        advance();
        if (name == null || RESERVED.contains(name) || !isFunctionName(name)) {
            throw lexer.error("'" + word.source() + "' can not be the name of a function");
        }
        peekSkippingLines();
        Command body = command();
        if (body instanceof Command.Simple) {
            throw lexer.error("a function's body must be in braces or parentheses");
        }
        return new Command.Function(name, body);
    }

    private static boolean isFunctionName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!WordLexer.isNameCharacter(c, i == 0) && (i == 0 || c != '-' && c != '.')) {
                return false;
            }
        }
        return true;
    }

    /** Whether it may be a variable's name. */
    public static boolean isName(String text) {
        if (text == null || text.isEmpty()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!WordLexer.isNameCharacter(text.charAt(i), i == 0)) {
                return false;
            }
        }
        return true;
    }

    /** {@code name=value} as an assignment; null if the word is none. */
    public static Command.Assignment assignment(Word word) {
        if (word.parts().isEmpty() || !(word.parts().get(0) instanceof Word.Literal first) || first.quoted()) {
            return null;
        }
        int equals = first.text().indexOf('=');
        if (equals < 1 || !isName(first.text().substring(0, equals))) {
            return null;
        }
        List<Word.Part> parts = new ArrayList<>(word.parts());
        parts.remove(0);
        if (equals + 1 < first.text().length()) {
            parts.add(0, new Word.Literal(first.text().substring(equals + 1), false));
        }
        return new Command.Assignment(first.text().substring(0, equals),
                new Word(parts, word.source().substring(equals + 1)));
    }

    /** Puts an alias's text into the place of the next word, if it names one. */
    private void substituteAlias() throws SyntaxError {
        while (true) {
            Token next = peek();
            if (aliasEnd >= 0 && lexer.text.length() - next.start() <= aliasEnd) {
                activeAliases.clear();
                aliasEnd = -1;
            }
            String name = next.kind() == Token.Kind.WORD ? next.word().plainText() : null;
            String text = name == null || activeAliases.contains(name) ? null : lexer.aliases().text(name);
            if (text == null) {
                return;
            }
            activeAliases.add(name);
            String rest = lexer.text.substring(lexer.position);
            aliasEnd = Math.max(aliasEnd, rest.length());
            lexer.text = lexer.text.substring(0, next.start()) + text + rest;
            lexer.position = next.start();
            token = null;
        }
    }
}
