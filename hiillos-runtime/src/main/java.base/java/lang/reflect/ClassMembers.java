package java.lang.reflect;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@link Class} answers about members, annotations and providers. */
public final class ClassMembers {
    private ClassMembers() {}

    // --- Methods ---

    public static Method[] declaredMethods(Class<?> type) {
        return Members.of(type, Members.METHODS).methods();
    }

    /** Of several that differ in their results only, the one with the most special result. */
    public static Method declaredMethod(Class<?> type, String name, Class<?>[] parameters) {
        Method best = null;
        for (Method each : Members.of(type, Members.METHODS).methods()) {
            if (each.getName().equals(name) && each.hasParameters(parameters == null ? new Class<?>[0] : parameters)
                    && (best == null || best.getReturnType().isAssignableFrom(each.getReturnType()))) {
                best = each;
            }
        }
        return best;
    }

    /** Public ones, those of superclasses and superinterfaces that are not overridden included. */
    public static Method[] publicMethods(Class<?> type) {
        Map<String, Method> found = new LinkedHashMap<>();
        collect(type, found, true);
        return found.values().toArray(new Method[0]);
    }

    private static void collect(Class<?> type, Map<String, Method> found, boolean statics) {
        for (Method each : Members.of(type, Members.METHODS).methods()) {
            if (!Modifier.isPublic(each.getModifiers()) || !statics && Modifier.isStatic(each.getModifiers())) {
                continue;
            }
            String key = each.getName() + Executable.list(each.parameters()) + each.getReturnType().getName();
            Method known = found.get(key);
            if (known == null || known.getDeclaringClass().isInterface() && (!type.isInterface()
                    || known.getDeclaringClass().isAssignableFrom(type) || Modifier.isAbstract(known.getModifiers())
                    && !Modifier.isAbstract(each.getModifiers()))) {
                found.put(key, each);
            }
        }
        if (type.getSuperclass() != null) {
            collect(type.getSuperclass(), found, true);
        }
        for (Class<?> each : type.getInterfaces()) {
            collect(each, found, false);
        }
    }

    public static Method publicMethod(Class<?> type, String name, Class<?>[] parameters) {
        Method best = null;
        for (Method each : publicMethods(type)) {
            if (each.getName().equals(name) && each.hasParameters(parameters == null ? new Class<?>[0] : parameters)
                    && (best == null || best.getReturnType().isAssignableFrom(each.getReturnType()))) {
                best = each;
            }
        }
        return best;
    }

    /** As method handles look methods up: whatever the access, here or above, with exactly these types; null when there is none. */
    public static Method visibleMethod(Class<?> type, String name, Class<?>[] parameters, Class<?> returns) {
        for (Method each : Members.of(type, Members.METHODS).methods()) {
            if (each.getName().equals(name) && each.getReturnType() == returns && each.hasParameters(parameters)) {
                return each;
            }
        }
        Method found = type.getSuperclass() == null ? null : visibleMethod(type.getSuperclass(), name, parameters, returns);
        for (Class<?> each : type.getInterfaces()) {
            found = found == null ? visibleMethod(each, name, parameters, returns) : found;
        }
        return found;
    }

    /** The field of that name, here or above; null when there is none. */
    public static Field visibleField(Class<?> type, String name) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            Field found = declaredField(c, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** {@code pkg.Class.name(parameters)}, for messages. */
    public static String described(Class<?> type, String name, Class<?>[] parameters) {
        StringBuilder text = new StringBuilder(type.getName()).append('.').append(name).append('(');
        for (int i = 0; parameters != null && i < parameters.length; i++) {
            text.append(i == 0 ? "" : ",").append(parameters[i] == null ? "null" : parameters[i].getName());
        }
        return text.append(')').toString();
    }

    // --- Fields ---

    public static Field[] declaredFields(Class<?> type) {
        return Members.of(type, Members.FIELDS).fields();
    }

    public static Field declaredField(Class<?> type, String name) {
        for (Field each : Members.of(type, Members.FIELDS).fields()) {
            if (each.getName().equals(name)) {
                return each;
            }
        }
        return null;
    }

    public static Field[] publicFields(Class<?> type) {
        List<Field> found = new ArrayList<>();
        collect(type, found);
        return found.toArray(new Field[0]);
    }

    private static void collect(Class<?> type, List<Field> found) {
        for (Field each : Members.of(type, Members.FIELDS).fields()) {
            if (Modifier.isPublic(each.getModifiers()) && !found.contains(each)) {
                found.add(each);
            }
        }
        for (Class<?> each : type.getInterfaces()) {
            collect(each, found);
        }
        if (type.getSuperclass() != null) {
            collect(type.getSuperclass(), found);
        }
    }

    public static Field publicField(Class<?> type, String name) {
        for (Field each : publicFields(type)) {
            if (each.getName().equals(name)) {
                return each;
            }
        }
        return null;
    }

    // --- Constructors and components ---

    public static Constructor<?>[] constructors(Class<?> type, boolean onlyPublic) {
        List<Constructor<?>> found = new ArrayList<>();
        for (Constructor<?> each : Members.of(type, Members.CONSTRUCTORS).constructors()) {
            if (!onlyPublic || Modifier.isPublic(each.getModifiers())) {
                found.add(each);
            }
        }
        return found.toArray(new Constructor<?>[0]);
    }

    public static Constructor<?> constructor(Class<?> type, Class<?>[] parameters, boolean onlyPublic) throws NoSuchMethodException {
        for (Constructor<?> each : constructors(type, onlyPublic)) {
            if (each.hasParameters(parameters == null ? new Class<?>[0] : parameters)) {
                return each;
            }
        }
        throw new NoSuchMethodException(described(type, "<init>", parameters));
    }

    public static RecordComponent[] components(Class<?> type) {
        return type.isRecord() ? Members.of(type, Members.COMPONENTS).components() : null;
    }

    // --- Annotations ---

    /** Those written at the class. */
    public static Annotation[] declaredAnnotations(Class<?> type) {
        return Members.of(type, Members.ANNOTATIONS).annotations();
    }

    /** With those that superclasses have and give on. */
    public static Annotation[] annotations(Class<?> type) {
        Map<Class<?>, Annotation> found = new LinkedHashMap<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Annotation annotation : declaredAnnotations(each)) {
                if (each == type || annotation instanceof AnnotationObject.Inheritable) {
                    found.putIfAbsent(annotation.annotationType(), annotation);
                }
            }
        }
        return found.values().toArray(new Annotation[0]);
    }

    public static <T extends Annotation> T annotation(Annotation[] among, Class<T> type) {
        return AccessibleObject.find(among, type);
    }

    public static <T extends Annotation> T[] annotations(Annotation[] among, Class<T> type) {
        return AccessibleObject.repeated(among, type);
    }

    // --- Providers ---

    public static Class<?>[] providers(Class<?> service) {
        return Members.of(service, Members.PROVIDERS).providers();
    }

    public static Object provide(Class<?> service, int provider) throws Throwable {
        return Members.of(service, Members.PROVIDERS).provide(provider);
    }
}
