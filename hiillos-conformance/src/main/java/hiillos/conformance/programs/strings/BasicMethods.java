package hiillos.conformance.programs.strings;

/** Searching, cutting and comparing. */
public final class BasicMethods {
    private BasicMethods() {}

    public static void main(String[] arguments) {
        String s = "The quick brown fox";
        System.out.println(s.length() + " " + s.charAt(4) + " " + s.indexOf('q') + " " + s.indexOf("o") + " " + s.indexOf('o',
                13) + " " + s.lastIndexOf('o') + " " + s.lastIndexOf("o", 16)
                + " " + s.indexOf("zebra") + " " + s.indexOf("") + " " + s.lastIndexOf("") + " " + s.indexOf("fox", -5));
        System.out.println(s.substring(4) + "|" + s.substring(4, 9) + "|" + s.substring(19) + "|" + s.substring(3, 3) + "|");
        System.out.println(s.startsWith("The") + " " + s.startsWith("quick", 4) + " " + s.endsWith("fox") + " "
                + s.contains("brown") + " " + s.isEmpty() + " " + "".isEmpty() + " " + " \t".isBlank());
        System.out.println("a".compareTo("b") + " " + "abc".compareTo("ab") + " " + "A".compareToIgnoreCase("b") + " "
                + "abc".equalsIgnoreCase("ABC") + " " + "abc".equals(null) + " " + "b".compareTo("a\uffff"));
        System.out.println(s.toUpperCase() + s.toLowerCase() + s.replace('o', '0') + s.replace("quick", "slow")
                + "aaa".replace("aa", "b") + "ab".replace("", "-"));
        System.out.println("[" + "  trim \n".trim() + "] [" + "\u2003strip ".strip() + "] [" + " x ".stripLeading() + "] ["
                + " x ".stripTrailing() + "]");
        System.out.println("ab".repeat(3) + "x".repeat(0) + "c".concat("d") + String.join("-", "a", "b", "c")
                + String.valueOf(new char[] {'x', 'y'}) + String.copyValueOf(new char[] {'a', 'b', 'c'}, 1, 2));
        System.out.println("abc".hashCode() + " " + "".hashCode() + " " + "polygenelubricants".hashCode() + " "
                + "\u1234\uffff".hashCode());
    }
}
