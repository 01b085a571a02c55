package hiillos.conformance.programs.patterns;

/** An enum as a state machine with references between constants. */
public final class SingletonEnum {
    private SingletonEnum() {}

    enum Light {
        RED, GREEN, YELLOW;

        Light next() {
            return switch (this) {
                case RED -> GREEN;
                case GREEN -> YELLOW;
                case YELLOW -> RED;
            };
        }

        static final Light START = valueOf("YELLOW");
    }

    public static void main(String[] arguments) {
        Light l = Light.START;
        for (int i = 0; i < 5; i++) {
            System.out.println(l);
            l = l.next();
        }
        System.out.println(l.hashCode() == Light.valueOf(l.name()).hashCode());
    }
}
