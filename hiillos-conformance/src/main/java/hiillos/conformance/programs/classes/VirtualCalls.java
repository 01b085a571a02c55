package hiillos.conformance.programs.classes;

/** The object's class picks the method, the variable's class the field. */
public final class VirtualCalls {
    private VirtualCalls() {}

    static class A {
        String name = "A.field";

        String name() {
            return "A";
        }

        String call() {
            return name() + name;
        }

        static String kind() {
            return "A.static";
        }
    }

    static class B extends A {
        String name = "B.field";

        @Override
        String name() {
            return "B" + super.name();
        }

        static String kind() {
            return "B.static";
        }
    }

    static class C extends B {
        @Override
        String name() {
            return "C" + super.name() + super.name;
        }
    }

    public static void main(String[] arguments) {
        A a = new C();
        B b = new C();
        System.out.println(a.name() + a.name + b.name + ((A) b).name + a.call());
        System.out.println(A.kind() + B.kind() + C.kind());
        A[] all = {new A(), new B(), new C()};
        for (A x : all) {
            System.out.println(x.name() + " " + x.call());
        }
    }
}
