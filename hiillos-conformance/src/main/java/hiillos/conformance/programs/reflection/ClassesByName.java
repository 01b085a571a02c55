package hiillos.conformance.programs.reflection;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Classes by name, records by components, classes held in maps, fields and enum constants. */
public final class ClassesByName {
    interface Plugin {
        String run();
    }

    public static final class First implements Plugin {
        static {
            System.out.println("first initialised");
        }

        public First() {}

        @Override
        public String run() {
            return "first";
        }
    }

    public static final class Second implements Plugin {
        public Second() {}

        @Override
        public String run() {
            return "second";
        }
    }

    enum Kind {
        ONE(First.class), TWO(Second.class);

        private final Class<? extends Plugin> type;

        Kind(Class<? extends Plugin> type) {
            this.type = type;
        }

        Plugin make() throws ReflectiveOperationException {
            return type.getConstructor().newInstance();
        }
    }

    record Person(String name, int age, double[] marks) {}

    record Entry(String label, Class<?> type) {}

    private static final String NAME = "hiillos.conformance.programs.reflection.ClassesByName$Second";

    private static Plugin load(String name) throws ReflectiveOperationException {
        return (Plugin) Class.forName(name).getDeclaredConstructor().newInstance();
    }

    private static String toMap(Object bean) throws ReflectiveOperationException {
        Map<String, Object> map = new TreeMap<>();
        for (RecordComponent component : bean.getClass().getRecordComponents()) {
            Object value = component.getAccessor().invoke(bean);
            map.put(component.getName() + ":" + component.getType().getSimpleName(), value instanceof double[] d ? Arrays.toString(d) : value);
        }
        return map.toString();
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println("start");
        System.out.println(load("hiillos.conformance.programs.reflection.ClassesByName$First").run());
        System.out.println(load(NAME).run());
        for (Kind kind : Kind.values()) {
            System.out.println(kind + " " + kind.make().run());
        }
        try {
            System.out.println(load("does.not.Exist"));
        } catch (ClassNotFoundException e) {
            System.out.println(e);
        }
        System.out.println(Class.forName("[I") + " " + Class.forName("java.lang.String").getSimpleName());
        System.out.println(toMap(new Person("Ada", 36, new double[] {1, 2})));
        System.out.println(Person.class.getDeclaredConstructors()[0] + " "
                + Arrays.toString(Person.class.getDeclaredConstructors()[0].getParameters()));
        System.out.println(String.class.getRecordComponents() == null);
        Entry entry = new Entry("second", Second.class);
        System.out.println(entry.label() + " " + ((Plugin) entry.type().getDeclaredConstructor().newInstance()).run());
        Map<String, Class<?>> registry = Map.of("x", First.class);
        System.out.println(registry.get("x").getDeclaredMethods().length);
        Supplier<Class<?>> supplier = () -> Second.class;
        System.out.println(supplier.get().getConstructors().length);
        System.out.println(String.class.getMethod("concat", String.class).invoke("a", "b"));
        System.out.println(Integer.class.getMethod("parseInt", String.class).invoke(null, "12"));
    }
}
