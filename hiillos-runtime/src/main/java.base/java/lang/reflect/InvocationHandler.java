package java.lang.reflect;

/** What the objects of {@link Proxy} hand their calls to. */
public interface InvocationHandler {
    /**
     * Makes a call.
     *
     * @param arguments null if the method has none
     */
    Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable;

    /**
     * Calls the body that a default method of one of the proxy's interfaces has.
     *
     * @throws IllegalArgumentException when it is no such method, or the object no proxy
     */
    static Object invokeDefault(Object proxy, Method method, Object... arguments) throws Throwable {
        return Proxy.invokeDefault(java.util.Objects.requireNonNull(proxy), java.util.Objects.requireNonNull(method), arguments);
    }
}
