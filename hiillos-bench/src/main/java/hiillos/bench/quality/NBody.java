package hiillos.bench.quality;

/** Planets that attract each other: square roots, divisions and fields of doubles. */
final class NBody implements Workload {
    private static final int STEPS = 10_000;
    private static final double STEP = 0.01;

    private static final class Body {
        double x;
        double y;
        double z;
        double vx;
        double vy;
        double vz;
        final double mass;

        Body(double x, double y, double z, double vx, double vy, double vz, double mass) {
            this.x = x;
            this.y = y;
            this.z = z;
            this.vx = vx;
            this.vy = vy;
            this.vz = vz;
            this.mass = mass;
        }
    }

    @Override
    public String name() {
        return "nbody";
    }

    /** A sun and four planets of round numbers, which is enough for a benchmark. */
    private static Body[] system() {
        return new Body[] {
            new Body(0, 0, 0, 0, 0, 0, 39.5),
            new Body(4.8, -1.2, -0.1, 0.6, 2.8, -0.02, 0.038),
            new Body(8.3, 4.1, -0.4, -1.0, 1.8, 0.008, 0.011),
            new Body(12.9, -15.1, -0.2, 1.1, 0.9, -0.01, 0.0017),
            new Body(15.4, -25.9, 0.2, 1.0, 0.6, -0.03, 0.002)
        };
    }

    @Override
    public long run() {
        Body[] bodies = system();
        for (int i = 0; i < STEPS; i++) {
            advance(bodies);
        }
        double sum = 0;
        for (Body body : bodies) {
            sum += body.x * body.y + body.z;
        }
        return (long) (sum * 1e6);
    }

    private static void advance(Body[] bodies) {
        for (int i = 0; i < bodies.length; i++) {
            Body a = bodies[i];
            for (int j = i + 1; j < bodies.length; j++) {
                Body b = bodies[j];
                double dx = a.x - b.x;
                double dy = a.y - b.y;
                double dz = a.z - b.z;
                double square = dx * dx + dy * dy + dz * dz;
                double magnitude = STEP / (square * Math.sqrt(square));
                a.vx -= dx * b.mass * magnitude;
                a.vy -= dy * b.mass * magnitude;
                a.vz -= dz * b.mass * magnitude;
                b.vx += dx * a.mass * magnitude;
                b.vy += dy * a.mass * magnitude;
                b.vz += dz * a.mass * magnitude;
            }
        }
        for (Body body : bodies) {
            body.x += STEP * body.vx;
            body.y += STEP * body.vy;
            body.z += STEP * body.vz;
        }
    }
}
