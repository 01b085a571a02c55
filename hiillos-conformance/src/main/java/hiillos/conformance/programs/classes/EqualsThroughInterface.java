package hiillos.conformance.programs.classes;

/** Methods of Object called through interface types. */
public final class EqualsThroughInterface {
    private EqualsThroughInterface() {}

    interface Named {
        String name();

        @Override
        boolean equals(Object o);
    }

    record Person(String name) implements Named {}

    public static void main(String[] arguments) {
        Named a = new Person("x");
        Named b = new Person("x");
        CharSequence c = "text";
        System.out.println(a.equals(b) + " " + (a.hashCode() == b.hashCode()) + " " + a.toString() + " " + c.equals("text")
                + " " + c.hashCode() + c.toString());
        System.out.println(a.getClass() == b.getClass());
    }
}
