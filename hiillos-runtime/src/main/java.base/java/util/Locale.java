package java.util;

/**
 * A language and country. This runtime has no locale data: whatever is formatted looks as in {@link #ROOT}, and only the
 * root locale, English and their countries are named.
 */
public final class Locale implements Cloneable, java.io.Serializable {
    private static final long serialVersionUID = 9149081749638150636L;

    public static final Locale ROOT = new Locale("", "");
    public static final Locale ENGLISH = new Locale("en", "");
    public static final Locale US = new Locale("en", "US");
    public static final Locale UK = new Locale("en", "GB");

    private final String language;
    private final String country;

    /** What a default locale is used for. */
    public enum Category {
        DISPLAY,
        FORMAT
    }

    private Locale(String language, String country) {
        this.language = language;
        this.country = country;
    }

    public static Locale of(String language) {
        return of(language, "");
    }

    public static Locale of(String language, String country) {
        return new Locale(lower(language), upper(country));
    }

    // ASCII only, and not by String.toLowerCase, which asks for a locale.
    private static String lower(String text) {
        StringBuilder result = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                result.setCharAt(i, (char) (c + 32));
            }
        }
        return result.toString();
    }

    private static String upper(String text) {
        StringBuilder result = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                result.setCharAt(i, (char) (c - 32));
            }
        }
        return result.toString();
    }

    public static Locale getDefault() {
        return ENGLISH;
    }

    public static Locale getDefault(Category category) {
        return ENGLISH;
    }

    public String getLanguage() {
        return language;
    }

    public String getCountry() {
        return country;
    }

    public String getVariant() {
        return "";
    }

    public String getScript() {
        return "";
    }

    /** Null: no locale has extensions. */
    public String getUnicodeLocaleType(String key) {
        return null;
    }

    public String toLanguageTag() {
        return language.isEmpty() ? "und" : country.isEmpty() ? language : language + "-" + country;
    }

    @Override
    public String toString() {
        return country.isEmpty() ? language : language + "_" + country;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Locale l && language.equals(l.language) && country.equals(l.country);
    }

    @Override
    public int hashCode() {
        return 31 * language.hashCode() + country.hashCode();
    }
}
