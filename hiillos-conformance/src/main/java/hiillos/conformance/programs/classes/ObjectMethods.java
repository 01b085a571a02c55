package hiillos.conformance.programs.classes;

/** equals, hashCode and toString of classes of our own. */
public final class ObjectMethods {
    private ObjectMethods() {}

    static class Point {
        final int x;
        final int y;

        Point(int x, int y) {
            this.x = x;
            this.y = y;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Point p && p.x == x && p.y == y;
        }

        @Override
        public int hashCode() {
            return 31 * x + y;
        }
    }

    public static void main(String[] arguments) {
        Point a = new Point(1, 2);
        Point b = new Point(1, 2);
        System.out.println(a.equals(b) + " " + (a == b) + " " + a.equals(null) + " " + a.equals("x") + " " + a.hashCode());
        Object o = new Object();
        System.out.println(o.equals(o) + " " + o.equals(new Object()) + " " + (o.hashCode() == System.identityHashCode(o))
                + " " + (o.hashCode() == o.hashCode()));
        System.out.println(a.toString().startsWith("hiillos.conformance.programs.classes.ObjectMethods$Point@"));
        System.out.println(a.toString().endsWith(Integer.toHexString(33)));
    }
}
