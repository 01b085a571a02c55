/** Pattern switches over all label kinds, with guards that restart. */
public class Switches {
    enum Color { RED, GREEN { @Override public String toString() { return "green!"; } }, BLUE }
    enum Mean implements Shape { LEAN, BULKY }
    sealed interface Shape permits Mean, Circle, Square {}
    record Circle(double radius) implements Shape {}
    record Square(int side, Object inside) implements Shape {}
    record Wide(long a, double b, Object t) {}
    enum NeverTouched implements java.util.function.Supplier<String> {
        ONLY;
        static { log.append("initialised"); }
        @Override public String get() { return "only"; }
    }
    static StringBuilder log = new StringBuilder();

    static String ofObject(Object o) {
        return switch (o) {
            case null -> "null";
            case String s when s.length() > 3 -> "long " + s;
            case String s when s.startsWith("a") -> "a-" + s;
            case String s -> "short " + s;
            case Integer i when i > 100 -> "big";
            case Integer i -> "int " + i;
            case int[] a when a.length == 2 -> "pair";
            case int[] a -> "ints " + a.length;
            case Color c when c == Color.RED -> "red";
            case Color c -> "color " + c;
            case Square(int side, Circle(double r)) when side > r -> "circle in square " + r;
            case Wide(long a, double b, String t) when t.isEmpty() -> "wide " + a + b;
            case Wide(long a, double b, Integer t) when t > a -> "wider " + a + b + t;
            case Wide(long a, double b, var t) -> "widest " + a + b + t;
            case Square(int side, var inside) -> "square " + side + ofObject(inside);
            case CharSequence cs -> "chars " + cs.length();
            default -> "other " + o.getClass().getSimpleName();
        };
    }
    static String ofShape(Shape s) {
        return switch (s) {
            case Mean.LEAN -> "lean";
            case Mean.BULKY -> "bulky";
            case Circle c when c.radius() < 1 -> "dot";
            case Circle c -> "circle";
            case Square q -> "square";
        };
    }
    static int ofColor(Color c, boolean take) {
        return switch (c) {
            case RED -> 1;
            case Color x when take -> 2;
            case GREEN -> 3;
            case Color x when x.name().length() > 9 -> 4;
            case BLUE -> 5;
        };
    }
    static int ofString(String s) {
        return switch (s) {
            case "one" -> 1;
            case String x when x.length() == 2 -> 2;
            case "three", "drei" -> 3;
            case null, default -> 0;
        };
    }
    static String ofInteger(Integer i) {
        return switch (i) { case 1 -> "one"; case Integer x when x > 5 -> ">5"; case 5 -> "five"; case 70000 -> "?"; case Integer x -> "i" + x; };
    }
    static String ofCharacter(Character c) {
        return switch (c) { case 'x' -> "ex"; case Character y when y > 'x' -> "past"; case 'b' -> "bee"; case Character y -> "c" + y; };
    }
    static String lazily(java.util.function.Supplier<String> o) {
        return switch (o) { case NeverTouched.ONLY -> "only"; default -> "not"; };
    }

    public static String run() {
        StringBuilder out = new StringBuilder();
        for (Object o : new Object[] {null, "abcd", "ab", "b", 101, 5, new int[2], new int[3], Color.RED, Color.GREEN,
                new Square(3, new Circle(2)), new Square(1, new Circle(2)), new Square(1, null), new Wide(1, 2, ""), new Wide(1, 2, 3), new Wide(1, 2, 0), new Wide(1, 2, "z"), new StringBuilder("x"), 5L, 'c'}) {
            out.append(ofObject(o)).append('\n');
        }
        for (Shape s : new Shape[] {Mean.LEAN, Mean.BULKY, new Circle(0.5), new Circle(2), new Square(1, 1)}) {
            out.append(ofShape(s)).append('\n');
        }
        for (Color c : Color.values()) {
            out.append(ofColor(c, true)).append(ofColor(c, false)).append('\n');
        }
        for (String s : new String[] {"one", "xx", "three", "drei", "four", null}) {
            out.append(ofString(s)).append('\n');
        }
        for (Integer i : new Integer[] {1, 2, 5, 6, 70000}) {
            out.append(ofInteger(i)).append('\n');
        }
        for (char c : "xybA".toCharArray()) {
            out.append(ofCharacter(c)).append('\n');
        }
        try {
            ofShape(null);
        } catch (NullPointerException e) {
            out.append("NPE\n");
        }
        out.append(lazily(() -> "1")).append("[").append(log).append("]").append(lazily(NeverTouched.ONLY)).append(log);
        return out.toString();
    }
}
