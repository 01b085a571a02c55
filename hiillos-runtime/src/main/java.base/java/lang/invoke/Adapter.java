package java.lang.invoke;

/** A handle that is a piece of the runtime's code. */
final class Adapter extends MethodHandle {
    interface Body {
        Object call(Object[] arguments) throws Throwable;
    }

    private final Body body;

    Adapter(MethodType type, Body body) {
        this(type, false, body);
    }

    Adapter(MethodType type, boolean isVarargs, Body body) {
        super(type, isVarargs);
        this.body = body;
    }

    @Override
    Object call(Object[] arguments) throws Throwable {
        return body.call(arguments);
    }
}
