package java.lang.reflect;

import java.lang.annotation.Annotation;

/** A constructor of a class that the program asks for its constructors. */
public final class Constructor<T> extends Executable {
    /** @param number its place in {@link Members#constructors()} */
    public Constructor(Class<T> owner, int number, Class<?>[] parameterTypes, Class<?>[] exceptionTypes, int modifiers,
            String[] parameterNames) {
        super(owner, number, parameterTypes, exceptionTypes, modifiers, parameterNames);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<T> getDeclaringClass() {
        return (Class<T>) super.getDeclaringClass();
    }

    @Override
    public String getName() {
        return getDeclaringClass().getName();
    }

    /**
     * Makes an object.
     *
     * @throws InstantiationException when the class is abstract
     * @throws InvocationTargetException with what the constructor threw
     * @throws IllegalArgumentException when arguments do not fit, and for enums
     */
    @SuppressWarnings("unchecked")
    public T newInstance(Object... arguments) throws InstantiationException, IllegalAccessException, InvocationTargetException {
        if ((getDeclaringClass().getModifiers() & 0x4000) != 0) {
            throw new IllegalArgumentException("Cannot reflectively create enum objects");
        }
        Object[] converted = converted(arguments);
        if (Modifier.isAbstract(getDeclaringClass().getModifiers())) {
            throw new InstantiationException();
        }
        try {
            return (T) call(converted);
        } catch (Throwable thrown) {
            throw new InvocationTargetException(thrown);
        }
    }

    /** As a method handle calls it: what it throws comes out as it is. */
    public Object call(Object[] arguments) throws Throwable {
        return Members.ifAny(getDeclaringClass()).create(number, arguments);
    }

    @Override
    Annotation[] ownAnnotations() {
        Annotation[] found = Members.ifAny(getDeclaringClass()).constructorAnnotations(number);
        return found == null ? Members.NO_ANNOTATIONS : found;
    }

    @Override
    Annotation[][] ownParameterAnnotations() {
        return Members.ifAny(getDeclaringClass()).constructorParameterAnnotations(number);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Constructor<?> that && getDeclaringClass() == that.getDeclaringClass()
                && hasParameters(that.parameters());
    }

    @Override
    public int hashCode() {
        return getDeclaringClass().getName().hashCode();
    }

    @Override
    public String toString() {
        return text(Modifier.toString(getModifiers() & Modifier.constructorModifiers()), getDeclaringClass().getTypeName());
    }
}
