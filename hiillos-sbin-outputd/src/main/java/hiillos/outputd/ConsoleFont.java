package hiillos.outputd;

/** The drawings of characters, found by their number. */
public final class ConsoleFont {
    /** Pixels. */
    public static final int WIDTH = 8;
    /** Pixels. */
    public static final int HEIGHT = 16;
    private static final int REPLACEMENT = 0xfffd;
    private static final int DIGITS = 4 + 2 * HEIGHT;
    /** All ASCII is there, in order, so a table for it is the index itself. */
    private static final int FIRST = ' ';
    private static final int LAST_DIRECT = '~';

    private static final char[] CHARACTERS = characters();
    private static final byte[] ROWS = rows();

    private ConsoleFont() {}

    private static char[] characters() {
        char[] characters = new char[Glyphs.DRAWINGS.length() / DIGITS];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = (char) (twoDigits(i * DIGITS) << 8 | twoDigits(i * DIGITS + 2));
        }
        return characters;
    }

    private static byte[] rows() {
        byte[] rows = new byte[Glyphs.DRAWINGS.length() / DIGITS * HEIGHT];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (byte) twoDigits(i / HEIGHT * DIGITS + 4 + 2 * (i % HEIGHT));
        }
        return rows;
    }

    private static int twoDigits(int at) {
        return digit(Glyphs.DRAWINGS.charAt(at)) << 4 | digit(Glyphs.DRAWINGS.charAt(at + 1));
    }

    private static int digit(char digit) {
        return digit <= '9' ? digit - '0' : digit - 'a' + 10;
    }

    /** Whether a character has a drawing of its own. */
    public static boolean has(int character) {
        return search(character) >= 0;
    }

    /** The glyph of a character; the one of U+FFFD when it has none. */
    public static int glyph(int character) {
        if (character >= FIRST && character <= LAST_DIRECT) {
            return character - FIRST;
        }
        int found = search(character);
        return found >= 0 ? found : search(REPLACEMENT);
    }

    private static int search(int character) {
        int low = 0;
        int high = CHARACTERS.length - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (CHARACTERS[middle] == character) {
                return middle;
            }
            if (CHARACTERS[middle] < character) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Eight pixels of a glyph's row, the leftmost in bit 7. */
    public static int row(int glyph, int row) {
        return ROWS[glyph * HEIGHT + row] & 0xff;
    }

    /** All characters that have a drawing, ascending. */
    public static char[] allCharacters() {
        return CHARACTERS.clone();
    }
}
