package hiillos.conformance.programs.strings;

/** Text blocks with indentation and escapes. */
public final class TextBlocks {
    private TextBlocks() {}

    public static void main(String[] arguments) {
        String text = """
                Hello
                  indented "quotes" and \"""
                tab\tand backslash \\ and \
                joined
                trailing   \s
                unicode \u00e9
                """;
        System.out.print(text);
        System.out.println(text.length() + " " + text.lines().count());
        System.out.println("""
                no end""".equals("no end"));
        System.out.println("  a\n    b\n".stripIndent().replace("\n", "|") + "a\\tb".translateEscapes() + "x".indent(2));
    }
}
