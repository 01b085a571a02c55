package hiillos.conformance.programs.classes;

/** Variable-arity methods. */
public final class VariableArguments {
    private VariableArguments() {}

    static String join(String separator, Object... parts) {
        StringBuilder b = new StringBuilder(parts == null ? "null" : parts.length + ":");
        if (parts != null) {
            for (Object part : parts) {
                b.append(part).append(separator);
            }
        }
        return b.toString();
    }

    static int sum(int... values) {
        int sum = 0;
        for (int v : values) {
            sum += v;
        }
        return sum;
    }

    @SafeVarargs
    static <T> int count(T... values) {
        return values.length;
    }

    public static void main(String[] arguments) {
        System.out.println(join("-"));
        System.out.println(join("-", 1));
        System.out.println(join("-", 1, 'c', 2.5, null, "s"));
        System.out.println(join("-", (Object[]) new String[] {"a", "b"}));
        System.out.println(join("-", (Object) new String[] {"a", "b"}.length));
        System.out.println(join("-", (Object[]) null));
        System.out.println(sum() + sum(1) + sum(1, 2, 3) + sum(new int[] {10, 20}));
        System.out.println(count() + count("a", "b") + count(1, "x", 2.0));
    }
}
