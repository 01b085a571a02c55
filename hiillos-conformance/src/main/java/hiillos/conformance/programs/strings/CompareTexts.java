package hiillos.conformance.programs.strings;

import java.util.Arrays;

/** Orders of strings with and without case. */
public final class CompareTexts {
    private CompareTexts() {}

    public static void main(String[] arguments) {
        String[] words = {"pear", "Apple", "fig", "apple", "", "\u00e9clair", "zoo", "Zoo", "fig2", "\u4e2d"};
        Arrays.sort(words);
        System.out.println(Arrays.toString(words));
        Arrays.sort(words, String.CASE_INSENSITIVE_ORDER);
        System.out.println(Arrays.toString(words));
        Arrays.sort(words, (a, b) -> b.length() - a.length());
        System.out.println(Arrays.toString(words));
        System.out.println(String.CASE_INSENSITIVE_ORDER.compare("abc", "ABD") + " " + "abc".compareTo("abcd") + " "
                + "b".compareTo("a"));
    }
}
