package hiillos.conformance.programs.patterns;

/** Switches over sealed hierarchies without default. */
public final class SealedSwitch {
    private SealedSwitch() {}

    sealed interface Shape permits Circle, Square, Group {}

    record Circle(double r) implements Shape {}

    record Square(double side) implements Shape {}

    record Group(Shape... parts) implements Shape {}

    static double area(Shape s) {
        return switch (s) {
            case Circle c -> 3 * c.r() * c.r();
            case Square q -> q.side() * q.side();
            case Group g -> {
                double sum = 0;
                for (Shape part : g.parts()) {
                    sum += area(part);
                }
                yield sum;
            }
        };
    }

    public static void main(String[] arguments) {
        System.out.println(area(new Group(new Circle(1), new Square(2), new Group(), new Group(new Square(0.5)))));
        try {
            area(null);
        } catch (NullPointerException e) {
            System.out.println("null");
        }
    }
}
