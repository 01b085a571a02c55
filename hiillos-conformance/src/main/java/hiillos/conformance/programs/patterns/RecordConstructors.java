package hiillos.conformance.programs.patterns;

/** Compact and other constructors, static members, accessors. */
public final class RecordConstructors {
    private RecordConstructors() {}

    record Range(int low, int high) implements Comparable<Range> {
        static int made;

        Range {
            if (low > high) {
                int t = low;
                low = high;
                high = t;
            }
            made++;
        }

        Range(int size) {
            this(0, size);
        }

        static Range of(String text) {
            int dash = text.indexOf('-');
            return new Range(Integer.parseInt(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
        }

        @Override
        public int low() {
            return low * 10;
        }

        int size() {
            return high - low;
        }

        @Override
        public int compareTo(Range o) {
            return Integer.compare(size(), o.size());
        }

        @Override
        public String toString() {
            return low + ".." + high;
        }
    }

    public static void main(String[] arguments) {
        System.out.println(new Range(5, 2) + " " + new Range(7) + " " + Range.of("3-4").low() + " " + Range.made);
        System.out.println(new Range(1, 9).compareTo(new Range(3)) + " " + new Range(2, 1).equals(new Range(1, 2)));
    }
}
