package hiillos.conformance.speed;

/** Calls through an interface with one to four implementations, by a changing receiver. */
final class InterfaceWorkload implements Workload {
    private interface Shape {
        int area(int scale);
    }

    private record Square(int side) implements Shape {
        @Override
        public int area(int scale) {
            return side * side * scale;
        }
    }

    private record Rectangle(int width, int height) implements Shape {
        @Override
        public int area(int scale) {
            return width * height + scale;
        }
    }

    private record Triangle(int base, int height) implements Shape {
        @Override
        public int area(int scale) {
            return (base * height >> 1) ^ scale;
        }
    }

    private record Circle(int radius) implements Shape {
        @Override
        public int area(int scale) {
            return radius * radius * 355 / 113 - scale;
        }
    }

    private final Shape[] shapes = new Shape[1024];

    InterfaceWorkload() {
        int seed = 17;
        for (int i = 0; i < shapes.length; i++) {
            seed = seed * 1103515245 + 12345;
            int size = (seed >>> 20 & 15) + 1;
            shapes[i] = switch (seed >>> 28 & 3) {
                case 0 -> new Square(size);
                case 1 -> new Rectangle(size, size + 1);
                case 2 -> new Triangle(size + 2, size);
                default -> new Circle(size);
            };
        }
    }

    @Override
    public String name() {
        return "interface dispatch";
    }

    @Override
    public long run() {
        long sum = 0;
        for (int round = 0; round < 200; round++) {
            for (Shape s : shapes) {
                sum = sum * 3 + s.area(round);
            }
        }
        return sum;
    }
}
