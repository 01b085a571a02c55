package hiillos.conformance.programs.reflection;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;

/** Methods of a class that a literal names: what they are, and calls of them with every kind of argument and error. */
public final class Methods {
    interface Shape {
        double area();

        default String describe() {
            return getClass().getSimpleName() + " of " + area();
        }
    }

    static class Square implements Shape, Comparable<Square> {
        private final double side;

        Square(double side) {
            this.side = side;
        }

        @Override
        public double area() {
            return side * side;
        }

        @Override
        public int compareTo(Square other) {
            return Double.compare(side, other.side);
        }

        protected static long sum(int a, long b, short c, byte d, char e) {
            return a + b + c + d + e;
        }

        private String secret(String text, int... numbers) {
            return text + Arrays.toString(numbers);
        }

        void fails(boolean checked) throws Exception {
            if (checked) {
                throw new Exception("checked");
            }
            throw new IllegalStateException("unchecked");
        }
    }

    public static void main(String[] arguments) throws Exception {
        Method[] methods = Square.class.getDeclaredMethods();
        Arrays.sort(methods, Comparator.comparing(Method::toString));
        for (Method method : methods) {
            System.out.println(method + " " + method.getParameterCount() + " " + Modifier.toString(method.getModifiers())
                    + " " + method.isBridge() + method.isSynthetic() + method.isVarArgs() + method.isDefault());
        }
        Square square = new Square(3);
        System.out.println(Square.class.getMethod("area").invoke(square));
        System.out.println(Square.class.getMethod("describe").invoke(square));
        Method sum = Square.class.getDeclaredMethod("sum", int.class, long.class, short.class, byte.class, char.class);
        System.out.println(sum.invoke(null, 1, 2L, (short) 3, (byte) 4, 'a'));
        System.out.println("widened " + sum.invoke("ignored", (byte) 1, 'b', (byte) 3, (byte) 4, 'a'));
        Method secret = Square.class.getDeclaredMethod("secret", String.class, int[].class);
        secret.setAccessible(true);
        System.out.println(secret.invoke(square, "x", new int[] {1, 2}));
        System.out.println(secret.invoke(square, null, new int[0]));
        errors(square, sum, secret);
        System.out.println(Square.class.getMethod("compareTo", Square.class).invoke(square, new Square(4)));
        System.out.println(Square.class.getMethod("compareTo", Object.class).equals(Square.class.getMethod("compareTo", Square.class)));
        System.out.println(Arrays.toString(Square.class.getDeclaredMethod("fails", boolean.class).getExceptionTypes()));
    }

    private static void errors(Square square, Method sum, Method secret) throws Exception {
        attempt(() -> sum.invoke(null, 1));
        attempt(() -> sum.invoke(null, 1L, 2L, (short) 3, (byte) 4, 'a'));
        attempt(() -> secret.invoke("no square", "x", new int[0]));
        attempt(() -> secret.invoke(square, 5, new int[0]));
        Method fails = Square.class.getDeclaredMethod("fails", boolean.class);
        attempt(() -> fails.invoke(square, true));
        attempt(() -> fails.invoke(square, false));
        attempt(() -> Square.class.getMethod("missing", int.class, String[].class));
        attempt(() -> Square.class.getMethod("secret", String.class, int[].class));
        try {
            secret.invoke(null, "x", new int[0]);
        } catch (NullPointerException e) {
            System.out.println("no receiver");
        }
    }

    private interface Attempt {
        Object run() throws Exception;
    }

    private static void attempt(Attempt attempt) throws Exception {
        try {
            System.out.println("no error: " + attempt.run());
        } catch (InvocationTargetException e) {
            System.out.println("thrown: " + e.getCause() + " " + e.getMessage());
        } catch (IllegalArgumentException | NoSuchMethodException e) {
            System.out.println(e);
        }
    }
}
