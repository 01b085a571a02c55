package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Shapes as sealed records: areas, convex hulls, closest pairs, intersections, points in polygons. */
public final class GeometryKit {
    record Point(double x, double y) implements Comparable<Point> {
        Point minus(Point o) {
            return new Point(x - o.x, y - o.y);
        }

        double cross(Point o) {
            return x * o.y - y * o.x;
        }

        double distance(Point o) {
            return Math.sqrt((x - o.x) * (x - o.x) + (y - o.y) * (y - o.y));
        }

        @Override
        public int compareTo(Point o) {
            return Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y).compare(this, o);
        }

        @Override
        public String toString() {
            return String.format("(%.2f, %.2f)", x, y);
        }
    }

    sealed interface Shape permits Circle, Rectangle, Polygon {}

    record Circle(Point centre, double radius) implements Shape {
        Circle {
            if (!(radius > 0)) {
                throw new IllegalArgumentException("radius " + radius);
            }
        }
    }

    record Rectangle(Point corner, double width, double height) implements Shape {}

    record Polygon(List<Point> points) implements Shape {
        Polygon {
            points = List.copyOf(points);
        }
    }

    record Pair(Point a, Point b) {
        double distance() {
            return a.distance(b);
        }
    }

    private GeometryKit() {}

    static double area(Shape shape) {
        return switch (shape) {
            case Circle(Point c, double r) -> Math.PI * r * r;
            case Rectangle(Point c, double w, double h) -> w * h;
            case Polygon(List<Point> p) -> Math.abs(IntStream.range(0, p.size()).mapToDouble(i -> p.get(i).cross(p.get((i + 1) % p.size()))).sum()) / 2;
        };
    }

    static boolean contains(Shape shape, Point q) {
        return switch (shape) {
            case Circle(Point c, double r) -> c.distance(q) <= r;
            case Rectangle(Point(double x, double y), double w, double h) -> q.x() >= x && q.x() <= x + w && q.y() >= y && q.y() <= y + h;
            case Polygon(List<Point> p) -> {
                boolean inside = false;
                for (int i = 0, j = p.size() - 1; i < p.size(); j = i++) {
                    Point a = p.get(i);
                    Point b = p.get(j);
                    if (a.y() > q.y() != b.y() > q.y() && q.x() < (b.x() - a.x()) * (q.y() - a.y()) / (b.y() - a.y()) + a.x()) {
                        inside = !inside;
                    }
                }
                yield inside;
            }
        };
    }

    /** Andrew's monotone chain. */
    static Polygon hull(List<Point> points) {
        List<Point> sorted = points.stream().sorted().distinct().toList();
        List<Point> hull = new ArrayList<>();
        for (int pass = 0; pass < 2; pass++) {
            int start = hull.size();
            for (Point p : pass == 0 ? sorted : sorted.reversed()) {
                while (hull.size() >= start + 2 && hull.getLast().minus(hull.get(hull.size() - 2)).cross(p.minus(hull.getLast())) <= 0) {
                    hull.removeLast();
                }
                hull.add(p);
            }
            hull.removeLast();
        }
        return new Polygon(hull);
    }

    static Pair closest(List<Point> byX) {
        if (byX.size() <= 3) {
            return IntStream.range(0, byX.size()).boxed().flatMap(i -> IntStream.range(0, i).mapToObj(j -> new Pair(byX.get(i), byX.get(j))))
                    .min(Comparator.comparingDouble(Pair::distance)).orElseThrow();
        }
        int middle = byX.size() / 2;
        Pair left = closest(byX.subList(0, middle));
        Pair right = closest(byX.subList(middle, byX.size()));
        Pair best = left.distance() <= right.distance() ? left : right;
        double line = byX.get(middle).x();
        double limit = best.distance();
        List<Point> strip = byX.stream().filter(p -> Math.abs(p.x() - line) < limit).sorted(Comparator.comparingDouble(Point::y)).toList();
        for (int i = 0; i < strip.size(); i++) {
            for (int j = i + 1; j < strip.size() && strip.get(j).y() - strip.get(i).y() < best.distance(); j++) {
                Pair pair = new Pair(strip.get(i), strip.get(j));
                best = pair.distance() < best.distance() ? pair : best;
            }
        }
        return best;
    }

    static Optional<Point> crossing(Point a, Point b, Point c, Point d) {
        Point r = b.minus(a);
        Point s = d.minus(c);
        double scale = r.cross(s);
        if (scale == 0) {
            return Optional.empty();
        }
        double t = c.minus(a).cross(s) / scale;
        double u = c.minus(a).cross(r) / scale;
        return t < 0 || t > 1 || u < 0 || u > 1 ? Optional.empty() : Optional.of(new Point(a.x() + t * r.x(), a.y() + t * r.y()));
    }

    public static void main(String[] arguments) {
        Random random = new Random(21);
        List<Point> points = IntStream.range(0, 200).mapToObj(i -> new Point(random.nextInt(1000) / 10.0, random.nextInt(1000) / 10.0)).toList();
        Polygon hull = hull(points);
        System.out.println(hull.points());
        System.out.printf("%d corners, area %.3f, all inside %b%n", hull.points().size(), area(hull),
                points.stream().allMatch(p -> hull.points().contains(p) || contains(hull, p)));
        Pair pair = closest(points.stream().sorted().toList());
        double slow = points.stream().flatMapToDouble(p -> points.stream().filter(q -> q != p).mapToDouble(p::distance)).min().orElseThrow();
        System.out.println(pair.a() + " " + pair.b() + " " + (slow == pair.distance()));
        Point o = new Point(0, 0);
        List<Shape> shapes = List.of(new Circle(o, 2), new Rectangle(new Point(-1, -1), 3, 2), new Polygon(List.of(new Point(0, 0), new Point(4, 0),
                new Point(4, 3), new Point(2, 1))));
        ToDoubleFunction<Shape> area = GeometryKit::area;
        for (Shape s : shapes) {
            System.out.println(s.getClass().getSimpleName() + String.format(" %.4f ", area.applyAsDouble(s)) + DoubleStream.of(-2, -1, 0, 1.5, 3)
                    .mapToObj(x -> contains(s, new Point(x, 0.25)) ? "in" : "out").collect(Collectors.joining(" ")));
        }
        System.out.println(crossing(o, new Point(4, 4), new Point(0, 4), new Point(4, 0)) + " " + crossing(o, new Point(1, 1), new Point(0, 4),
                new Point(4, 0)) + " " + crossing(o, new Point(1, 1), new Point(1, 0), new Point(2, 1)));
        try {
            new Circle(o, Double.NaN);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage() + " " + Arrays.asList(o, pair.a()).contains(new Point(0, 0)) + " " + o.equals(new Point(-0.0, 0)));
        }
    }
}
