package hiillos.conformance.programs.numbers;

/** Classification and conversion of characters. */
public final class CharacterMethods {
    private CharacterMethods() {}

    public static void main(String[] arguments) {
        int[] points = {'a', 'Z', '5', ' ', '\t', '_', '$', 0xe9, 0xdf, 0x3a9, 0x4e2d, 0x1f600, 0x660, 0xa0, 0x2028, 0x10400};
        for (int c : points) {
            System.out.println(Integer.toHexString(c) + " " + Character.isLetter(c) + " " + Character.isDigit(c) + " "
                    + Character.isLetterOrDigit(c) + " " + Character.isWhitespace(c) + " "
                    + Character.isUpperCase(c) + " " + Character.isLowerCase(c) + " " + Character.toUpperCase(c) + " "
                            + Character.toLowerCase(c) + " "
                    + Character.isJavaIdentifierStart(c) + " " + Character.isSpaceChar(c) + " " + Character.getType(c) + " "
                            + Character.charCount(c));
        }
        System.out.println(Character.digit('f', 16) + " " + Character.forDigit(11, 16) + " " + Character.getNumericValue('z')
                + " " + Character.digit('9', 8));
        System.out.println(Character.isSurrogate('\ud800') + " " + Character.toCodePoint('\ud83d', '\ude00') + " "
                + (int) Character.highSurrogate(0x1f600));
        System.out.println(Character.toString(0x1f600).length() + " " + Character.reverseBytes('\u1234') + " "
                + Character.compare('a', 'c'));
    }
}
