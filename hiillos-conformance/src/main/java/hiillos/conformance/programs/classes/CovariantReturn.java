package hiillos.conformance.programs.classes;

/** Bridge methods of covariant return types. */
public final class CovariantReturn {
    private CovariantReturn() {}

    static class A implements Cloneable {
        A self() {
            return this;
        }

        Number value() {
            return 1;
        }

        @Override
        public A clone() throws CloneNotSupportedException {
            return (A) super.clone();
        }
    }

    static class B extends A {
        int x = 5;

        @Override
        B self() {
            return this;
        }

        @Override
        Integer value() {
            return x;
        }

        @Override
        public B clone() throws CloneNotSupportedException {
            return (B) super.clone();
        }
    }

    public static void main(String[] arguments) throws Exception {
        A a = new B();
        System.out.println(a.self() == a);
        System.out.println(a.value());
        B b = new B();
        b.x = 9;
        System.out.println(b.self().x + b.value() + b.clone().x);
        System.out.println(((A) b).clone().value());
    }
}
