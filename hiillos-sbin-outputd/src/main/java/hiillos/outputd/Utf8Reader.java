package hiillos.outputd;

/** Puts characters together out of bytes that come one by one. What is no UTF-8 becomes U+FFFD. */
final class Utf8Reader {
    private static final int REPLACEMENT = 0xfffd;

    private int character;
    private int rest;
    private int least;

    /** @return the character that is complete now; −1: none yet */
    int take(int value) {
        if (rest > 0 && (value & 0xc0) == 0x80) {
            character = character << 6 | value & 0x3f;
            rest--;
            boolean bad = character < least || character > 0x10ffff || character >>> 11 == 0x1b;
            return rest > 0 ? -1 : bad ? REPLACEMENT : character;
        }
        rest = 0;
        if (value < 0x80) {
            return value;
        }
        if (value < 0xc2 || value > 0xf4) {
            return REPLACEMENT;
        }
        rest = value >= 0xf0 ? 3 : value >= 0xe0 ? 2 : 1;
        character = value & 0x3f >>> rest;
        least = rest == 1 ? 0x80 : rest == 2 ? 0x800 : 0x10000;
        return -1;
    }
}
