package hiillos.bin.sh.syntax;

/**
 * A token.
 *
 * @param text the operator, the number, or a word's source
 * @param word of a word, else null
 * @param start where it begins in the text
 */
record Token(Kind kind, String text, Word word, int start, int line) {
    enum Kind {
        WORD, OPERATOR, NUMBER, NEWLINE, END
    }

    boolean is(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    /** Whether it is this reserved word: unquoted. */
    boolean isWord(String reserved) {
        return kind == Kind.WORD && reserved.equals(word.plainText());
    }

    String describe() {
        return switch (kind) {
            case END -> "the end of the text";
            case NEWLINE -> "the end of the line";
            default -> "'" + text + "'";
        };
    }
}
