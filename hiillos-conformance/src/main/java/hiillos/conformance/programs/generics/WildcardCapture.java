package hiillos.conformance.programs.generics;

import java.util.ArrayList;
import java.util.List;

/** Swapping through a captured wildcard. */
public final class WildcardCapture {
    private WildcardCapture() {}

    static void swap(List<?> list, int a, int b) {
        captured(list, a, b);
    }

    private static <T> void captured(List<T> list, int a, int b) {
        T t = list.get(a);
        list.set(a, list.get(b));
        list.set(b, t);
    }

    public static void main(String[] arguments) {
        List<Object> list = new ArrayList<>(List.of("a", 2, 'c'));
        swap(list, 0, 2);
        System.out.println(list);
    }
}
