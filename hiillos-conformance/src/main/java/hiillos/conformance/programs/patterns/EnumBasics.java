package hiillos.conformance.programs.patterns;

/** Values, names, comparison and static methods of enums. */
public final class EnumBasics {
    private EnumBasics() {}

    enum Planet {
        MERCURY(3.3e23, 2.44e6), EARTH(5.97e24, 6.37e6);

        private final double mass;
        private final double radius;

        Planet(double mass, double radius) {
            this.mass = mass;
            this.radius = radius;
        }

        double gravity() {
            return 6.67e-11 * mass / (radius * radius);
        }
    }

    public static void main(String[] arguments) {
        for (Planet x : Planet.values()) {
            System.out.println(x + " " + x.name() + " " + x.ordinal() + " " + x.gravity());
        }
        System.out.println(Planet.valueOf("EARTH").compareTo(Planet.MERCURY) + " " + (Planet.valueOf("EARTH") == Planet.EARTH)
                + " " + Planet.EARTH.getDeclaringClass().getSimpleName());
        try {
            Planet.valueOf("PLUTO");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        Planet[] copy = Planet.values();
        copy[0] = null;
        System.out.println(Planet.values()[0]);
        System.out.println(Enum.valueOf(Planet.class, "MERCURY") + " " + Planet.class.getEnumConstants().length);
    }
}
