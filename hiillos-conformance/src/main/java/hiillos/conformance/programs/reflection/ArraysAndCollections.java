package hiillos.conformance.programs.reflection;

import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Classes that others fill into arrays, and those of the class library that collections hand out. */
public final class ArraysAndCollections {
    private static final Class<?>[] TABLE = new Class<?>[2];

    private ArraysAndCollections() {}

    /** What the program asks for. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Marked {
        String value();
    }

    @Marked("first")
    private static final class First {
        String one() {
            return "one";
        }
    }

    @Marked("second")
    private static final class Second {
        String two() {
            return "two";
        }
    }

    private static final class Third {
        String three() {
            return "three";
        }
    }

    private static final class Fourth {
        String four() {
            return "four";
        }
    }

    private static void fill(Class<?>[] array, Class<?> type) {
        array[0] = type;
    }

    private static void fillAll(Object[] array) {
        array[0] = Third.class;
    }

    private static void print(Class<?> type) {
        for (Method method : type.getDeclaredMethods()) {
            System.out.println(type.getSimpleName() + "." + method.getName());
        }
    }

    public static void main(String[] arguments) throws Exception {
        Class<?>[] byOther = new Class<?>[1];
        fill(byOther, First.class);
        print(byOther[0]);
        Class<?>[] asObjects = new Class<?>[1];
        fillAll(asObjects);
        print(asObjects[0]);
        Class<?>[] copied = new Class<?>[1];
        System.arraycopy(new Class<?>[] {Fourth.class}, 0, copied, 0, 1);
        print(copied[0]);
        TABLE[1] = Second.class;
        print(TABLE[1]);
        Class<?>[] filled = new Class<?>[2];
        Arrays.fill(filled, First.class);
        System.out.println(filled[1].getDeclaredConstructor().newInstance() instanceof First);

        List<Object> objects = new ArrayList<>(List.of("text", 1, new First(), List.of(), new int[2], new Second()));
        for (Object object : objects) {
            Marked marked = object.getClass().getAnnotation(Marked.class);
            System.out.println(marked == null ? "not marked" : marked.value());
        }
        Map<String, Class<?>> classes = new LinkedHashMap<>();
        classes.put("string", String.class);
        classes.put("function", java.util.function.Function.class);
        classes.put("int", int.class);
        classes.put("first", First.class);
        classes.forEach((name, type) -> {
            List<String> names = new ArrayList<>();
            for (Annotation annotation : type.getAnnotations()) {
                names.add(annotation.annotationType().getSimpleName());
            }
            System.out.println(name + " " + names + " " + type.isAnnotationPresent(Deprecated.class));
        });
    }
}
