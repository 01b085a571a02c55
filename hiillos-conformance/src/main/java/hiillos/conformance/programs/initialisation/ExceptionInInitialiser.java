package hiillos.conformance.programs.initialisation;

/** An exception in an initialiser makes the class unusable. */
public final class ExceptionInInitialiser {
    private ExceptionInInitialiser() {}

    static boolean fail = true;

    static class Bad {
        static int value = 1;

        static {
            System.out.println("Bad");
            if (fail) {
                throw new IllegalStateException("broken");
            }
        }
    }

    public static void main(String[] arguments) {
        try {
            System.out.println(Bad.value);
        } catch (ExceptionInInitializerError e) {
            System.out.println(e.getCause() + " " + e.getMessage());
        }
        fail = false;
        try {
            System.out.println(Bad.value);
        } catch (NoClassDefFoundError e) {
            System.out.println("unusable");
        }
        try {
            new Bad();
        } catch (NoClassDefFoundError e) {
            System.out.println("unusable");
        }
    }
}
