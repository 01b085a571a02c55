package hiillos.conformance.programs.classes;

import java.util.ArrayList;
import java.util.List;

/** Generic classes, methods, bounds and wildcards. */
public final class GenericClasses {
    private GenericClasses() {}

    static class Pair<A, B> {
        final A first;
        final B second;

        Pair(A first, B second) {
            this.first = first;
            this.second = second;
        }

        Pair<B, A> swap() {
            return new Pair<>(second, first);
        }

        <C> Pair<A, C> with(C c) {
            return new Pair<>(first, c);
        }

        @Override
        public String toString() {
            return "(" + first + "," + second + ")";
        }
    }

    static <T extends Comparable<? super T>> T max(List<? extends T> list) {
        T best = list.get(0);
        for (T t : list) {
            if (t.compareTo(best) > 0) {
                best = t;
            }
        }
        return best;
    }

    static double sum(List<? extends Number> list) {
        double sum = 0;
        for (Number n : list) {
            sum += n.doubleValue();
        }
        return sum;
    }

    static void fill(List<? super Integer> list) {
        for (int i = 0; i < 3; i++) {
            list.add(i);
        }
    }

    public static void main(String[] arguments) {
        System.out.println(new Pair<>("a", 1).swap().with(2.5));
        System.out.println(max(List.of(3, 9, 4)) + max(List.of("x", "abc")));
        List<Number> numbers = new ArrayList<>();
        fill(numbers);
        numbers.add(2.5);
        System.out.println(sum(numbers) + " " + numbers);
        List<Object> objects = new ArrayList<>();
        fill(objects);
        System.out.println(objects);
    }
}
