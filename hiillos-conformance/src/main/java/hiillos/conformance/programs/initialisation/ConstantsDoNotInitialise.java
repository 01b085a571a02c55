package hiillos.conformance.programs.initialisation;

/** Constants are inlined and do not initialise their class. */
public final class ConstantsDoNotInitialise {
    private ConstantsDoNotInitialise() {}

    static class Constants {
        static final int NUMBER = 5;
        static final String TEXT = "text" + NUMBER;
        static final Integer BOXED = 7;

        static {
            System.out.println("Constants");
        }
    }

    public static void main(String[] arguments) {
        System.out.println(Constants.NUMBER);
        System.out.println(Constants.TEXT);
        System.out.println("before");
        System.out.println(Constants.BOXED);
    }
}
