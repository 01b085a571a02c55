package hiillos.conformance.programs.initialisation;

/** A class is initialised at its first active use. */
public final class LazyInitialisation {
    private LazyInitialisation() {}

    static class First {
        static int value = 1;

        static {
            System.out.println("First");
        }
    }

    static class Second {
        static void call() {
            System.out.println("call");
        }

        static {
            System.out.println("Second");
        }
    }

    static class Third {
        static {
            System.out.println("Third");
        }
    }

    public static void main(String[] arguments) {
        System.out.println("main");
        First[] array = new First[2];
        System.out.println("array " + array.length);
        Object o = "x";
        System.out.println(o instanceof Third);
        System.out.println(Third.class.getSimpleName());
        First.value++;
        System.out.println("read");
        Second.call();
        Second.call();
        new Third();
        new Third();
    }
}
