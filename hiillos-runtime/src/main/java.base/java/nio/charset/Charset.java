package java.nio.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import sun.nio.cs.StandardCharsets;

/** A named encoding of text; the ones that exist are those of {@link java.nio.charset.StandardCharsets}. */
public abstract class Charset implements Comparable<Charset> {
    private final String name;
    private final String[] aliases;

    protected Charset(String canonicalName, String[] aliases) {
        checkName(canonicalName);
        this.name = canonicalName;
        this.aliases = aliases == null ? new String[0] : aliases;
    }

    private static void checkName(String name) {
        if (name.isEmpty()) {
            throw new IllegalCharsetNameException(name);
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean alphanumeric = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            boolean separator = c == '-' || c == '+' || c == ':' || c == '_' || c == '.';
            if (!alphanumeric && !(separator && i > 0)) {
                throw new IllegalCharsetNameException(name);
            }
        }
    }

    private static Charset find(String name) {
        if (name == null) {
            throw new IllegalArgumentException("Null charset name");
        }
        Charset found = StandardCharsets.find(name);
        if (found == null) {
            checkName(name);
        }
        return found;
    }

    public static boolean isSupported(String name) {
        return find(name) != null;
    }

    public static Charset forName(String name) {
        Charset found = find(name);
        if (found == null) {
            throw new UnsupportedCharsetException(name);
        }
        return found;
    }

    public static Charset forName(String name, Charset fallback) {
        try {
            Charset found = find(name);
            return found == null ? fallback : found;
        } catch (IllegalCharsetNameException e) {
            return fallback;
        }
    }

    public static SortedMap<String, Charset> availableCharsets() {
        TreeMap<String, Charset> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Charset charset : StandardCharsets.all()) {
            all.put(charset.name(), charset);
        }
        return all;
    }

    public static Charset defaultCharset() {
        return sun.nio.cs.UTF_8.INSTANCE;
    }

    public final String name() {
        return name;
    }

    public final Set<String> aliases() {
        return Set.of(aliases);
    }

    public String displayName() {
        return name;
    }

    public String displayName(Locale locale) {
        return name;
    }

    public final boolean isRegistered() {
        return !name.startsWith("X-") && !name.startsWith("x-");
    }

    public boolean canEncode() {
        return true;
    }

    public abstract boolean contains(Charset other);

    public abstract CharsetDecoder newDecoder();

    public abstract CharsetEncoder newEncoder();

    public final CharBuffer decode(ByteBuffer bytes) {
        try {
            return newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE).decode(bytes);
        } catch (CharacterCodingException e) {
            throw new Error(e);
        }
    }

    public final ByteBuffer encode(CharBuffer text) {
        try {
            return newEncoder().onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE).encode(text);
        } catch (CharacterCodingException e) {
            throw new Error(e);
        }
    }

    public final ByteBuffer encode(String text) {
        return encode(CharBuffer.wrap(text));
    }

    @Override
    public final int compareTo(Charset other) {
        return name.compareToIgnoreCase(other.name);
    }

    @Override
    public final int hashCode() {
        return name.hashCode();
    }

    @Override
    public final boolean equals(Object other) {
        return this == other || other instanceof Charset c && name.equals(c.name);
    }

    @Override
    public final String toString() {
        return name;
    }
}
