package hiillos.conformance.programs.collections;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;

/** List iterators in both directions. */
public final class Iterators {
    private Iterators() {}

    public static void main(String[] arguments) {
        List<String> list = new ArrayList<>(List.of("a", "b", "c"));
        ListIterator<String> i = list.listIterator();
        while (i.hasNext()) {
            int index = i.nextIndex();
            String s = i.next();
            if (s.equals("b")) {
                i.set("B" + index);
                i.add("new");
            }
        }
        while (i.hasPrevious()) {
            System.out.print(i.previous() + i.nextIndex() + " ");
        }
        System.out.println(list);
        try {
            i.previous();
        } catch (java.util.NoSuchElementException e) {
            System.out.println("start");
        }
    }
}
