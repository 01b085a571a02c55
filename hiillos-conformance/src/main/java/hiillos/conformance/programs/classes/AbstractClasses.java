package hiillos.conformance.programs.classes;

/** Abstract methods with template methods. */
public final class AbstractClasses {
    private AbstractClasses() {}

    abstract static class Shape {
        abstract double area();

        abstract String name();

        @Override
        public String toString() {
            return name() + " " + area();
        }
    }

    static class Square extends Shape {
        final double side;

        Square(double side) {
            this.side = side;
        }

        @Override
        double area() {
            return side * side;
        }

        @Override
        String name() {
            return "square";
        }
    }

    static final class Circle extends Shape {
        @Override
        double area() {
            return Math.PI;
        }

        @Override
        String name() {
            return "circle";
        }
    }

    public static void main(String[] arguments) {
        double total = 0;
        for (Shape s : new Shape[] {new Square(2), new Circle(), new Square(0.5)}) {
            System.out.println(s);
            total += s.area();
        }
        System.out.println(total);
    }
}
