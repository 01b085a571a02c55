package hiillos.conformance.programs.initialisation;

/** Two classes that need each other see default values. */
public final class CyclicInitialisation {
    private CyclicInitialisation() {}

    static class A {
        static int x = B.y + 1;
    }

    static class B {
        static int y = A.x + 1;
    }

    static class C {
        static final C INSTANCE = new C();
        static int count = 5;
        final int seen;

        C() {
            seen = count++;
        }
    }

    public static void main(String[] arguments) {
        System.out.println(A.x + " " + B.y);
        System.out.println(C.INSTANCE.seen + " " + C.count);
    }
}
