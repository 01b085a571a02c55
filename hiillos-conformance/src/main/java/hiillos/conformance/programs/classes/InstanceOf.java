package hiillos.conformance.programs.classes;

/** Type tests against classes, interfaces and arrays. */
public final class InstanceOf {
    private InstanceOf() {}

    interface I {}

    interface J extends I {}

    static class A implements I {}

    static class B extends A implements J {}

    static final class C extends B {}

    public static void main(String[] arguments) {
        Object[] objects = {new A(), new B(), new C(), new A[0], new C[0], new int[0], new int[0][0], "s", null, new Object()};
        for (Object o : objects) {
            System.out.println((o instanceof A) + " " + (o instanceof B) + " " + (o instanceof C) + " " + (o instanceof I)
                    + " " + (o instanceof J) + " " + (o instanceof A[]) + " "
                    + (o instanceof I[]) + " " + (o instanceof Object[]) + " " + (o instanceof int[]) + " "
                            + (o instanceof Cloneable) + " " + (o instanceof Comparable));
        }
    }
}
