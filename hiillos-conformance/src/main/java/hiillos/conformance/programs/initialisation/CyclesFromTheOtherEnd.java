package hiillos.conformance.programs.initialisation;

/** Of two classes that need each other, the one that the program uses first decides what the other sees. */
public final class CyclesFromTheOtherEnd {
    private CyclesFromTheOtherEnd() {}

    private static final class Named {
        static final int NUMBER = Integer.parseInt("5");
        static final int COPY = Used.NUMBER;
    }

    private static final class Used {
        static final int NUMBER = Named.NUMBER + 1;
    }

    private static class Parent {
        static final Child CHILD = new Child();
        static final int NUMBER = Child.NUMBER + 1;
    }

    private static final class Child extends Parent {
        static final int NUMBER = Integer.parseInt("7");
        final int seen = NUMBER;
    }

    public static void main(String[] arguments) {
        if (arguments.length == 99) {
            // Never: only whoever reads the program comes to these classes first.
            System.out.println(Named.COPY + Parent.NUMBER);
        }
        System.out.println(Used.NUMBER + " " + Named.COPY);
        System.out.println(Child.NUMBER + " " + Parent.CHILD.seen + " " + Parent.NUMBER);
    }
}
