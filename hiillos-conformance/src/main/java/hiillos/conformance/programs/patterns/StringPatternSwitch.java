package hiillos.conformance.programs.patterns;

/** String and integer labels with guards and null. */
public final class StringPatternSwitch {
    private StringPatternSwitch() {}

    static String text(String s) {
        return switch (s) {
            case null -> "none";
            case "a", "b" -> "letter";
            case String t when t.startsWith("x") -> "x" + t.length();
            case "xyz" -> "never";
            default -> "default";
        };
    }

    static String number(Integer i) {
        return switch (i) {
            case 1 -> "one";
            case Integer n when n > 10 -> "large";
            case 2 -> "two";
            case null, default -> "null or other";
        };
    }

    public static void main(String[] arguments) {
        System.out.println(text(null) + text("a") + text("b") + text("xyz") + text("q"));
        System.out.println(number(1) + number(2) + number(11) + number(null) + number(5));
    }
}
