package hiillos.conformance.programs.patterns;

/** Deconstruction of records, nested and with var. */
public final class RecordPatterns {
    private RecordPatterns() {}

    record Point(int x, int y) {}

    record Line(Point from, Point to) {}

    record Box(Object content) {}

    static String describe(Object o) {
        if (o instanceof Line(Point(int a, int b), Point(var c, var d)) && a == c) {
            return "vertical " + a + " " + b + " " + d;
        }
        if (o instanceof Line(Point from, var to)) {
            return "line " + from.x() + to;
        }
        if (o instanceof Box(Box(Box(String s)))) {
            return "deep " + s;
        }
        if (o instanceof Box(Point(int x, int y))) {
            return "boxed " + (x + y);
        }
        if (o instanceof Box(var content)) {
            return "box of " + content;
        }
        return "other";
    }

    public static void main(String[] arguments) {
        System.out.println(describe(new Line(new Point(1, 2), new Point(1, 5))));
        System.out.println(describe(new Line(new Point(1, 2), new Point(3, 5))));
        try {
            System.out.println(describe(new Line(null, new Point(3, 5))));
        } catch (NullPointerException e) {
            System.out.println("null matches a type pattern that is total");
        }
        System.out.println(describe(new Line(new Point(1, 2), null)));
        System.out.println(describe(new Box(new Box(new Box("x")))));
        System.out.println(describe(new Box(new Box(new Box(1)))));
        System.out.println(describe(new Box(new Point(20, 22))));
        System.out.println(describe(new Box(null)));
        System.out.println(describe("text"));
    }
}
