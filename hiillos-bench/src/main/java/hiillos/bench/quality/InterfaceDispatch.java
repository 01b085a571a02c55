package hiillos.bench.quality;

/** Calls through an interface with five implementations, at one call site. */
final class InterfaceDispatch implements Workload {
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
            return width * height * scale;
        }
    }

    private record Triangle(int base, int height) implements Shape {
        @Override
        public int area(int scale) {
            return base * height * scale >> 1;
        }
    }

    private record Disc(int radius) implements Shape {
        @Override
        public int area(int scale) {
            return radius * radius * 3 * scale;
        }
    }

    private record Nothing() implements Shape {
        @Override
        public int area(int scale) {
            return scale;
        }
    }

    private final Shape[] shapes = new Shape[1000];

    InterfaceDispatch() {
        int state = 7;
        for (int i = 0; i < shapes.length; i++) {
            state = state * 1664525 + 1013904223;
            shapes[i] = switch ((state >>> 16) % 5) {
                case 0 -> new Square(i);
                case 1 -> new Rectangle(i, i + 1);
                case 2 -> new Triangle(i, i + 2);
                case 3 -> new Disc(i);
                default -> new Nothing();
            };
        }
    }

    @Override
    public String name() {
        return "interface-dispatch";
    }

    @Override
    public long run() {
        long sum = 0;
        for (int round = 0; round < 200; round++) {
            for (Shape shape : shapes) {
                sum += shape.area(round);
            }
        }
        return sum;
    }
}
