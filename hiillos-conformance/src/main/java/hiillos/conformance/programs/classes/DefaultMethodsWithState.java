package hiillos.conformance.programs.classes;

/** Default methods that call abstract, static and private ones. */
public final class DefaultMethodsWithState {
    private DefaultMethodsWithState() {}

    interface Shape {
        double width();

        double height();

        default double area() {
            return scaled(1);
        }

        private double scaled(double factor) {
            return check(width() * height() * factor);
        }

        private static double check(double d) {
            return d < 0 ? 0 : d;
        }

        static Shape square(double side) {
            return new Shape() {
                @Override
                public double width() {
                    return side;
                }

                @Override
                public double height() {
                    return side;
                }
            };
        }

        default Shape twice() {
            return square(width() * 2);
        }
    }

    record Box(double width, double height) implements Shape {}

    public static void main(String[] arguments) {
        System.out.println(Shape.square(3).area() + new Box(2, 5).area() + new Box(-1, 5).area() + new Box(2, 3).twice().area());
    }
}
