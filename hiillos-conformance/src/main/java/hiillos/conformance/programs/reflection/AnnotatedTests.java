package hiillos.conformance.programs.reflection;

import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A small test framework: annotations with every kind of element, inherited and repeated ones, on classes, methods and fields. */
public final class AnnotatedTests {
    enum Size { SMALL, LARGE }

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface Check {
        String value() default "";

        Class<? extends Throwable> expected() default None.class;

        int times() default 1;
    }

    static final class None extends Throwable {}

    @Retention(RetentionPolicy.RUNTIME)
    @Inherited
    @interface Suite {
        Size size();

        long limit() default 10_000_000_000L;

        double[] ratios() default {0.5, 2};

        Check nested() default @Check("in\"side\n");

        char letter() default '\'';

        byte small() default -1;

        float part() default 1.5f;

        Class<?>[] types() default {int.class, String[].class};
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Repeatable(Tags.class)
    @interface Tag {
        String value();
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Tags {
        Tag[] value();
    }

    @Retention(RetentionPolicy.CLASS)
    @interface Hidden {}

    @Suite(size = Size.LARGE, ratios = {})
    @Tag("base")
    static class Base {}

    @Tag("a")
    @Tag("b")
    @Hidden
    static class Arithmetic extends Base {
        @Tag("field")
        int count;

        @Check("adds")
        void adds() {
            count++;
            require(1 + 1 == 2);
        }

        @Check(value = "divides", expected = ArithmeticException.class, times = 2)
        void divides() {
            count += 10;
            System.out.println(1 / (count - count));
        }

        @Check
        void fails() {
            require(false);
        }

        void helper() {}
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new AssertionError("not so");
        }
    }

    public static void main(String[] arguments) throws Exception {
        for (Class<?> type : List.of(Arithmetic.class, Base.class)) {
            run(type);
        }
        Suite suite = Arithmetic.class.getAnnotation(Suite.class);
        System.out.println(suite.size() + " " + suite.limit() + " " + Arrays.toString(suite.ratios()) + " " + suite.nested().value()
                + suite.letter() + suite.small() + suite.part() + Arrays.toString(suite.types()));
        System.out.println(suite.nested());
        System.out.println(suite.equals(Base.class.getAnnotation(Suite.class)) + " "
                + (suite.hashCode() == Base.class.getAnnotation(Suite.class).hashCode()) + " " + suite.annotationType());
        suite.types()[0] = null;
        System.out.println(suite.types()[0] + " " + suite.equals("suite"));
        System.out.println(Arrays.toString(Arithmetic.class.getAnnotationsByType(Tag.class)));
        System.out.println(Arithmetic.class.getAnnotation(Tag.class) + " " + Arithmetic.class.isAnnotationPresent(Hidden.class));
        System.out.println(Arithmetic.class.getDeclaredAnnotation(Suite.class) + " " + Arithmetic.class.getAnnotations().length);
        Field count = Arithmetic.class.getDeclaredField("count");
        for (Annotation each : count.getAnnotations()) {
            System.out.println(each);
        }
    }

    private static void run(Class<?> type) throws ReflectiveOperationException {
        Object instance = type.getDeclaredConstructor().newInstance();
        Method[] methods = type.getDeclaredMethods();
        Arrays.sort(methods, Comparator.comparing(Method::getName));
        System.out.println(type.getSimpleName() + " " + type.isAnnotationPresent(Suite.class));
        for (Method method : methods) {
            Check check = method.getAnnotation(Check.class);
            if (check == null) {
                System.out.println("  no check: " + method.getName());
                continue;
            }
            for (int i = 0; i < check.times(); i++) {
                String result;
                try {
                    method.invoke(instance);
                    result = check.expected() == None.class ? "passed" : "nothing thrown";
                } catch (InvocationTargetException e) {
                    result = check.expected().isInstance(e.getCause()) ? "passed with " + e.getCause() : "failed: " + e.getCause();
                }
                System.out.println("  " + method.getName() + " " + check + ": " + result);
            }
        }
    }
}
