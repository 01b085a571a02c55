package hiillos.image;

/**
 * Something handed to this module cannot become an image.
 *
 * <p>The message is one sentence for the person who runs the build: it names
 * the file, module or name at fault and says how to mend it.
 */
public final class ImageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param sentence what is wrong and how to mend it
     */
    public ImageException(String sentence) {
        super(sentence);
    }

    /**
     * Creates the error with the failure that led to it.
     *
     * @param sentence what is wrong and how to mend it
     * @param cause the failure below, for {@code mvn -X}
     */
    public ImageException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
