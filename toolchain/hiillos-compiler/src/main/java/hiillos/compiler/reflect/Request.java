package hiillos.compiler.reflect;

import java.util.HashMap;
import java.util.Map;

/**
 * A call that asks for something by reflection.
 *
 * @param type which argument is the class (receiver first)
 * @param name which argument is the name; negative: everything is asked for
 * @param inherited whether what is declared above the class is asked for, too
 */
record Request(Kind kind, int type, int name, boolean inherited) {
    enum Kind {
        METHODS, FIELDS, CONSTRUCTORS, COMPONENTS, ANNOTATIONS, PROVIDERS, ARRAYS, NAMED, RESOURCE, PROXIES
    }

    /** By owner and name. */
    private static final Map<String, Request> TABLE = new HashMap<>();

    static {
        String type = "java/lang/Class.";
        put(type + "getMethods", Kind.METHODS, 0, -1, true);
        put(type + "getMethod", Kind.METHODS, 0, 1, true);
        put(type + "getDeclaredMethods", Kind.METHODS, 0, -1, false);
        put(type + "getDeclaredMethod", Kind.METHODS, 0, 1, false);
        put(type + "getFields", Kind.FIELDS, 0, -1, true);
        put(type + "getField", Kind.FIELDS, 0, 1, true);
        put(type + "getDeclaredFields", Kind.FIELDS, 0, -1, false);
        put(type + "getDeclaredField", Kind.FIELDS, 0, 1, false);
        for (String name : new String[] {"getConstructors", "getConstructor", "getDeclaredConstructors", "getDeclaredConstructor",
                "newInstance"}) {
            put(type + name, Kind.CONSTRUCTORS, 0, -1, false);
        }
        put(type + "getRecordComponents", Kind.COMPONENTS, 0, -1, false);
        for (String name : new String[] {"getAnnotations", "getDeclaredAnnotations", "getAnnotation", "getDeclaredAnnotation",
                "isAnnotationPresent", "getAnnotationsByType", "getDeclaredAnnotationsByType"}) {
            put(type + name, Kind.ANNOTATIONS, 0, -1, true);
        }
        put(type + "forName", Kind.NAMED, -1, 0, false);
        put("java/lang/ClassLoader.loadClass", Kind.NAMED, -1, 1, false);
        put(type + "getResourceAsStream", Kind.RESOURCE, 0, 1, false);
        put("java/lang/ClassLoader.getResourceAsStream", Kind.RESOURCE, -1, 1, false);
        put("java/lang/ClassLoader.getSystemResourceAsStream", Kind.RESOURCE, -1, 0, false);
        put("java/util/ServiceLoader.load", Kind.PROVIDERS, 0, -1, false);
        put("java/util/ServiceLoader.loadInstalled", Kind.PROVIDERS, 0, -1, false);
        put("java/lang/reflect/Array.newInstance", Kind.ARRAYS, 0, -1, false);
        put("java/lang/reflect/Proxy.newProxyInstance", Kind.PROXIES, 1, -1, false);
        put("java/lang/reflect/Proxy.getProxyClass", Kind.PROXIES, 1, -1, false);
        String lookup = "java/lang/invoke/MethodHandles$Lookup.";
        put(lookup + "findStatic", Kind.METHODS, 1, 2, true);
        put(lookup + "findVirtual", Kind.METHODS, 1, 2, true);
        put(lookup + "bind", Kind.METHODS, 1, 2, true);
        put(lookup + "findConstructor", Kind.CONSTRUCTORS, 1, -1, false);
        for (String name : new String[] {"findGetter", "findSetter", "findStaticGetter", "findStaticSetter"}) {
            put(lookup + name, Kind.FIELDS, 1, 2, true);
        }
        put("java/util/concurrent/atomic/AtomicIntegerFieldUpdater.newUpdater", Kind.FIELDS, 0, 1, false);
        put("java/util/concurrent/atomic/AtomicLongFieldUpdater.newUpdater", Kind.FIELDS, 0, 1, false);
        put("java/util/concurrent/atomic/AtomicReferenceFieldUpdater.newUpdater", Kind.FIELDS, 0, 2, false);
    }

    private static void put(String method, Kind kind, int type, int name, boolean inherited) {
        TABLE.put(method, new Request(kind, type, name, inherited));
    }

    /** The request that a call of the method is, or null. */
    static Request of(String owner, String name) {
        return owner.startsWith("java/") ? TABLE.get(owner + "." + name) : null;
    }
}
