package hiillos.bin.sh.syntax;

/** The text is not a command. */
public final class SyntaxError extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean incomplete;
    private final int line;

    SyntaxError(String sentence, int line, boolean incomplete) {
        super(sentence, null, false, false);
        this.line = line;
        this.incomplete = incomplete;
    }

    /** Whether more lines could make a command of it. */
    public boolean isIncomplete() {
        return incomplete;
    }

    /** The line, from 1 on, where it was noticed. */
    public int line() {
        return line;
    }
}
