package hiillos.launcher;

/** A machine cannot be started; the message is one sentence for people: what is wrong and how to mend it. */
public final class LauncherException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LauncherException(String sentence) {
        super(sentence);
    }
}
