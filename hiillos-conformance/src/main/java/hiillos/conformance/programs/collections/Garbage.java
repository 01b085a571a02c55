package hiillos.conformance.programs.collections;

import java.util.ArrayList;
import java.util.List;

/** Allocation of many short-lived objects. */
public final class Garbage {
    private Garbage() {}

    public static void main(String[] arguments) {
        long sum = 0;
        for (int i = 0; i < 20000; i++) {
            List<String> list = new ArrayList<>();
            for (int j = 0; j < 5; j++) {
                list.add("s" + i * j);
            }
            sum += list.toString().hashCode();
        }
        System.out.println(sum);
    }
}
