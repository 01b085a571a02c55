import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.*;

/** Every kind of method reference, captures, and the conversions between interface and implementation. */
public class Lambdas {
    interface Twice<T> { T apply(T t); }
    interface StringTwice extends Twice<String> { String apply(String s); }
    interface Marker {}
    interface LongToObject { Object of(long value); }
    interface IntToLong { long of(int value); }
    interface ByteToDouble { double of(byte value); }
    interface WithDefault {
        int base();
        default int plus(int n) { IntSupplier s = () -> base() + secret() + n; return s.getAsInt(); }
        private int secret() { return 1000; }
    }
    static class Parent {
        protected String who(int n) { return "parent" + n; }
    }
    static class Child extends Parent implements WithDefault {
        @Override protected String who(int n) { return "child" + n; }
        IntFunction<String> both() { return super::who; }
        IntFunction<String> mine() { return this::who; }
        public int base() { return 7; }
    }
    record Point(int x, int y) {}

    private int state = 5;
    private int add(int n) { state += n; return state; }
    private static long sum(long... values) { long s = 0; for (long v : values) s += v; return s; }
    static <T extends Comparable<T> & Serializable> Supplier<T> hold(T value) { return () -> value; }

    public static String run() {
        StringBuilder out = new StringBuilder();
        Lambdas self = new Lambdas();
        Supplier<String> none = () -> "none";
        out.append(none.get()).append('\n');
        byte b = -3; short s = 300; char c = 'ß'; int i = 70000; long l = 1L << 40; float f = 1.5f; double d = -0.0; boolean z = true;
        Supplier<String> all = () -> b + "|" + s + "|" + c + "|" + i + "|" + l + "|" + f + "|" + d + "|" + z + "|" + self.state;
        out.append(all.get()).append('\n');
        Function<Integer, Integer> adds = self::add;
        IntUnaryOperator addsInt = self::add;
        ToLongFunction<Integer> widened = self::add;
        ToDoubleFunction<Integer> widenedMore = self::add;
        out.append(adds.apply(1)).append(addsInt.applyAsInt(2)).append(widened.applyAsLong(3)).append(widenedMore.applyAsDouble(4)).append('\n');
        BiFunction<Lambdas, Integer, Integer> unbound = Lambdas::add;
        out.append(unbound.apply(self, 10)).append('\n');
        BiFunction<Integer, Integer, Point> makes = Point::new;
        ToIntFunction<Point> x = Point::x;
        Function<Point, Object> boxedX = Point::x;
        out.append(makes.apply(3, 4)).append(x.applyAsInt(new Point(8, 9))).append(boxedX.apply(new Point(8, 9)).getClass()).append('\n');
        IntFunction<int[]> array = int[]::new;
        UnaryOperator<int[]> clone = int[]::clone;
        out.append(clone.apply(array.apply(12)).length).append('\n');
        LongToObject boxes = Long::valueOf;
        IntToLong widens = Math::negateExact;
        ByteToDouble widensByte = v -> v * 2f;
        LongToObject variable = Lambdas::sum;
        out.append(boxes.of(5).getClass()).append(widens.of(-1)).append(widensByte.of((byte) -4)).append(variable.of(4)).append('\n');
        BinaryOperator<Integer> max = Math::max;
        Predicate<Object> isNull = java.util.Objects::isNull;
        Predicate<String> empty = String::isEmpty;
        Consumer<String> ignoresResult = new ArrayList<String>()::add;
        ignoresResult.accept("x");
        out.append(max.apply(3, -9)).append(isNull.test(null)).append(empty.negate().test("")).append('\n');
        StringTwice bridge = t -> t + t;
        Twice<String> erased = bridge;
        out.append(erased.apply("ab")).append(bridge.apply("cd")).append('\n');
        Runnable marked = (Runnable & Marker & Serializable) () -> out.append("ran ");
        marked.run();
        out.append(marked instanceof Marker).append(marked instanceof Serializable).append('\n');
        Child child = new Child();
        out.append(child.both().apply(1)).append(child.mine().apply(2)).append(child.plus(30)).append('\n');
        out.append(hold("held").get()).append(hold(12).get()).append('\n');
        try {
            @SuppressWarnings({"unchecked", "rawtypes"})
            Function<Object, Object> wrong = (Function) (Function<String, Integer>) String::length;
            wrong.apply(5);
        } catch (ClassCastException e) {
            out.append("cast\n");
        }
        try {
            Supplier<Integer> unboxesNull = () -> null;
            IntSupplier trap = unboxesNull::get;
            trap.getAsInt();
        } catch (NullPointerException e) {
            out.append("null\n");
        }
        Supplier<Supplier<Supplier<String>>> nested = () -> () -> () -> "deep" + i;
        out.append(nested.get().get().get()).append('\n');
        List<String> sorted = new ArrayList<>(List.of("bb", "a", "ccc"));
        sorted.sort(java.util.Comparator.comparing(String::length).reversed().thenComparing(Function.identity()));
        out.append(sorted).append('\n');
        out.append(sameInstance() == sameInstance()).append('\n');
        try {
            ((Runnable) () -> { throw new IllegalStateException("line"); }).run();
        } catch (IllegalStateException e) {
            out.append(e.getStackTrace()[0].getLineNumber()).append('\n');
        }
        return out.toString();
    }

    static Runnable sameInstance() { return () -> {}; }
}
