package hiillos.conformance.programs.lambdas;

/** Lambdas of interfaces that need bridges and several bounds. */
public final class GenericInterfaces {
    private GenericInterfaces() {}

    interface Transformer<A, B> {
        B transform(A a);

        default <C> Transformer<A, C> then(Transformer<? super B, ? extends C> next) {
            return a -> next.transform(transform(a));
        }
    }

    interface Texts extends Transformer<String, Integer> {
        @Override
        Integer transform(String s);
    }

    interface Marker {}

    public static void main(String[] arguments) {
        Texts t = s -> s.length();
        Transformer<String, Integer> general = t;
        System.out.println(general.transform("abc") + " " + general.then(x -> x * 1.5).then(d -> "<" + d
                + ">").transform("four"));
        Object o = (Runnable & Marker) () -> System.out.println("both");
        System.out.println((o instanceof Marker) + " " + (o instanceof Runnable));
        ((Runnable) o).run();
        @SuppressWarnings({"unchecked", "rawtypes"})
        Transformer<Object, Object> raw = (Transformer) t;
        try {
            raw.transform(5);
        } catch (ClassCastException e) {
            System.out.println("cast");
        }
    }
}
