package hiillos.runtime.library;

/** What the class library needs of {@code String.format} for the messages of its exceptions; see cuts.txt. */
final class MessageText {
    private MessageText() {}

    /** Replaces each {@code %s}, {@code %d} and (an int) {@code %X} by the next argument, and {@code %%} and {@code %n}. */
    static String format(String pattern, Object... arguments) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '%' || i + 1 == pattern.length()) {
                text.append(c);
                continue;
            }
            i++;
            switch (pattern.charAt(i)) {
                case 's', 'd' -> text.append(next < arguments.length ? arguments[next++] : null);
                case 'n' -> text.append('\n');
                case 'X' -> upperHex(text, (Integer) arguments[next++]);
                default -> text.append(pattern.charAt(i));
            }
        }
        return text.toString();
    }

    /** Not by String.toUpperCase, which drags in the tables of all letters. */
    private static void upperHex(StringBuilder text, int value) {
        String digits = Integer.toHexString(value);
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            text.append(c >= 'a' ? (char) (c - 32) : c);
        }
    }
}
