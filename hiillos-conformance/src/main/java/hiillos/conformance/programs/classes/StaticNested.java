package hiillos.conformance.programs.classes;

/** Nested classes reach private members of each other. */
public final class StaticNested {
    private StaticNested() {}

    private int secret = 5;

    static class First {
        private int value = 1;

        private static int twice(int x) {
            return 2 * x;
        }

        int read(StaticNested o) {
            return o.secret + new Second().hidden;
        }
    }

    static class Second {
        private int hidden = 7;

        int read(First f) {
            return First.twice(f.value++) + f.value;
        }
    }

    public static void main(String[] arguments) {
        System.out.println(new First().read(new StaticNested()) + " " + new Second().read(new First()));
        StaticNested o = new StaticNested();
        o.secret += 10;
        System.out.println(o.secret);
    }
}
