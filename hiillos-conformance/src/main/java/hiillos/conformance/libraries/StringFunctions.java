package hiillos.conformance.libraries;

import java.util.Arrays;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.text.WordUtils;

/** Functions on strings of commons-lang3. */
@SuppressWarnings("deprecation")
public final class StringFunctions {
    private StringFunctions() {}

    public static void main(String[] arguments) {
        System.out.println(StringUtils.abbreviate("The quick brown fox", 10) + "|" + StringUtils.center("x", 7, '*') + "|"
                + StringUtils.capitalize("word") + "|" + StringUtils.chomp("line\r\n") + "|" + StringUtils.reverse("abc"));
        System.out.println(StringUtils.isBlank(" \t") + " " + StringUtils.isNumeric("0123") + " " + StringUtils.isAlpha("a1") + " "
                + StringUtils.containsIgnoreCase("Hello", "ELL") + " " + StringUtils.countMatches("banana", "an"));
        System.out.println(StringUtils.join(new int[] {1, 2, 3}, ';') + " " + StringUtils.join(Arrays.asList("a", null, "c"), ", ") + " "
                + StringUtils.leftPad("7", 3, '0') + " " + StringUtils.repeat("ab", "-", 3) + " " + StringUtils.swapCase("aBc"));
        System.out.println(Arrays.toString(StringUtils.split("a,,b c", ", ")) + Arrays.toString(StringUtils.splitByCharacterTypeCamelCase(
                "fooBarBAZ99")) + StringUtils.substringBetween("[one][two]", "[", "]") + Arrays.toString(StringUtils.substringsBetween(
                "[one][two]", "[", "]")));
        System.out.println(StringUtils.getLevenshteinDistance("kitten", "sitting") + " " + StringUtils.difference("i am a machine",
                "i am a robot") + " " + StringUtils.getCommonPrefix("interview", "internet", "interval") + " "
                + StringUtils.normalizeSpace("  a   b \n c "));
        System.out.println(StringUtils.replaceEach("abcde", new String[] {"ab", "d"}, new String[] {"w", "t"}) + " "
                + StringUtils.rotate("abcdefg", 2) + " " + StringUtils.stripEnd("120.00", ".0") + " " + StringUtils.uncapitalize("Cat")
                + " " + StringUtils.wrapIfMissing("x", "'") + " " + StringUtils.truncate("abcdefg", 4) + " "
                + StringUtils.overlay("abcdef", "zz", 2, 4) + " " + StringUtils.deleteWhitespace(" a b "));
        System.out.println(WordUtils.capitalizeFully("i am FINE") + " " + WordUtils.initials("Ben John Lee") + "\n"
                + WordUtils.wrap("The quick brown fox jumps over the lazy dog", 15));
        System.out.println(StringUtils.defaultIfEmpty("", "none") + StringUtils.indexOfAny("zzabyycdxx", "cd", "ab")
                + StringUtils.equalsAny("b", "a", "b") + StringUtils.compare(null, "a") + StringUtils.isMixedCase("aB")
                + StringUtils.getDigits("+49 (30) 1234") + StringUtils.unwrap("'a'", '\'') + StringUtils.toRootUpperCase("ß"));
    }
}
