package hiillos.bin.sh;

/** A command can not be carried out; the message is a sentence for the user. */
final class ShellError extends Exception {
    private static final long serialVersionUID = 1;

    final int status;

    ShellError(String sentence) {
        this(sentence, 1);
    }

    ShellError(String sentence, int status) {
        super(sentence, null, false, false);
        this.status = status;
    }
}
