package java.lang.reflect;

import java.lang.annotation.Annotation;

/** A method of a class that the program asks for its members. */
public final class Method extends Executable {
    private final String name;
    private final Class<?> returnType;

    /** @param number its place in {@link Members#methods()} */
    public Method(Class<?> owner, int number, String name, Class<?> returnType, Class<?>[] parameterTypes, Class<?>[] exceptionTypes,
            int modifiers, String[] parameterNames) {
        super(owner, number, parameterTypes, exceptionTypes, modifiers, parameterNames);
        this.name = name;
        this.returnType = returnType;
    }

    @Override
    public String getName() {
        return name;
    }

    public Class<?> getReturnType() {
        return returnType;
    }

    public boolean isBridge() {
        return (getModifiers() & 0x40) != 0;
    }

    /** Whether this is a public method of an interface with a body. */
    public boolean isDefault() {
        return (getModifiers() & (Modifier.ABSTRACT | Modifier.PUBLIC | Modifier.STATIC)) == Modifier.PUBLIC
                && getDeclaringClass().isInterface();
    }

    /**
     * Calls the method.
     *
     * @throws InvocationTargetException with what the method threw
     * @throws IllegalArgumentException when receiver or arguments do not fit
     * @throws NullPointerException when it needs a receiver and gets null
     */
    public Object invoke(Object receiver, Object... arguments) throws IllegalAccessException, InvocationTargetException {
        if (!Modifier.isStatic(getModifiers())) {
            checkReceiver(receiver, getDeclaringClass());
        }
        Object[] converted = converted(arguments);
        try {
            return Members.ifAny(getDeclaringClass()).invoke(number, receiver, converted);
        } catch (Throwable thrown) {
            throw new InvocationTargetException(thrown);
        }
    }

    /** As a method handle calls it: what it throws comes out as it is. */
    public Object call(Object receiver, Object[] arguments) throws Throwable {
        if (!Modifier.isStatic(getModifiers())) {
            receiver.getClass();
        }
        return Members.ifAny(getDeclaringClass()).invoke(number, receiver, arguments);
    }

    static void checkReceiver(Object receiver, Class<?> owner) {
        if (receiver == null) {
            throw new NullPointerException();
        }
        if (!owner.isInstance(receiver)) {
            throw new IllegalArgumentException("object of type " + receiver.getClass().getName() + " is not an instance of "
                    + owner.getName());
        }
    }

    @Override
    Annotation[] ownAnnotations() {
        Annotation[] found = Members.ifAny(getDeclaringClass()).methodAnnotations(number);
        return found == null ? Members.NO_ANNOTATIONS : found;
    }

    @Override
    Annotation[][] ownParameterAnnotations() {
        return Members.ifAny(getDeclaringClass()).methodParameterAnnotations(number);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Method that && getDeclaringClass() == that.getDeclaringClass() && name.equals(that.name)
                && returnType == that.returnType && hasParameters(that.parameters());
    }

    @Override
    public int hashCode() {
        return getDeclaringClass().getName().hashCode() ^ name.hashCode();
    }

    @Override
    public String toString() {
        String modifiers = Modifier.toString(getModifiers() & Modifier.methodModifiers());
        return text(isDefault() ? modifiers + " default" : modifiers,
                returnType.getTypeName() + " " + getDeclaringClass().getTypeName() + "." + name);
    }
}
