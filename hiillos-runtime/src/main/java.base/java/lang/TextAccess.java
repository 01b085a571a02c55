package java.lang;

/** What the runtime's own packages may see of a {@link String} beyond its public interface. */
public final class TextAccess {
    private static final byte LATIN = 0;

    private TextAccess() {}

    /** The characters, a byte each, not a copy; null when one of them does not fit a byte. Nobody may write to it. */
    public static byte[] latinOrNull(String text) {
        return text.coder() == LATIN ? text.value() : null;
    }

    /** A text of characters of a byte each, which takes the array over. */
    public static String ofLatin(byte[] characters) {
        return new String(characters, LATIN);
    }
}
