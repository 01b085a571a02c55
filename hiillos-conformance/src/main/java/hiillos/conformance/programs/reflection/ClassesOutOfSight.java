package hiillos.conformance.programs.reflection;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Classes, also of the class library, that are asked for members where it cannot be seen which class it is. */
public final class ClassesOutOfSight {
    private static final List<Class<?>> KNOWN = List.of(Long.class, Left.class);
    private static final List<Class<?>> SEEN = new ArrayList<>();

    private ClassesOutOfSight() {}

    record Point(int x, int y) {}

    record Line(Point from, Point to, String name) {}

    record Drawing(String title, Line[] lines, List<Point> points) {}

    interface Greets {
        default String greet() {
            return "hello from " + getClass().getSimpleName();
        }
    }

    static class Left implements Greets {
        public int weight = 3;

        public Left() {}

        public String left() {
            return "left";
        }
    }

    static final class Right extends Left {
        public String right = "wing";

        public Right() {}

        public String right() {
            return "right";
        }
    }

    /** Names a class that nothing else does. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface MadeBy {
        Class<?> value();
    }

    static final class Maker {
        public Maker() {}

        public String make() {
            return "made";
        }
    }

    @MadeBy(Maker.class)
    static final class Product {}

    private static Object call(Object receiver, Class<?> type, String method) {
        try {
            return type.getMethod(method).invoke(receiver);
        } catch (NoSuchMethodException e) {
            return "none: " + e.getMessage();
        } catch (IllegalAccessException | InvocationTargetException e) {
            return e.toString();
        }
    }

    private static List<String> names(Class<?> type) {
        return new ArrayList<>(new TreeSet<>(Arrays.stream(type.getDeclaredMethods()).map(Method::getName).toList()));
    }

    /** As a library would that knows nothing of the records. */
    private static String describe(Class<?> type) {
        if (type.isArray()) {
            return "[" + describe(type.getComponentType()) + "]";
        }
        if (!type.isRecord()) {
            return type.getSimpleName();
        }
        StringBuilder text = new StringBuilder(type.getSimpleName()).append('{');
        for (RecordComponent each : type.getRecordComponents()) {
            text.append(each.getName()).append(':').append(describe(each.getType())).append(' ');
        }
        return text.append('}').toString();
    }

    private static String print(Object value) throws ReflectiveOperationException {
        if (!value.getClass().isRecord()) {
            return value instanceof Object[] array ? Arrays.stream(array).map(e -> {
                try {
                    return print(e);
                } catch (ReflectiveOperationException x) {
                    return x.toString();
                }
            }).toList().toString() : value.toString();
        }
        StringBuilder text = new StringBuilder("(");
        for (RecordComponent each : value.getClass().getRecordComponents()) {
            text.append(print(each.getAccessor().invoke(value))).append(' ');
        }
        return text.append(')').toString();
    }

    private static void ofTheLibrary() throws ReflectiveOperationException {
        Map<String, Class<?>> types = new HashMap<>();
        types.put("text", String.class);
        types.put("number", int.class);
        types.put("numbers", int[].class);
        types.put("boxed", Integer.class);
        types.put("builder", StringBuilder.class);
        for (String name : new TreeSet<>(types.keySet())) {
            Class<?> type = types.get(name);
            System.out.println(name + " " + type.getDeclaredFields().length / 100 + " "
                    + Arrays.stream(type.getMethods()).anyMatch(m -> m.getName().equals("length")) + " "
                    + Arrays.stream(type.getConstructors()).map(Constructor::getParameterCount).sorted().toList().contains(1));
        }
        System.out.println(types.get("text").getMethod("substring", int.class, int.class).invoke("abcdef", 1, 3));
        System.out.println(types.get("boxed").getMethod("parseInt", String.class).invoke(null, "42"));
        System.out.println(types.get("boxed").getField("MAX_VALUE").get(null));
        System.out.println(types.get("builder").getConstructor(String.class).newInstance("built"));
        System.out.println(types.get("number").getDeclaredMethods().length + " " + types.get("numbers").getDeclaredFields().length);

        List<Object> things = new ArrayList<>(List.of("text", 42, new StringBuilder("built"), new Point(1, 2), new Right()));
        things.add(new ArrayList<>(List.of(1, 2)));
        for (Object thing : things) {
            Class<?> type = thing.getClass();
            System.out.println(type.getSimpleName() + " " + call(thing, type, "length") + ", " + call(thing, type, "isEmpty") + ", "
                    + call(thing, type, "x") + ", " + call(thing, type, "intValue"));
        }
    }

    private static void ofTheProgram() throws ReflectiveOperationException {
        for (Object each : new Object[] {new Right(), new Left()}) {
            SEEN.add(each.getClass());
        }
        SEEN.sort(Comparator.comparing(Class::getName));
        for (Class<?> each : SEEN) {
            System.out.println(each.getSimpleName() + " " + names(each) + " " + call(each.getConstructor().newInstance(), each, "greet"));
            for (Field field : each.getFields()) {
                System.out.println("  " + field.getName() + " " + field.get(each.getConstructor().newInstance()));
            }
            for (Class<?> above : each.getInterfaces()) {
                System.out.println("  " + above.getSimpleName() + " " + names(above));
            }
        }
        System.out.println(KNOWN.get(0).getMethod("bitCount", long.class).invoke(null, 255L) + " " + names(KNOWN.get(1)));
        Stream.of(new Point(1, 2), new Right()).map(Object::getClass).flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .forEach(field -> System.out.println(field.getName()));
        Class<?> maker = Product.class.getAnnotation(MadeBy.class).value();
        System.out.println(call(maker.getConstructor().newInstance(), maker, "make"));
    }

    public static void main(String[] arguments) throws ReflectiveOperationException {
        ofTheLibrary();
        ofTheProgram();
        Line line = new Line(new Point(1, 2), new Point(3, 4), "diagonal");
        Drawing drawing = new Drawing("plan", new Line[] {line}, List.of(new Point(5, 6)));
        System.out.println(describe(drawing.getClass()));
        System.out.println(print(drawing));
    }
}
