package hiillos.conformance.programs.collections;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Static methods of Collections. */
public final class CollectionsMethods {
    private CollectionsMethods() {}

    public static void main(String[] arguments) {
        List<Integer> list = new ArrayList<>(List.of(4, 1, 3, 5, 2));
        Collections.sort(list);
        System.out.println(list + " " + Collections.binarySearch(list, 3) + Collections.max(list) + Collections.min(list)
                + Collections.frequency(list, 3));
        Collections.shuffle(list, new Random(42));
        System.out.println(list);
        Collections.rotate(list, 2);
        Collections.swap(list, 0, 4);
        System.out.println(list + " " + Collections.disjoint(list, List.of(7)) + Collections.indexOfSubList(List.of(1, 2, 3),
                List.of(2, 3)));
        Collections.sort(list, Collections.reverseOrder());
        Collections.addAll(list, 9, 8);
        Collections.fill(list.subList(0, 2), 0);
        System.out.println(list);
    }
}
