package hiillos.conformance.programs.lambdas;

/** Boxing, widening and varargs in method references. */
public final class MethodReferenceConversions {
    private MethodReferenceConversions() {}

    interface LongToObject {
        Object apply(long l);
    }

    interface IntsToDouble {
        double apply(int a, int b);
    }

    static Integer box(Number n) {
        return n.intValue();
    }

    static long sum(long... values) {
        long sum = 0;
        for (long v : values) {
            sum += v;
        }
        return sum;
    }

    interface Effect {
        void run(String s);
    }

    public static void main(String[] arguments) {
        LongToObject a = MethodReferenceConversions::box;
        System.out.println(a.apply(5L));
        IntsToDouble b = MethodReferenceConversions::sum;
        System.out.println(b.apply(2, 3));
        IntsToDouble c = Math::max;
        System.out.println(c.apply(2, 3));
        StringBuilder out = new StringBuilder();
        Effect e = out::append;
        e.run("appended");
        System.out.println(out);
        java.util.function.ToIntFunction<Integer> d = Integer::intValue;
        System.out.println(d.applyAsInt(7));
        java.util.function.Function<Integer, Long> f = Integer::longValue;
        System.out.println(f.apply(7));
    }
}
