package hiillos.conformance.programs.initialisation;

/** Enum constants are made before the static fields. */
public final class EnumInitialisation {
    private EnumInitialisation() {}

    static final StringBuilder LOG = new StringBuilder();

    enum Letter {
        A(1), B(2);

        static int total = 100;
        static final int CONSTANT = 7;

        Letter(int n) {
            LOG.append(n).append(CONSTANT);
        }

        static {
            LOG.append("static").append(values().length);
            total += A.ordinal() + B.ordinal();
        }
    }

    public static void main(String[] arguments) {
        System.out.println(Letter.CONSTANT + " " + LOG);
        System.out.println(Letter.total + " " + LOG);
    }
}
