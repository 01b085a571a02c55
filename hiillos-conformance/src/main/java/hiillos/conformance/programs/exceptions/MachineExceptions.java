package hiillos.conformance.programs.exceptions;

/** The exceptions of the machine and their messages. */
public final class MachineExceptions {
    private MachineExceptions() {}

    static Object text = "text";
    static Object nothing;
    static int five = 5;
    interface Action {
        void run();
    }

    static void attempt(Action action) {
        try {
            action.run();
            System.out.println("no exception");
        } catch (NullPointerException e) {
            System.out.println("null");
        } catch (RuntimeException e) {
            System.out.println(e.toString());
        }
    }

    public static void main(String[] arguments) {
        attempt(() -> System.out.println(1 / (five - 5)));
        attempt(() -> System.out.println(new int[3][five].length));
        attempt(() -> System.out.println(new int[5][five - 6].length));
        attempt(() -> System.out.println(new int[five - 10].length));
        attempt(() -> System.out.println(new int[five][five].length));
        attempt(() -> System.out.println(new int[1][five][five - 7].length));
        attempt(() -> System.out.println(new int[five - 5][five - 7].length));
        attempt(() -> System.out.println(new int[3][0].length + new int[five - 2][3][2][1].length));
        attempt(() -> System.out.println("abc".charAt(five)));
        attempt(() -> System.out.println("abc".substring(five)));
        attempt(() -> System.out.println("abc".substring(2, 1)));
        attempt(() -> System.out.println(nothing.hashCode()));
        attempt(() -> {
            throw null;
        });
        attempt(() -> System.out.println(((int[]) nothing).length));
        attempt(() -> {
            Object[] a = new Integer[1];
            a[0] = text;
        });
    }
}
