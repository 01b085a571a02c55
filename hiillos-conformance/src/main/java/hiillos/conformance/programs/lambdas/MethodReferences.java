package hiillos.conformance.programs.lambdas;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Every kind of method reference. */
public final class MethodReferences {
    private final String name;

    MethodReferences(String name) {
        this.name = name;
    }

    static int twice(int x) {
        return x * 2;
    }

    String greet(String other) {
        return name + " greets " + other;
    }

    class Inner {
        final int n;

        Inner(int n) {
            this.n = n;
        }

        @Override
        public String toString() {
            return name + n;
        }
    }

    Function<Integer, Inner> inner() {
        return Inner::new;
    }

    static class Base {
        String hello() {
            return "base";
        }
    }

    static class Derived extends Base {
        @Override
        String hello() {
            Supplier<String> s = super::hello;
            return "derived " + s.get();
        }
    }

    public static void main(String[] arguments) {
        Function<Integer, Integer> statically = MethodReferences::twice;
        System.out.println(statically.apply(21));
        MethodReferences object = new MethodReferences("object");
        UnaryOperator<String> bound = object::greet;
        System.out.println(bound.apply("x"));
        BiFunction<MethodReferences, String, String> unbound = MethodReferences::greet;
        System.out.println(unbound.apply(new MethodReferences("y"), "z"));
        Function<String, MethodReferences> constructor = MethodReferences::new;
        System.out.println(constructor.apply("made").name);
        System.out.println(object.inner().apply(9));
        IntFunction<int[]> array = int[]::new;
        System.out.println(array.apply(5).length);
        Function<Integer, String[][]> arrays = String[][]::new;
        System.out.println(arrays.apply(3).length);
        Supplier<List<String>> list = ArrayList::new;
        System.out.println(list.get());
        System.out.println(new Derived().hello());
        Function<String, Integer> length = String::length;
        System.out.println(length.apply("four"));
        Function<Object, String> text = Object::toString;
        System.out.println(text.apply(2.5));
        Supplier<Object> cloned = new int[] {1, 2}::clone;
        System.out.println(((int[]) cloned.get())[1]);
    }
}
