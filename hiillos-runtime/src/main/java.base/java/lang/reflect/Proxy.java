package java.lang.reflect;

import java.util.Arrays;
import java.util.Objects;

/**
 * Objects that hand all calls to an {@link InvocationHandler}. For each list of interfaces that the program may ask for, the compiler makes
 * a class of this kind. Members with a dollar in their names are not in the way of the interfaces' own.
 */
public abstract class Proxy implements java.io.Serializable {
    private static final long serialVersionUID = 1;
    /** One of each class, without a handler; set by the compiler. */
    private static Proxy[] known;

    protected InvocationHandler h;
    private transient Method[] methods;

    protected Proxy(InvocationHandler h) {
        this.h = Objects.requireNonNull(h);
    }

    /**
     * A new object that implements the interfaces.
     *
     * @throws IllegalArgumentException when one is not an interface, or is there twice
     */
    public static Object newProxyInstance(ClassLoader loader, Class<?>[] interfaces, InvocationHandler h) {
        Objects.requireNonNull(h);
        return find(interfaces.clone()).$create(h);
    }

    @Deprecated
    public static Class<?> getProxyClass(ClassLoader loader, Class<?>... interfaces) {
        return find(interfaces.clone()).getClass();
    }

    private static Proxy find(Class<?>[] interfaces) {
        if (known != null) {
            for (Proxy each : known) {
                if (Arrays.equals(each.$interfaces(), interfaces)) {
                    return each;
                }
            }
        }
        for (int i = 0; i < interfaces.length; i++) {
            if (!interfaces[i].isInterface()) {
                throw new IllegalArgumentException(interfaces[i].getName() + " is not an interface");
            }
            if (Arrays.asList(interfaces).indexOf(interfaces[i]) != i) {
                throw new IllegalArgumentException("repeated interface: " + interfaces[i].getName());
            }
        }
        throw new IllegalArgumentException("the image has no proxy class of " + Arrays.toString(interfaces));
    }

    public static boolean isProxyClass(Class<?> type) {
        return type != Proxy.class && type.getSuperclass() == Proxy.class;
    }

    public static InvocationHandler getInvocationHandler(Object proxy) {
        if (!(proxy instanceof Proxy known)) {
            throw new IllegalArgumentException("not a proxy instance");
        }
        return known.h;
    }

    /** Calls the body that a default method has. */
    static Object invokeDefault(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (!(proxy instanceof Proxy object)) {
            throw new IllegalArgumentException("'proxy' is not a proxy instance");
        }
        if (!method.isDefault()) {
            throw new IllegalArgumentException("\"" + method + "\" is not a default method");
        }
        for (int i = 0; i < object.$count(); i++) {
            if (object.$method(i).equals(method)) {
                return object.$default(i, method.converted(arguments));
            }
        }
        throw new IllegalArgumentException("\"" + method.getDeclaringClass() + "\" is not a proxy interface");
    }

    // --- For the classes that the compiler makes ---

    public abstract Proxy $create(InvocationHandler handler);

    public abstract Class<?>[] $interfaces();

    public abstract int $count();

    /** Looks a method up by its number. */
    public abstract Method $find(int number);

    public abstract Object $default(int number, Object[] arguments) throws Throwable;

    public static Method $declared(Class<?> owner, String name, Class<?>[] parameters) {
        return ClassMembers.declaredMethod(owner, name, parameters);
    }

    private Method $method(int number) {
        if (methods == null) {
            methods = new Method[$count()];
        }
        if (methods[number] == null) {
            methods[number] = $find(number);
        }
        return methods[number];
    }

    /**
     * Hands a call to the handler.
     *
     * @param arguments null for none
     */
    public final Object $call(int number, Object[] arguments) {
        Method method = $method(number);
        try {
            return h.invoke(this, method, arguments);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            for (Class<?> each : method.getExceptionTypes()) {
                if (each.isInstance(thrown)) {
                    throw Proxy.<RuntimeException>unchecked(thrown);
                }
            }
            throw new UndeclaredThrowableException(thrown);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
