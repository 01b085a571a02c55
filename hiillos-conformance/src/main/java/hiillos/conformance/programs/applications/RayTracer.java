package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws balls and a floor of squares with light, shadow and reflection, as characters. */
public final class RayTracer {
    private static final int WIDTH = 64;
    private static final int HEIGHT = 30;
    private static final String SHADES = " .:-=+*#%@";
    private static final int MOST_REFLECTIONS = 3;
    private static final double NEAR = 1e-6;

    private RayTracer() {}

    record Vector(double x, double y, double z) {
        Vector plus(Vector other) {
            return new Vector(x + other.x, y + other.y, z + other.z);
        }

        Vector minus(Vector other) {
            return new Vector(x - other.x, y - other.y, z - other.z);
        }

        Vector times(double factor) {
            return new Vector(x * factor, y * factor, z * factor);
        }

        double dot(Vector other) {
            return x * other.x + y * other.y + z * other.z;
        }

        double length() {
            return Math.sqrt(dot(this));
        }

        Vector unit() {
            return times(1 / length());
        }

        Vector mirroredAt(Vector normal) {
            return minus(normal.times(2 * dot(normal)));
        }
    }

    record Ray(Vector from, Vector direction) {
        Vector at(double distance) {
            return from.plus(direction.times(distance));
        }
    }

    sealed interface Thing permits Ball, Floor {
        /** Distance along the ray, or NaN. */
        double hit(Ray ray);

        Vector normalAt(Vector point);

        double brightnessAt(Vector point);

        double mirror();
    }

    record Ball(Vector centre, double radius, double brightness, double mirror) implements Thing {
        @Override
        public double hit(Ray ray) {
            Vector to = ray.from().minus(centre);
            double half = to.dot(ray.direction());
            double root = half * half - to.dot(to) + radius * radius;
            if (root < 0) {
                return Double.NaN;
            }
            double near = -half - Math.sqrt(root);
            return near > NEAR ? near : -half + Math.sqrt(root) > NEAR ? -half + Math.sqrt(root) : Double.NaN;
        }

        @Override
        public Vector normalAt(Vector point) {
            return point.minus(centre).unit();
        }

        @Override
        public double brightnessAt(Vector point) {
            return brightness;
        }
    }

    record Floor(double height, double mirror) implements Thing {
        @Override
        public double hit(Ray ray) {
            double distance = (height - ray.from().y()) / ray.direction().y();
            return distance > NEAR ? distance : Double.NaN;
        }

        @Override
        public Vector normalAt(Vector point) {
            return new Vector(0, 1, 0);
        }

        @Override
        public double brightnessAt(Vector point) {
            long square = (long) Math.floor(point.x()) + (long) Math.floor(point.z());
            return (square & 1) == 0 ? 0.9 : 0.25;
        }
    }

    record Hit(Thing thing, double distance) {}

    static final class Scene {
        private final List<Thing> things = new ArrayList<>();
        private final Vector light;
        private int rays;

        Scene(Vector light) {
            this.light = light;
        }

        Optional<Hit> nearest(Ray ray) {
            rays++;
            return things.stream().map(thing -> new Hit(thing, thing.hit(ray))).filter(hit -> !Double.isNaN(hit.distance()))
                    .min((a, b) -> Double.compare(a.distance(), b.distance()));
        }

        double shade(Ray ray, int depth) {
            Optional<Hit> found = nearest(ray);
            if (found.isEmpty()) {
                return 0.08 + 0.3 * Math.max(0, ray.direction().y());
            }
            Thing thing = found.get().thing();
            Vector point = ray.at(found.get().distance());
            Vector normal = thing.normalAt(point);
            Vector toLight = light.minus(point);
            double room = toLight.length();
            Vector direction = toLight.unit();
            boolean inShadow = nearest(new Ray(point, direction)).filter(hit -> hit.distance() < room).isPresent();
            double lit = inShadow ? 0 : Math.max(0, normal.dot(direction));
            double own = thing.brightnessAt(point) * (0.15 + 0.85 * lit);
            if (thing.mirror() == 0 || depth == MOST_REFLECTIONS) {
                return own;
            }
            double seen = shade(new Ray(point, ray.direction().mirroredAt(normal).unit()), depth + 1);
            return own * (1 - thing.mirror()) + seen * thing.mirror();
        }
    }

    private static void draw(Scene scene, Vector eye) {
        double sum = 0;
        for (int row = 0; row < HEIGHT; row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < WIDTH; column++) {
                double x = (column - WIDTH / 2 + 0.5) / WIDTH * 2;
                double y = (HEIGHT / 2 - row - 0.5) / HEIGHT * 1.2;
                double shade = Math.clamp(scene.shade(new Ray(eye, new Vector(x, y, 1.6).unit()), 0), 0, 0.999);
                sum += shade;
                line.append(SHADES.charAt((int) (shade * SHADES.length())));
            }
            System.out.println(line.toString().stripTrailing());
        }
        System.out.printf("%d rays, mean brightness %.6f%n", scene.rays, sum / (WIDTH * HEIGHT));
    }

    public static void main(String[] arguments) {
        Scene scene = new Scene(new Vector(-4, 6, -3));
        scene.things.add(new Floor(-1, 0.15));
        scene.things.add(new Ball(new Vector(0, 0, 4), 1, 0.7, 0.4));
        scene.things.add(new Ball(new Vector(1.8, -0.4, 3), 0.6, 1, 0));
        scene.things.add(new Ball(new Vector(-1.7, -0.5, 2.8), 0.5, 0.9, 0.7));
        draw(scene, new Vector(0, 0.2, -1));
        scene.things.removeIf(thing -> thing instanceof Ball ball && ball.radius() < 0.55);
        draw(scene, new Vector(0.5, 1.5, -2));
    }
}
