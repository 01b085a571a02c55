package hiillos.conformance.programs.generics;

/** Bridges over three levels. */
public final class BridgesWithCovariance {
    private BridgesWithCovariance() {}

    interface Source<T> {
        T get();
    }

    abstract static class NumberSource<N extends Number> implements Source<N> {
        @Override
        public abstract N get();

        double twice() {
            return get().doubleValue() * 2;
        }
    }

    static class Integers extends NumberSource<Integer> {
        @Override
        public Integer get() {
            return 21;
        }
    }

    public static void main(String[] arguments) {
        Source<? extends Number> a = new Integers();
        NumberSource<?> b = new Integers();
        System.out.println(a.get() + " " + b.get() + " " + b.twice() + " " + new Integers().get());
    }
}
