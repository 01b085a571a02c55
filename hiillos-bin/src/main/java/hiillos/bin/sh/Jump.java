package hiillos.bin.sh;

/** Leaves commands early: {@code break}, {@code continue}, {@code return}, {@code exit}, Ctrl-C. */
final class Jump extends RuntimeException {
    private static final long serialVersionUID = 1;

    enum Kind {
        BREAK, CONTINUE, RETURN, EXIT, INTERRUPT
    }

    final Kind kind;
    /** The exit status; of BREAK and CONTINUE how many loops are meant. */
    int value;

    Jump(Kind kind, int value) {
        super(kind.name(), null, false, false);
        this.kind = kind;
        this.value = value;
    }
}
