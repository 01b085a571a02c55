package hiillos.conformance.programs.initialisation;

/** An error in an initialiser is thrown as it is. */
public final class ErrorInInitialiser {
    private ErrorInInitialiser() {}

    static class Bad {
        static int value = 1;

        static {
            if (value == 1) {
                throw new AssertionError("plain error");
            }
        }
    }

    public static void main(String[] arguments) {
        try {
            System.out.println(Bad.value);
        } catch (AssertionError e) {
            System.out.println(e.getMessage());
        }
        try {
            System.out.println(Bad.value);
        } catch (NoClassDefFoundError e) {
            System.out.println("unusable");
        }
    }
}
