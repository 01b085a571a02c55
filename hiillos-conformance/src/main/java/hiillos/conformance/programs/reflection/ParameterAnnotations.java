package hiillos.conformance.programs.reflection;

import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A little container that calls what it finds, with arguments that annotations of the parameters name. */
public final class ParameterAnnotations {
    private ParameterAnnotations() {}

    /** Which value a parameter is given. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Named {
        String value() default "nothing";
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Repeatable(Limits.class)
    @interface Limit {
        int least() default 0;

        int most();
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Limits {
        Limit[] value();
    }

    /** Of this nothing is left at run time. */
    @Retention(RetentionPolicy.CLASS)
    @interface Gone {}

    /** What is called. */
    static final class Service {
        private final String host;
        private final int port;

        Service(@Named("host") String host, @Gone @Named("port") @Limit(most = 65535) int port) {
            this.host = host;
            this.port = port;
        }

        String connect(@Named("user") CharSequence user, int attempts, @Named @Limit(most = 9) @Limit(least = 20, most = 29) Integer code) {
            return user + "@" + host + ":" + port + " " + attempts + " " + code;
        }

        static void plain(int a, long b) {}

        static void none() {}
    }

    /** Its constructor has a parameter more than was written. */
    final class Inner {
        Inner(@Named("inner") int value) {}
    }

    private static Object[] arguments(Executable of, List<String> said) {
        Parameter[] parameters = of.getParameters();
        Object[] made = new Object[parameters.length];
        for (int i = 0; i < made.length; i++) {
            Named named = parameters[i].getAnnotation(Named.class);
            made[i] = parameters[i].getType() == int.class || parameters[i].getType() == Integer.class ? (Object) (i * 10)
                    : named == null ? null : named.value();
            said.add(parameters[i].getName() + "=" + (named == null ? "?" : named.value())
                    + (parameters[i].isAnnotationPresent(Gone.class) ? " not gone" : ""));
        }
        return made;
    }

    private static String text(Annotation[][] all) {
        StringBuilder text = new StringBuilder();
        for (Annotation[] each : all) {
            text.append(Arrays.toString(each)).append(' ');
        }
        return text.append("of ").append(all.length).toString();
    }

    public static void main(String[] arguments) throws Exception {
        List<String> said = new ArrayList<>();
        Constructor<Service> constructor = Service.class.getDeclaredConstructor(String.class, int.class);
        Service service = constructor.newInstance(arguments(constructor, said));
        Method connect = Service.class.getDeclaredMethod("connect", CharSequence.class, int.class, Integer.class);
        System.out.println(connect.invoke(service, arguments(connect, said)));
        System.out.println(said);
        System.out.println(text(constructor.getParameterAnnotations()));
        System.out.println(text(connect.getParameterAnnotations()));
        System.out.println(text(Service.class.getDeclaredMethod("plain", int.class, long.class).getParameterAnnotations()));
        System.out.println(text(Service.class.getDeclaredMethod("none").getParameterAnnotations()));
        System.out.println(text(Inner.class.getDeclaredConstructor(ParameterAnnotations.class, int.class).getParameterAnnotations()));
        Parameter code = connect.getParameters()[2];
        int sum = 0;
        for (Limit limit : code.getAnnotationsByType(Limit.class)) {
            sum += limit.least() + limit.most();
        }
        System.out.println(sum + " " + code.getAnnotation(Limit.class) + " " + code.getDeclaredAnnotations().length
                + " " + constructor.getParameters()[1].getAnnotation(Limit.class));
        Annotation[][] mine = connect.getParameterAnnotations();
        mine[0] = null;
        System.out.println(connect.getParameterAnnotations()[0].length + " " + connect.getAnnotations().length);
    }
}
