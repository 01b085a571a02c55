package hiillos.conformance.programs.generics;

import java.util.ArrayList;
import java.util.List;

/** Raw types behave like their erasure. */
public final class RawTypes {
    private RawTypes() {}

    @SuppressWarnings({"rawtypes", "unchecked"})
    static List raw() {
        List list = new ArrayList();
        list.add("text");
        list.add(5);
        return list;
    }

    public static void main(String[] arguments) {
        @SuppressWarnings("unchecked")
        List<String> list = raw();
        System.out.println(list.size() + list.get(0));
        try {
            String s = list.get(1);
            System.out.println(s);
        } catch (ClassCastException e) {
            System.out.println("cast");
        }
        Object o = list.get(1);
        System.out.println(o);
    }
}
