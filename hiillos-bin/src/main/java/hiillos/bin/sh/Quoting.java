package hiillos.bin.sh;

/** Text as a word of the shell's language. */
final class Quoting {
    private Quoting() {}

    /** Between single quotes. */
    static String always(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Quoted only if it would mean something else otherwise. */
    static String ifNeeded(String text) {
        if (text.isEmpty()) {
            return "''";
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') && "%+,-./:=@_".indexOf(c) < 0) {
                return always(text);
            }
        }
        return text;
    }
}
