package hiillos.conformance.programs.exceptions;

/** Every way to use null. */
public final class NullDereferences {
    private NullDereferences() {}

    int field;
    static int count;

    static void attempt(Runnable action) {
        try {
            action.run();
            System.out.println("no exception");
        } catch (NullPointerException e) {
            System.out.println("null " + ++count);
        }
    }

    void method() {
        System.out.println("method");
    }

    public static void main(String[] arguments) {
        NullDereferences none = arguments.length > 5 ? new NullDereferences() : null;
        int[] array = none == null ? null : new int[1];
        Object[] objects = none == null ? null : new Object[1];
        String text = none == null ? null : "x";
        Integer box = none == null ? null : 1;
        Runnable action = none == null ? null : () -> {};
        attempt(() -> System.out.println(none.field));
        attempt(() -> none.field = 1);
        attempt(() -> none.field += 1);
        attempt(() -> none.method());
        attempt(() -> System.out.println(array[0]));
        attempt(() -> array[0] = 1);
        attempt(() -> array[100] = 1);
        attempt(() -> System.out.println(array.length));
        attempt(() -> objects[5] = "x");
        attempt(() -> System.out.println(text.length()));
        attempt(() -> System.out.println(box + 1));
        attempt(() -> action.run());
        attempt(() -> {
            synchronized (text) {
                System.out.println("never");
            }
        });
        attempt(() -> {
            for (int i : array) {
                System.out.println(i);
            }
        });
        attempt(() -> {
            RuntimeException e = text == null ? null : new RuntimeException();
            throw e;
        });
        attempt(() -> System.out.println(text + null));
    }
}
