package hiillos.conformance.programs.patterns;

/** Switches over types, with guards and null. */
public final class PatternSwitch {
    private PatternSwitch() {}

    static String describe(Object o) {
        return switch (o) {
            case null -> "null";
            case Integer i when i > 100 -> "large " + i;
            case Integer i when i < 0 -> "negative " + i;
            case Integer i -> "integer " + i;
            case Long l -> "long " + l;
            case String s when s.isEmpty() -> "empty";
            case String s -> "string " + s.length();
            case int[] a when a.length > 2 -> "long array " + a[2];
            case int[] a -> "array " + a.length;
            case Enum<?> e -> "enum " + e.name();
            case CharSequence c -> "characters " + c;
            case Class<?> c -> "class " + c.getSimpleName();
            default -> "other " + o.getClass().getSimpleName();
        };
    }

    enum Letter { A, B }

    public static void main(String[] arguments) {
        Object[] values = {null, 101, -1, 5, 7L, "", "abc", new int[3], new int[1], Letter.B, new StringBuilder("sb"),
                String.class, 2.5, 'c', new int[0][0]};
        for (Object v : values) {
            System.out.println(describe(v));
        }
    }
}
