package sun.nio.cs;

import java.nio.charset.Charset;

/** The charsets of this runtime and their other names. */
public class StandardCharsets {
    private StandardCharsets() {}

    public static Charset[] all() {
        return new Charset[] {UTF_8.INSTANCE, ISO_8859_1.INSTANCE, US_ASCII.INSTANCE,
            java.nio.charset.StandardCharsets.UTF_16, java.nio.charset.StandardCharsets.UTF_16BE,
            java.nio.charset.StandardCharsets.UTF_16LE, java.nio.charset.StandardCharsets.UTF_32,
            java.nio.charset.StandardCharsets.UTF_32BE, java.nio.charset.StandardCharsets.UTF_32LE};
    }

    /** The charset of that name or alias, whatever its case; null if there is none. */
    public static Charset find(String name) {
        if (isOneOf(name, "UTF-8", aliases_UTF_8())) {
            return UTF_8.INSTANCE;
        }
        if (isOneOf(name, "ISO-8859-1", aliases_ISO_8859_1())) {
            return ISO_8859_1.INSTANCE;
        }
        if (isOneOf(name, "US-ASCII", aliases_US_ASCII())) {
            return US_ASCII.INSTANCE;
        }
        if (isOneOf(name, "UTF-16", aliases_UTF_16())) {
            return java.nio.charset.StandardCharsets.UTF_16;
        }
        if (isOneOf(name, "UTF-16BE", aliases_UTF_16BE())) {
            return java.nio.charset.StandardCharsets.UTF_16BE;
        }
        if (isOneOf(name, "UTF-16LE", aliases_UTF_16LE())) {
            return java.nio.charset.StandardCharsets.UTF_16LE;
        }
        if (isOneOf(name, "UTF-32", aliases_UTF_32())) {
            return java.nio.charset.StandardCharsets.UTF_32;
        }
        if (isOneOf(name, "UTF-32BE", aliases_UTF_32BE())) {
            return java.nio.charset.StandardCharsets.UTF_32BE;
        }
        return isOneOf(name, "UTF-32LE", aliases_UTF_32LE()) ? java.nio.charset.StandardCharsets.UTF_32LE : null;
    }

    private static boolean isOneOf(String name, String canonical, String[] aliases) {
        if (name.equalsIgnoreCase(canonical)) {
            return true;
        }
        for (String alias : aliases) {
            if (name.equalsIgnoreCase(alias)) {
                return true;
            }
        }
        return false;
    }

    // The names are fixed by the charset classes, which call these from their constructors.

    static String[] aliases_UTF_8() {
        return new String[] {"UTF8", "unicode-1-1-utf-8"};
    }

    static String[] aliases_ISO_8859_1() {
        return new String[] {"ISO8859_1", "latin1", "l1", "ISO8859-1", "iso-ir-100", "csISOLatin1", "cp819", "IBM819",
            "8859_1", "ISO_8859-1", "ISO_8859_1", "IBM-819", "819", "ISO_8859-1:1987"};
    }

    static String[] aliases_US_ASCII() {
        return new String[] {"ASCII", "ASCII7", "ISO646-US", "646", "us", "csASCII", "cp367", "IBM367", "iso-ir-6",
            "ANSI_X3.4-1968", "ANSI_X3.4-1986", "ISO_646.irv:1983", "ISO_646.irv:1991", "default", "iso_646.irv:1983"};
    }

    static String[] aliases_UTF_16() {
        return new String[] {"UTF_16", "utf16", "unicode", "UnicodeBig"};
    }

    static String[] aliases_UTF_16BE() {
        return new String[] {"UTF_16BE", "ISO-10646-UCS-2", "X-UTF-16BE", "UnicodeBigUnmarked"};
    }

    static String[] aliases_UTF_16LE() {
        return new String[] {"UTF_16LE", "X-UTF-16LE", "UnicodeLittleUnmarked"};
    }

    static String[] aliases_UTF_32() {
        return new String[] {"UTF_32", "UTF32", "ISO-10646-UCS-4"};
    }

    static String[] aliases_UTF_32BE() {
        return new String[] {"UTF_32BE", "X-UTF-32BE"};
    }

    static String[] aliases_UTF_32LE() {
        return new String[] {"UTF_32LE", "X-UTF-32LE"};
    }
}
