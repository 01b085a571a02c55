package hiillos.conformance.programs.collections;

import java.util.ArrayList;
import java.util.List;

/** Sorts of objects keep the order of equal elements. */
public final class StableSort {
    private StableSort() {}

    record Item(int key, int order) {}

    public static void main(String[] arguments) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            items.add(new Item(i * 37 % 11, i));
        }
        items.sort((a, b) -> Integer.compare(a.key(), b.key()));
        boolean stable = true;
        for (int i = 1; i < items.size(); i++) {
            Item a = items.get(i - 1);
            Item b = items.get(i);
            stable &= a.key() < b.key() || a.key() == b.key() && a.order() < b.order();
        }
        System.out.println(stable + " " + items.get(250));
        items.sort((a, b) -> b.order() - a.order());
        System.out.println(items.get(0) + " " + items.get(499));
    }
}
