package hiillos.conformance.programs.collections;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Operations of ArrayList. */
public final class ArrayListBasics {
    private ArrayListBasics() {}

    public static void main(String[] arguments) {
        List<Integer> list = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            list.add(i * 7 % 10);
        }
        System.out.println(list + " " + list.size() + list.indexOf(5) + list.lastIndexOf(5) + list.contains(11));
        list.add(3, 100);
        list.remove(0);
        list.remove((Integer) 100);
        list.set(0, -1);
        list.removeIf(x -> x % 2 == 0);
        System.out.println(list);
        list.sort(null);
        System.out.println(list + " " + list.equals(new ArrayList<>(list)) + " " + list.hashCode());
        list.replaceAll(x -> x * x);
        list.addAll(2, List.of(7, 8, 9));
        System.out.println(list + " " + list.subList(1, 4) + list.getFirst() + list.getLast() + list.reversed());
        list.subList(1, 5).clear();
        Collections.reverse(list);
        System.out.println(list + " " + list.isEmpty());
        list.retainAll(List.of(9, 25));
        list.clear();
        System.out.println(list);
    }
}
