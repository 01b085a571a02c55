package java.lang;

import java.util.Locale;

/**
 * Letters whose other case is several characters or depends on what is around them or on the language: Unicode's SpecialCasing.txt
 * without Lithuanian.
 */
final class ConditionalSpecialCasing {
    private static final int CAPITAL_SIGMA = 0x3a3;
    private static final int FINAL_SIGMA = 0x3c2;
    private static final int DOTTED_CAPITAL_I = 0x130;
    private static final int DOTLESS_I = 0x131;
    private static final int DOT_ABOVE = 0x307;

    private ConditionalSpecialCasing() {}

    private static boolean isTurkic(Locale locale) {
        return locale.getLanguage().equals("tr") || locale.getLanguage().equals("az");
    }

    /** The lower case of the code point at an index, or Character.ERROR when it is several characters or none. */
    static int toLowerCaseEx(String text, int index, Locale locale) {
        int c = text.codePointAt(index);
        if (c == CAPITAL_SIGMA && isLastOfWord(text, index)) {
            return FINAL_SIGMA;
        }
        if (isTurkic(locale)) {
            if (c == 'I') {
                return isBeforeDot(text, index) ? 'i' : DOTLESS_I;
            }
            if (c == DOTTED_CAPITAL_I) {
                return 'i';
            }
            if (c == DOT_ABOVE && isAfterCapitalI(text, index)) {
                return Character.ERROR;
            }
        } else if (c == DOTTED_CAPITAL_I) {
            return Character.ERROR;
        }
        return Character.toLowerCase(c);
    }

    /** The characters for which {@link #toLowerCaseEx} has no single one. */
    static char[] toLowerCaseCharArray(String text, int index, Locale locale) {
        return text.charAt(index) == DOTTED_CAPITAL_I ? new char[] {'i', DOT_ABOVE} : new char[0];
    }

    static int toUpperCaseEx(String text, int index, Locale locale) {
        int c = text.codePointAt(index);
        return c == 'i' && isTurkic(locale) ? DOTTED_CAPITAL_I : CharacterData.of(c).toUpperCaseEx(c);
    }

    static char[] toUpperCaseCharArray(String text, int index, Locale locale) {
        int c = text.codePointAt(index);
        return CharacterData.of(c).toUpperCaseCharArray(c);
    }

    /** After a cased letter, not before one; what is ignorable in between does not count. */
    private static boolean isLastOfWord(String text, int index) {
        int before = index;
        int c = -1;
        do {
            if (before <= 0) {
                return false;
            }
            c = text.codePointBefore(before);
            before -= Character.charCount(c);
        } while (isIgnorable(c));
        if (!isCased(c)) {
            return false;
        }
        int after = index + 1;
        while (after < text.length()) {
            c = text.codePointAt(after);
            if (!isIgnorable(c)) {
                return !isCased(c);
            }
            after += Character.charCount(c);
        }
        return true;
    }

    private static boolean isCased(int c) {
        return Character.isLowerCase(c) || Character.isUpperCase(c) || Character.isTitleCase(c);
    }

    /** Marks, format controls, modifiers, and the punctuation that stands inside words. */
    private static boolean isIgnorable(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.MODIFIER_LETTER,
                    Character.MODIFIER_SYMBOL -> true;
            default -> switch (c) {
                case '\'', '.', ':', 0xb7, 0x387, 0x55f, 0x5f4, 0x2018, 0x2019, 0x2024, 0x2027, 0xfe13, 0xfe52, 0xfe55, 0xff07, 0xff0e,
                        0xff1a -> true;
                default -> false;
            };
        };
    }

    private static boolean isBeforeDot(String text, int index) {
        for (int i = index + 1; i < text.length(); i++) {
            if (text.charAt(i) == DOT_ABOVE) {
                return true;
            }
            if (Character.getType(text.charAt(i)) != Character.NON_SPACING_MARK) {
                return false;
            }
        }
        return false;
    }

    private static boolean isAfterCapitalI(String text, int index) {
        for (int i = index - 1; i >= 0; i--) {
            if (text.charAt(i) == 'I') {
                return true;
            }
            if (Character.getType(text.charAt(i)) != Character.NON_SPACING_MARK) {
                return false;
            }
        }
        return false;
    }
}
