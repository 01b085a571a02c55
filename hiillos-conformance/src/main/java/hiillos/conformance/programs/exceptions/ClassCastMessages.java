package hiillos.conformance.programs.exceptions;

/** Messages of failed casts. */
public final class ClassCastMessages {
    private ClassCastMessages() {}

    static void attempt(Object o, int kind) {
        try {
            Object r = switch (kind) {
                case 0 -> (Integer) o;
                case 1 -> (Runnable) o;
                case 2 -> (int[]) o;
                case 3 -> (Object[]) o;
                default -> (Comparable<?>) o;
            };
            System.out.println("fine " + (r == o));
        } catch (ClassCastException e) {
            System.out.println("cast fails");
        }
    }

    public static void main(String[] arguments) {
        Object[] values = {"text", 5, new int[1], new String[1], new int[1][1], null};
        for (Object o : values) {
            for (int i = 0; i < 5; i++) {
                attempt(o, i);
            }
        }
    }
}
