package hiillos.kbd;

import java.util.List;

/**
 * Which characters keys give. Dead keys give a combining mark, which goes with the next character.
 *
 * @param name as the option {@code keyboard=} has it
 */
record Layout(String name, String plain, String shifted, String third) {
    private static final int FIRST_KEY = 0x04;
    private static final int LAST_KEY = 0x38;
    private static final int EXTRA_KEY = 0x64;
    private static final int KEYPAD_FIRST = 0x54;
    private static final int KEYPAD_ALWAYS_LAST = 0x57;
    private static final int KEYPAD_DIGITS = 0x59;
    private static final String KEYPAD = "/*-+\n1234567890.";
    private static final int NUMBERED = KEYPAD_DIGITS - KEYPAD_FIRST;
    /** Stands for "no character". */
    private static final char NONE = '\u0000';
    private static final char GRAVE = '\u0300';
    private static final char ACUTE = '\u0301';
    private static final char CIRCUMFLEX = '\u0302';

    /** Keys 4 to 38 hexadecimal in order, 28 to 2b being none, then the key beside the left Shift. */
    static final Layout US = new Layout("us",
            "abcdefghijklmnopqrstuvwxyz1234567890\0\0\0\0 -=[]\\\\;'`,./\\",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ!@#$%^&*()\0\0\0\0 _+{}||:\"~<>?|",
            "\0".repeat(LAST_KEY - FIRST_KEY + 2));
    static final Layout GERMAN = new Layout("de",
            "abcdefghijklmnopqrstuvwxzy1234567890\0\0\0\0 ß" + ACUTE + "ü+##öä" + CIRCUMFLEX + ",.-<",
            "ABCDEFGHIJKLMNOPQRSTUVWXZY!\"§$%&/()=\0\0\0\0 ?" + GRAVE + "Ü*''ÖÄ°;:_>",
            "\0\0\0\0€\0\0\0\0\0\0\0µ\0\0\0@" + "\0".repeat(9) + "\0²³\0\0\0{[]}" + "\0\0\0\0\0\\\0\0~" + "\0".repeat(8) + "|");
    private static final List<Layout> ALL = List.of(US, GERMAN);

    private static final String BASES = "aeiouAEIOU";
    private static final String WITH_GRAVE = "àèìòùÀÈÌÒÙ";
    private static final String WITH_ACUTE = "áéíóúÁÉÍÓÚ";
    private static final String WITH_CIRCUMFLEX = "âêîôûÂÊÎÔÛ";

    Layout {
        int keys = LAST_KEY - FIRST_KEY + 2;
        if (plain.length() != keys || shifted.length() != keys || third.length() != keys) {
            throw new IllegalArgumentException("layout " + name + " has " + plain.length() + ", " + shifted.length() + " and "
                    + third.length() + " characters, not " + keys);
        }
    }

    /** The layout of a name; null when there is none. */
    static Layout of(String name) {
        for (Layout layout : ALL) {
            if (layout.name.equals(name)) {
                return layout;
            }
        }
        return null;
    }

    /** Names of all layouts, for a sentence. */
    static String names() {
        StringBuilder names = new StringBuilder();
        for (Layout layout : ALL) {
            names.append(names.length() == 0 ? "" : ", ").append(layout.name);
        }
        return names.toString();
    }

    /** The character of a key; 0: none. */
    char character(int key, boolean shift, boolean altGraph, boolean capsLock, boolean numLock) {
        if (key >= KEYPAD_FIRST && key - KEYPAD_FIRST < KEYPAD.length()) {
            char keypad = KEYPAD.charAt(key - KEYPAD_FIRST);
            boolean always = key <= KEYPAD_ALWAYS_LAST;
            return always || keypad != '\n' && key - KEYPAD_FIRST >= NUMBERED && numLock != shift ? keypad : NONE;
        }
        int index = key >= FIRST_KEY && key <= LAST_KEY ? key - FIRST_KEY : key == EXTRA_KEY ? plain.length() - 1 : -1;
        if (index < 0) {
            return NONE;
        }
        if (altGraph) {
            return third.charAt(index);
        }
        boolean letter = plain.charAt(index) != shifted.charAt(index)
                && Character.toUpperCase(plain.charAt(index)) == shifted.charAt(index);
        return (shift != (capsLock && letter) ? shifted : plain).charAt(index);
    }

    static boolean isDead(char character) {
        return character >= GRAVE && character <= CIRCUMFLEX;
    }

    /** What a dead key and a character make together; 0: nothing. */
    static char compose(char dead, char base) {
        if (base == ' ' || base == dead) {
            return dead == GRAVE ? '`' : dead == ACUTE ? '´' : '^';
        }
        int at = BASES.indexOf(base);
        return at < 0 ? NONE
                : (dead == GRAVE ? WITH_GRAVE : dead == ACUTE ? WITH_ACUTE : WITH_CIRCUMFLEX).charAt(at);
    }
}
