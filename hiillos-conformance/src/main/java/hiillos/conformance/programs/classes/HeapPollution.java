package hiillos.conformance.programs.classes;

import java.util.ArrayList;
import java.util.List;

/** A cast that the compiler put in fails. */
public final class HeapPollution {
    private HeapPollution() {}

    @SuppressWarnings("unchecked")
    static <T> T unchecked(Object o) {
        return (T) o;
    }

    public static void main(String[] arguments) {
        List<Integer> list = new ArrayList<>();
        List<Object> view = unchecked(list);
        view.add("text");
        System.out.println(view.get(0));
        Object o = list.get(0);
        System.out.println(o);
        try {
            int n = list.get(0);
            System.out.println(n);
        } catch (ClassCastException e) {
            System.out.println("cast");
        }
        String s = unchecked("fine");
        System.out.println(s);
    }
}
