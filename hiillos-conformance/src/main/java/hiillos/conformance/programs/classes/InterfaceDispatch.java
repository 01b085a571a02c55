package hiillos.conformance.programs.classes;

/** Calls through many interfaces. */
public final class InterfaceDispatch {
    private InterfaceDispatch() {}

    interface A {
        int a();
    }

    interface B {
        int b();
    }

    interface C extends A, B {
        int c();
    }

    static class X implements C {
        @Override
        public int a() {
            return 1;
        }

        @Override
        public int b() {
            return 2;
        }

        @Override
        public int c() {
            return 3;
        }
    }

    static class Y implements B, A {
        @Override
        public int a() {
            return 10;
        }

        @Override
        public int b() {
            return 20;
        }
    }

    public static void main(String[] arguments) {
        A[] as = {new X(), new Y(), () -> 100};
        B[] bs = {new X(), new Y(), () -> 200};
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum = sum * 3 + as[i % 3].a() + bs[i / 3].b();
        }
        System.out.println(sum);
        C c = new X();
        System.out.println(c.a() + c.b() + c.c());
        try {
            Object o = new Y();
            System.out.println(((C) o).c());
        } catch (ClassCastException e) {
            System.out.println("not a C");
        }
    }
}
