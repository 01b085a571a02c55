package hiillos.conformance.programs.control;

/** Switches over strings, with equal hash codes. */
public final class SwitchOnStrings {
    private SwitchOnStrings() {}

    static String choose(String s) {
        return switch (s) {
            case "Aa" -> "first";
            case "BB" -> "second";
            case "AaAa", "BBBB" -> "third";
            case "AaBB" -> "fourth";
            case "" -> "empty";
            default -> "none";
        };
    }

    public static void main(String[] arguments) {
        for (String s : new String[] {"Aa", "BB", "AaAa", "BBBB", "AaBB", "BBAa", "", "C#", "aa"}) {
            System.out.println(s + " " + s.hashCode() + " " + choose(s));
        }
        System.out.println(choose(new String("BB")) + choose("A" + "a".repeat(1)));
        try {
            choose(null);
        } catch (NullPointerException e) {
            System.out.println("null");
        }
        switch ("b".concat("c")) {
            case "bc":
                System.out.println("falls");
            case "x":
                System.out.println("through");
                break;
            default:
                System.out.println("not here");
        }
    }
}
