package hiillos.conformance.programs.strings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Matching, groups and replacement. */
public final class RegularExpressions {
    private RegularExpressions() {}

    public static void main(String[] arguments) {
        Matcher m = Pattern.compile("(\\w+)@(\\w+)\\.(com|org)").matcher("mail bob@example.com and amy@site.org now");
        while (m.find()) {
            System.out.println(m.group() + " " + m.group(1) + " " + m.group(2) + " " + m.start() + " " + m.end(3));
        }
        System.out.println("a1b22".replaceAll("\\d+", "<$0>") + " " + "a1b22".replaceFirst("[0-9]", "#") + " "
                + "abc".matches("[a-c]{3}") + " " + "abc".matches("ab"));
        System.out.println(Pattern.compile("x*?y").matcher("xxxy").matches() + " "
                + Pattern.compile("(a|b)*c").matcher("ababc").matches() + " " + Pattern.matches("(?i)HELLO", "hello"));
        System.out.println(Pattern.compile("^(?<key>[^=]+)=(?<value>.*)$").matcher("name=value").replaceAll("${value}=${key}"));
    }
}
