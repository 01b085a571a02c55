package hiillos.conformance.programs.reflection;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;

/** A generic {@code toString}, a copier and a factory by reflection; errors of fields and constructors. */
public final class FieldsAndConstructors {
    static class Base {
        protected int number = 7;
        static String shared = "shared";
    }

    static final class Point extends Base {
        private double x;
        private long y;
        String name;
        char letter = 'c';
        boolean flag;
        final int fixed;
        int[] values = {1, 2};

        Point() {
            this(1, 2, "origin");
        }

        private Point(double x, long y, String name) {
            this.x = x;
            this.y = y;
            this.name = name;
            fixed = Integer.parseInt("5");
            if (name == null) {
                throw new IllegalArgumentException("no name");
            }
        }
    }

    abstract static class Abstract {
        Abstract() {}
    }

    enum Colour { RED, GREEN }

    /** Fields of the object's class and of those above it. */
    private static String dump(Object object) throws IllegalAccessException {
        StringBuilder text = new StringBuilder(object.getClass().getSimpleName()).append('{');
        for (Class<?> c = object.getClass(); c != Object.class; c = c.getSuperclass()) {
            Field[] fields = c.getDeclaredFields();
            Arrays.sort(fields, Comparator.comparing(Field::getName));
            for (Field field : fields) {
                field.setAccessible(true);
                if (!Modifier.isStatic(field.getModifiers())) {
                    Object value = field.get(object);
                    text.append(field.getName()).append('=').append(value instanceof int[] a ? Arrays.toString(a) : value).append(' ');
                }
            }
        }
        return text.append('}').toString();
    }

    private static <T> T make(Class<T> type, Object... arguments) throws ReflectiveOperationException {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == arguments.length) {
                constructor.setAccessible(true);
                return type.cast(constructor.newInstance(arguments));
            }
        }
        throw new NoSuchMethodException(type.getName());
    }

    public static void main(String[] arguments) throws Exception {
        Point point = make(Point.class);
        System.out.println(dump(point));
        System.out.println(dump(make(Point.class, 2, 3, "made")));
        for (String name : new String[] {"x", "y", "name", "letter", "flag", "fixed"}) {
            System.out.println(Point.class.getDeclaredField(name));
        }
        Field x = Point.class.getDeclaredField("x");
        x.setAccessible(true);
        x.set(point, 4);
        x.setFloat(point, 1.5f);
        System.out.println(x.getDouble(point) + " " + point.x);
        Field y = Point.class.getDeclaredField("y");
        y.setAccessible(true);
        y.set(point, 'A');
        System.out.println(y.get(point) + " " + y.getLong(point) + " " + y.getFloat(point));
        Field shared = Base.class.getDeclaredField("shared");
        shared.set(null, "changed");
        System.out.println(Base.shared + shared.get(null) + shared.getType());
        errors(point, y);
        Constructor<Point> constructor = Point.class.getDeclaredConstructor(double.class, long.class, String.class);
        constructor.setAccessible(true);
        System.out.println(constructor + " " + Arrays.toString(constructor.getParameterTypes()));
        System.out.println(Array.getLength(Array.newInstance(Point.class, 3)) + Array.newInstance(Point.class, 0).getClass().getName());
        Class<?> component = Colour.RED.getDeclaringClass();
        System.out.println(component + " " + Arrays.toString(component.getEnumConstants()));
    }

    private static void errors(Point point, Field y) throws Exception {
        attempt(() -> y.getInt(point));
        attempt(() -> y.set(point, 1.0));
        attempt(() -> y.set(point, "text"));
        attempt(() -> y.get("no point"));
        attempt(() -> Point.class.getDeclaredField("missing"));
        attempt(() -> Point.class.getField("name"));
        attempt(() -> Point.class.getDeclaredConstructor(String.class));
        attempt(() -> Abstract.class.getDeclaredConstructor().newInstance());
        attempt(() -> Colour.class.getDeclaredConstructors()[0].newInstance("BLUE", 2));
        attempt(() -> make(Point.class, 1, 2, null));
    }

    private interface Attempt {
        void run() throws Exception;
    }

    private static void attempt(Attempt attempt) throws Exception {
        try {
            attempt.run();
            System.out.println("no error");
        } catch (InvocationTargetException e) {
            System.out.println("thrown: " + e.getCause());
        } catch (IllegalArgumentException | ReflectiveOperationException e) {
            System.out.println(e);
        }
    }
}
