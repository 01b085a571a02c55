package hiillos.conformance.programs.control;

/** Variables of nested blocks share slots of different types. */
public final class LocalScopes {
    private LocalScopes() {}

    public static void main(String[] arguments) {
        {
            int a = 5;
            System.out.println(a);
        }
        {
            String a = "text";
            System.out.println(a);
        }
        {
            long a = 1L << 40;
            double b = a;
            System.out.println(a + b);
        }
        for (int i = 0; i < 2; i++) {
            float a = i / 2f;
            System.out.println(a);
        }
        for (String a : new String[] {"x"}) {
            System.out.println(a);
        }
        final int late;
        if (arguments.length == 0) {
            late = 3;
        } else {
            late = 4;
        }
        System.out.println(late);
    }
}
