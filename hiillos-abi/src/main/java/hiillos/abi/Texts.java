package hiillos.abi;

import hiillos.word.ExternalSymbol;
import java.nio.charset.StandardCharsets;

/** What a text consists of, as the runtime has it, which spares two copies; on a JVM it does not. */
final class Texts {
    private Texts() {}

    /** The characters, a byte each, only to be read; null when one of them does not fit a byte. */
    @ExternalSymbol("hiillos_latin_bytes")
    static byte[] latinOrNull(String text) {
        byte[] characters = text.getBytes(StandardCharsets.ISO_8859_1);
        return text.equals(ofLatin(characters)) ? characters : null;
    }

    /** A text of characters of a byte each; the array is its own from now on. */
    @ExternalSymbol("hiillos_latin_text")
    static String ofLatin(byte[] characters) {
        return new String(characters, StandardCharsets.ISO_8859_1);
    }
}
