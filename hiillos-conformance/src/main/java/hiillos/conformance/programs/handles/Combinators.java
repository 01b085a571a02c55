package hiillos.conformance.programs.handles;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;

/** Handles made of handles, and method types. */
public final class Combinators {
    private static int times(int a, int b) {
        return a * b;
    }

    private static String show(Object value) {
        return "<" + value + ">";
    }

    private static boolean isLarge(int value) {
        return value > 10;
    }

    private static int negate(int value) {
        return -value;
    }

    private static int divide(int a, int b) {
        return a / b;
    }

    private static int recover(ArithmeticException problem, int a) {
        System.out.println("recovered from " + problem.getMessage());
        return a;
    }

    private static int last(Throwable thrown, int result, int a) {
        System.out.println("finally " + thrown + " " + result + " " + a);
        return result + 1;
    }

    private static int sum(int... all) {
        return Arrays.stream(all).sum();
    }

    public static void main(String[] arguments) throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodType two = methodType(int.class, int.class, int.class);
        MethodHandle times = lookup.findStatic(Combinators.class, "times", two);
        MethodHandle show = lookup.findStatic(Combinators.class, "show", methodType(String.class, Object.class));
        MethodHandle large = lookup.findStatic(Combinators.class, "isLarge", methodType(boolean.class, int.class));
        MethodHandle negate = lookup.findStatic(Combinators.class, "negate", methodType(int.class, int.class));
        System.out.println((int) MethodHandles.insertArguments(times, 0, 6).invokeExact(7));
        System.out.println((int) MethodHandles.dropArguments(times, 1, String.class, long.class).invokeExact(2, "x", 3L, 4));
        MethodHandle shown = MethodHandles.filterReturnValue(times.asType(methodType(Object.class, int.class, int.class)), show);
        System.out.println((String) shown.invokeExact(5, 6));
        System.out.println((int) MethodHandles.filterArguments(times, 0, negate, null).invokeExact(5, 6));
        MethodHandle guarded = MethodHandles.guardWithTest(large, negate, MethodHandles.identity(int.class));
        System.out.println((int) guarded.invokeExact(11) + " " + (int) guarded.invokeExact(10));
        MethodHandle divide = lookup.findStatic(Combinators.class, "divide", two);
        MethodHandle recover = lookup.findStatic(Combinators.class, "recover", methodType(int.class, ArithmeticException.class, int.class));
        System.out.println((int) MethodHandles.catchException(divide, ArithmeticException.class, recover).invokeExact(8, 0));
        MethodHandle last = lookup.findStatic(Combinators.class, "last", methodType(int.class, Throwable.class, int.class, int.class));
        System.out.println((int) MethodHandles.tryFinally(divide, last).invokeExact(8, 2));
        System.out.println((int) MethodHandles.foldArguments(MethodHandles.dropArguments(times, 2, int.class), negate).invoke(3, 4));
        System.out.println((int) MethodHandles.collectArguments(times, 1, divide).invokeExact(3, 9, 2));
        System.out.println((int) MethodHandles.permuteArguments(divide, two, 1, 0).invokeExact(3, 10));
        System.out.println((int) times.asSpreader(int[].class, 2).invokeExact(new int[] {8, 9}));
        MethodHandle sum = lookup.findStatic(Combinators.class, "sum", methodType(int.class, int[].class));
        System.out.println((int) sum.asFixedArity().asCollector(int[].class, 3).invokeExact(1, 2, 3) + " " + (int) sum.invoke(1, 2, 3, 4));
        System.out.println((String) MethodHandles.constant(String.class, "constant").invokeExact() + (int) MethodHandles.zero(int.class).invokeExact());
        System.out.println((int) MethodHandles.exactInvoker(two).invokeExact(times, 3, 3));
        MethodHandle thrower = MethodHandles.throwException(int.class, IllegalStateException.class);
        try {
            System.out.println((int) thrower.invokeExact(new IllegalStateException("thrown")));
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        arrays();
        types(two);
    }

    private static void arrays() throws Throwable {
        int[] numbers = (int[]) MethodHandles.arrayConstructor(int[].class).invokeExact(3);
        MethodHandles.arrayElementSetter(int[].class).invokeExact(numbers, 1, 5);
        System.out.println((int) MethodHandles.arrayElementGetter(int[].class).invokeExact(numbers, 1)
                + " " + (int) MethodHandles.arrayLength(int[].class).invokeExact(numbers));
    }

    private static void types(MethodType two) {
        System.out.println(two + " " + two.toMethodDescriptorString() + " " + two.wrap() + two.generic() + two.erase());
        System.out.println(two.appendParameterTypes(String.class).dropParameterTypes(0, 1).changeReturnType(void.class));
        System.out.println(two.equals(methodType(int.class, List.of(int.class, int.class))) + " " + two.hashCode() % 1 + two.parameterList());
        System.out.println(methodType(void.class, String[].class, int[][].class).descriptorString() + MethodType.genericMethodType(2, true));
    }
}
