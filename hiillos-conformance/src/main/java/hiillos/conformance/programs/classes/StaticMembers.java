package hiillos.conformance.programs.classes;

/** Static members through subclasses and instances. */
public final class StaticMembers {
    private StaticMembers() {}

    static class Base {
        static int count = 10;

        static int next() {
            return ++count;
        }
    }

    static class Derived extends Base {
        static int own = next();
    }

    public static void main(String[] arguments) {
        System.out.println(Derived.count + Base.next() + Derived.next());
        System.out.println(Derived.own + " " + Base.count);
        Derived.count = 5;
        System.out.println(Base.count);
    }
}
