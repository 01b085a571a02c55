package hiillos.conformance.programs.strings;

/** Lines, characters and strips. */
public final class StringMethodsOfLines {
    private StringMethodsOfLines() {}

    public static void main(String[] arguments) {
        "a\nb\r\nc\n\nd".lines().forEach(l -> System.out.println("[" + l + "]"));
        System.out.println("hello".chars().filter(c -> c == 'l').count() + " " + "abc".chars().map(c -> c - 'a').sum());
        System.out.println("x".compareTo("y") + " " + "Abc".regionMatches(true, 1, "xBC", 1, 2) + " "
                + "abc".contentEquals(new StringBuilder("abc")));
        System.out.println("a-b".transform(s -> s + "!") + " " + "%d".formatted(5).length());
    }
}
