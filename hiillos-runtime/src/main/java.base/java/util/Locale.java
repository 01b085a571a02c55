package java.util;

import java.util.stream.Stream;

/**
 * A language, country, script and variant. This runtime has locale data of English, British English and the root only: in every
 * other locale things look as in {@link #ROOT}. The default locale is English.
 */
public final class Locale implements Cloneable, java.io.Serializable {
    private static final long serialVersionUID = 9149081749638150636L;

    public static final Locale ROOT = new Locale("", "", "");
    public static final Locale ENGLISH = new Locale("en", "", "");
    public static final Locale FRENCH = new Locale("fr", "", "");
    public static final Locale GERMAN = new Locale("de", "", "");
    public static final Locale ITALIAN = new Locale("it", "", "");
    public static final Locale JAPANESE = new Locale("ja", "", "");
    public static final Locale KOREAN = new Locale("ko", "", "");
    public static final Locale CHINESE = new Locale("zh", "", "");
    public static final Locale SIMPLIFIED_CHINESE = new Locale("zh", "CN", "");
    public static final Locale TRADITIONAL_CHINESE = new Locale("zh", "TW", "");
    public static final Locale FRANCE = new Locale("fr", "FR", "");
    public static final Locale GERMANY = new Locale("de", "DE", "");
    public static final Locale ITALY = new Locale("it", "IT", "");
    public static final Locale JAPAN = new Locale("ja", "JP", "");
    public static final Locale KOREA = new Locale("ko", "KR", "");
    public static final Locale UK = new Locale("en", "GB", "");
    public static final Locale US = new Locale("en", "US", "");
    public static final Locale CANADA = new Locale("en", "CA", "");
    public static final Locale CANADA_FRENCH = new Locale("fr", "CA", "");
    public static final Locale CHINA = SIMPLIFIED_CHINESE;
    public static final Locale PRC = SIMPLIFIED_CHINESE;
    public static final Locale TAIWAN = TRADITIONAL_CHINESE;

    private static final int SCRIPT_LENGTH = 4;

    private final String language;
    private final String country;
    private final String variant;
    private final String script;

    /** What a default locale is used for. */
    public enum Category {
        DISPLAY,
        FORMAT
    }

    @Deprecated(since = "19")
    public Locale(String language, String country, String variant) {
        this(language, "", country, variant);
    }

    @Deprecated(since = "19")
    public Locale(String language, String country) {
        this(language, "", country, "");
    }

    @Deprecated(since = "19")
    public Locale(String language) {
        this(language, "", "", "");
    }

    private Locale(String language, String script, String country, String variant) {
        this.language = ascii(language, 'A', 'Z', 32);
        this.script = script;
        this.country = ascii(country, 'a', 'z', -32);
        this.variant = Objects.requireNonNull(variant);
    }

    public static Locale of(String language) {
        return new Locale(language, "", "", "");
    }

    public static Locale of(String language, String country) {
        return new Locale(language, "", country, "");
    }

    public static Locale of(String language, String country, String variant) {
        return new Locale(language, "", country, variant);
    }

    /** The text with the letters from {@code first} to {@code last} moved; not by String's methods, which ask for a locale. */
    private static String ascii(String text, char first, char last, int distance) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= first && text.charAt(i) <= last) {
                char[] result = text.toCharArray();
                for (int k = i; k < result.length; k++) {
                    if (result[k] >= first && result[k] <= last) {
                        result[k] += (char) distance;
                    }
                }
                return new String(result);
            }
        }
        return text;
    }

    /** The locale of a tag as {@code de-DE} or {@code zh-Hant-TW}; what follows, extensions among it, is dropped. */
    public static Locale forLanguageTag(String tag) {
        String[] parts = tag.replace('_', '-').split("-");
        int next = 1;
        String script = "";
        String country = "";
        if (next < parts.length && parts[next].length() == SCRIPT_LENGTH) {
            script = ascii(parts[next].substring(0, 1), 'a', 'z', -32) + ascii(parts[next].substring(1), 'A', 'Z', 32);
            next++;
        }
        if (next < parts.length && (parts[next].length() == 2 || parts[next].length() == 3)) {
            country = parts[next];
        }
        return new Locale(parts[0].equals("und") ? "" : parts[0], script, country, "");
    }

    public static Locale getDefault() {
        return Defaults.locale;
    }

    public static Locale getDefault(Category category) {
        return category == Category.DISPLAY ? Defaults.display : Defaults.locale;
    }

    public static void setDefault(Locale locale) {
        Defaults.locale = Objects.requireNonNull(locale);
        Defaults.display = locale;
    }

    public static void setDefault(Category category, Locale locale) {
        Objects.requireNonNull(locale);
        if (category == Category.DISPLAY) {
            Defaults.display = locale;
        } else {
            Defaults.locale = locale;
        }
    }

    private static final class Defaults {
        private static Locale locale = ENGLISH;
        private static Locale display = ENGLISH;
    }

    public static Locale[] getAvailableLocales() {
        return new Locale[] {ROOT, ENGLISH, US, UK};
    }

    public static Stream<Locale> availableLocales() {
        return Stream.of(getAvailableLocales());
    }

    public String getLanguage() {
        return language;
    }

    public String getCountry() {
        return country;
    }

    public String getVariant() {
        return variant;
    }

    public String getScript() {
        return script;
    }

    public boolean hasExtensions() {
        return false;
    }

    public Locale stripExtensions() {
        return this;
    }

    /** Null: no locale has extensions. */
    public String getUnicodeLocaleType(String key) {
        return null;
    }

    /** The code: there are no names of languages. */
    public String getDisplayLanguage() {
        return language.equals("en") ? "English" : language;
    }

    /** The code: there are no names of countries. */
    public String getDisplayCountry() {
        return country.equals("US") ? "United States" : country.equals("GB") ? "United Kingdom" : country;
    }

    public String getDisplayName() {
        return country.isEmpty() ? getDisplayLanguage() : getDisplayLanguage() + " (" + getDisplayCountry() + ")";
    }

    public String toLanguageTag() {
        String tag = language.isEmpty() ? "und" : language;
        tag = script.isEmpty() ? tag : tag + "-" + script;
        tag = country.isEmpty() ? tag : tag + "-" + country;
        return variant.isEmpty() ? tag : tag + "-" + variant;
    }

    @Override
    public String toString() {
        if (language.isEmpty() && country.isEmpty()) {
            return "";
        }
        String text = country.isEmpty() && variant.isEmpty() && script.isEmpty() ? language : language + "_" + country;
        text = variant.isEmpty() ? text : text + "_" + variant;
        return script.isEmpty() ? text : text + (variant.isEmpty() ? "_#" : "_") + script;
    }

    @Override
    public Object clone() {
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Locale l && language.equals(l.language) && country.equals(l.country) && variant.equals(l.variant)
                && script.equals(l.script);
    }

    @Override
    public int hashCode() {
        return ((language.hashCode() * 31 + script.hashCode()) * 31 + country.hashCode()) * 31 + variant.hashCode();
    }
}
