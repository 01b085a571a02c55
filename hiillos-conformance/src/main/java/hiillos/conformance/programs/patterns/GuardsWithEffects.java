package hiillos.conformance.programs.patterns;

/** Guards are evaluated in order, once each. */
public final class GuardsWithEffects {
    private GuardsWithEffects() {}

    static int guards;

    static boolean guard(boolean value) {
        guards++;
        return value;
    }

    static int choose(Object o) {
        return switch (o) {
            case String s when guard(s.length() > 5) -> 1;
            case String s when guard(s.length() > 3) -> 2;
            case Integer i when guard(i > 5) -> 3;
            case String s -> 4;
            default -> 5;
        };
    }

    public static void main(String[] arguments) {
        for (Object o : new Object[] {"abcdef", "abcd", "ab", 9, 3, 2.0}) {
            System.out.println(choose(o) + " " + guards);
        }
    }
}
