package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Planets by three integrators, with the energy as measure of their errors. */
public final class NBodySystem {
    private static final double SOLAR_MASS = 4 * Math.PI * Math.PI;
    private static final double DAYS = 365.24;

    record Vector(double x, double y, double z) {
        static final Vector ZERO = new Vector(0, 0, 0);

        Vector plus(Vector o) {
            return new Vector(x + o.x, y + o.y, z + o.z);
        }

        Vector minus(Vector o) {
            return new Vector(x - o.x, y - o.y, z - o.z);
        }

        Vector times(double f) {
            return new Vector(x * f, y * f, z * f);
        }

        double dot(Vector o) {
            return x * o.x + y * o.y + z * o.z;
        }

        double length() {
            return Math.sqrt(dot(this));
        }
    }

    static final class Body {
        private final String name;
        private final double mass;
        private Vector position;
        private Vector velocity;

        Body(String name, double mass, Vector position, Vector velocity) {
            this.name = name;
            this.mass = mass * SOLAR_MASS;
            this.position = position;
            this.velocity = velocity.times(DAYS);
        }
    }

    interface Integrator {
        void step(List<Body> bodies, double dt);
    }

    private NBodySystem() {}

    static List<Body> planets() {
        List<Body> bodies = new ArrayList<>(List.of(new Body("Sun", 1, Vector.ZERO, Vector.ZERO),
                new Body("Jupiter", 9.54791938424326609e-04, new Vector(4.84143144246472090, -1.16032004402742839, -0.103622044471123109),
                        new Vector(1.66007664274403694e-03, 7.69901118419740425e-03, -6.90460016972063023e-05)),
                new Body("Saturn", 2.85885980666130812e-04, new Vector(8.34336671824457987, 4.12479856412430479, -0.403523417114321381),
                        new Vector(-2.76742510726411e-03, 4.99852801234917238e-03, 2.30417297573763929e-05)),
                new Body("Uranus", 4.36624404335156298e-05, new Vector(12.8943695621391310, -15.1111514016986312, -0.223307578892655734),
                        new Vector(2.96460137564761618e-03, 2.37847173959480950e-03, -2.96589568540237556e-05)),
                new Body("Neptune", 5.15138902046611451e-05, new Vector(15.3796971148509165, -25.9193146099879641, 0.179258772950371181),
                        new Vector(2.68067772490389322e-03, 1.62824170038242295e-03, -9.51592254519715870e-05))));
        Vector momentum = Vector.ZERO;
        for (Body b : bodies) {
            momentum = momentum.plus(b.velocity.times(b.mass));
        }
        bodies.getFirst().velocity = momentum.times(-1 / SOLAR_MASS);
        return bodies;
    }

    static double energy(List<Body> bodies) {
        double sum = 0;
        for (int i = 0; i < bodies.size(); i++) {
            Body a = bodies.get(i);
            sum += 0.5 * a.mass * a.velocity.dot(a.velocity);
            for (Body b : bodies.subList(i + 1, bodies.size())) {
                sum -= a.mass * b.mass / a.position.minus(b.position).length();
            }
        }
        return sum;
    }

    static Vector[] accelerations(List<Body> bodies) {
        Vector[] result = new Vector[bodies.size()];
        for (int i = 0; i < result.length; i++) {
            Vector sum = Vector.ZERO;
            for (Body other : bodies) {
                if (other != bodies.get(i)) {
                    Vector d = other.position.minus(bodies.get(i).position);
                    double r = d.length();
                    sum = sum.plus(d.times(other.mass / (r * r * r)));
                }
            }
            result[i] = sum;
        }
        return result;
    }

    static void euler(List<Body> bodies, double dt) {
        Vector[] a = accelerations(bodies);
        for (int i = 0; i < a.length; i++) {
            Body b = bodies.get(i);
            b.position = b.position.plus(b.velocity.times(dt));
            b.velocity = b.velocity.plus(a[i].times(dt));
        }
    }

    static void symplectic(List<Body> bodies, double dt) {
        Vector[] a = accelerations(bodies);
        for (int i = 0; i < a.length; i++) {
            Body b = bodies.get(i);
            b.velocity = b.velocity.plus(a[i].times(dt));
            b.position = b.position.plus(b.velocity.times(dt));
        }
    }

    static void leapfrog(List<Body> bodies, double dt) {
        Vector[] before = accelerations(bodies);
        for (int i = 0; i < before.length; i++) {
            Body b = bodies.get(i);
            b.velocity = b.velocity.plus(before[i].times(dt / 2));
            b.position = b.position.plus(b.velocity.times(dt));
        }
        Vector[] after = accelerations(bodies);
        for (int i = 0; i < after.length; i++) {
            bodies.get(i).velocity = bodies.get(i).velocity.plus(after[i].times(dt / 2));
        }
    }

    public static void main(String[] arguments) {
        record Method(String name, Integrator integrator) {}
        for (Method m : List.of(new Method("Euler", NBodySystem::euler), new Method("symplectic", NBodySystem::symplectic),
                new Method("leapfrog", NBodySystem::leapfrog))) {
            List<Body> bodies = planets();
            double start = energy(bodies);
            for (int i = 0; i < 2000; i++) {
                m.integrator().step(bodies, 0.01);
            }
            double end = energy(bodies);
            System.out.println(String.format(Locale.ROOT, "%-10s %.9f -> %.9f, error %.2e", m.name(), start, end, Math.abs((end - start) / start)));
            System.out.println("  " + bodies.get(1).position + " " + bodies.get(4).velocity.length());
            bodies.stream().filter(b -> b.position.length() > 15).forEach(b -> System.out.printf("  %s at %.3f%n", b.name, b.position.length()));
        }
    }
}
