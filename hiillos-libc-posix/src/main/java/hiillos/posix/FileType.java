package hiillos.posix;

/** What a name or a descriptor stands for. */
public enum FileType {
    REGULAR('-'),
    DIRECTORY('d'),
    PIPE('p'),
    /** A terminal or another stream of characters. */
    CHARACTER('c'),
    SYMBOLIC_LINK('l');

    private final char letter;

    FileType(char letter) {
        this.letter = letter;
    }

    /** As {@code ls -l} begins a line with it. */
    public char letter() {
        return letter;
    }
}
