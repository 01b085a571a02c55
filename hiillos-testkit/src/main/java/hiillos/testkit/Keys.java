package hiillos.testkit;

import java.util.Map;

/** Names that QEMU gives to keys of a US keyboard. */
final class Keys {
    private static final Map<Character, String> PLAIN = Map.ofEntries(
            Map.entry(' ', "spc"), Map.entry('\n', "ret"), Map.entry('\t', "tab"), Map.entry('-', "minus"),
            Map.entry('=', "equal"), Map.entry('[', "bracket_left"), Map.entry(']', "bracket_right"),
            Map.entry(';', "semicolon"), Map.entry('\'', "apostrophe"), Map.entry('`', "grave_accent"),
            Map.entry('\\', "backslash"), Map.entry(',', "comma"), Map.entry('.', "dot"), Map.entry('/', "slash"),
            Map.entry('\b', "backspace"));
    private static final String SHIFTED = "~!@#$%^&*()_+{}|:\"<>?";
    private static final String UNSHIFTED = "`1234567890-=[]\\;',./";

    private Keys() {}

    /**
     * The keys that type one character, joined by hyphens.
     *
     * @throws IllegalArgumentException if no key types it
     */
    static String of(char character) {
        if (character >= 'a' && character <= 'z' || character >= '0' && character <= '9') {
            return String.valueOf(character);
        }
        if (character >= 'A' && character <= 'Z') {
            return "shift-" + Character.toLowerCase(character);
        }
        int shifted = SHIFTED.indexOf(character);
        if (shifted >= 0) {
            return "shift-" + of(UNSHIFTED.charAt(shifted));
        }
        String name = PLAIN.get(character);
        if (name == null) {
            throw new IllegalArgumentException("no key types U+" + Integer.toHexString(character));
        }
        return name;
    }
}
