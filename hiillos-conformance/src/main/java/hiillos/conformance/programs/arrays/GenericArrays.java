package hiillos.conformance.programs.arrays;

import java.util.Arrays;
import java.util.List;

/** Arrays made for type variables. */
public final class GenericArrays {
    private GenericArrays() {}

    @SafeVarargs
    static <T> T[] array(T... values) {
        return values;
    }

    static <T> T[] make(java.util.function.IntFunction<T[]> maker, int n) {
        return maker.apply(n);
    }

    public static void main(String[] arguments) {
        String[] s = array("a", "b");
        System.out.println(s.length + s[1] + array(1, 2.5).getClass().getSimpleName().endsWith("[]"));
        System.out.println(make(Integer[]::new, 3).length);
        System.out.println(Arrays.toString(List.of("x", "y").toArray(new String[0]))
                + Arrays.toString(List.of(1).toArray(new Integer[3])) + List.of(1).toArray().getClass().getSimpleName());
        Object[] copy = Arrays.copyOf(new Integer[] {1, 2}, 3, Object[].class);
        copy[2] = "text";
        System.out.println(Arrays.toString(copy));
        System.out.println(List.of(3, 4).toArray(Integer[]::new)[1]);
    }
}
