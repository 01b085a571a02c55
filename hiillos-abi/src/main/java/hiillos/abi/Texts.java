package hiillos.abi;

import hiillos.word.ExternalSymbol;

/** What a text consists of, as the runtime has it: spares two copies. */
final class Texts {
    private Texts() {}

    /** The characters, a byte each, only to be read; null when one of them does not fit a byte. */
    @ExternalSymbol("hiillos_latin_bytes")
    static native byte[] latinOrNull(String text);

    /** A text of characters of a byte each; the array is its own from now on. */
    @ExternalSymbol("hiillos_latin_text")
    static native String ofLatin(byte[] characters);
}
