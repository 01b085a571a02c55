package hiillos.conformance.programs.collections;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Classes that can be iterated. */
public final class OwnIterable {
    private OwnIterable() {}

    static class Range implements Iterable<Integer> {
        private final int low;
        private final int high;

        Range(int low, int high) {
            this.low = low;
            this.high = high;
        }

        @Override
        public Iterator<Integer> iterator() {
            return new Iterator<>() {
                private int next = low;

                @Override
                public boolean hasNext() {
                    return next < high;
                }

                @Override
                public Integer next() {
                    if (next >= high) {
                        throw new NoSuchElementException("end at " + high);
                    }
                    return next++;
                }
            };
        }
    }

    public static void main(String[] arguments) {
        int sum = 0;
        for (int x : new Range(3, 7)) {
            for (int y : new Range(0, x)) {
                sum += x * y;
            }
        }
        System.out.println(sum);
        new Range(1, 4).forEach(x -> System.out.println(x));
        Iterator<Integer> i = new Range(0, 1).iterator();
        i.next();
        try {
            i.next();
        } catch (NoSuchElementException e) {
            System.out.println(e.getMessage());
        }
        try {
            i.remove();
        } catch (UnsupportedOperationException e) {
            System.out.println("remove " + e.getMessage());
        }
    }
}
