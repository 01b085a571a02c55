package java.lang.reflect;

import java.lang.annotation.Annotation;

/** A method or constructor. */
public abstract sealed class Executable extends AccessibleObject implements Member permits Method, Constructor {
    private final Class<?> owner;
    final int number;
    private final Class<?>[] parameterTypes;
    private final Class<?>[] exceptionTypes;
    private final int modifiers;
    private final String[] parameterNames;

    Executable(Class<?> owner, int number, Class<?>[] parameterTypes, Class<?>[] exceptionTypes, int modifiers,
            String[] parameterNames) {
        this.owner = owner;
        this.number = number;
        this.parameterTypes = parameterTypes;
        this.exceptionTypes = exceptionTypes;
        this.modifiers = modifiers;
        this.parameterNames = parameterNames;
    }

    @Override
    public Class<?> getDeclaringClass() {
        return owner;
    }

    @Override
    public int getModifiers() {
        return modifiers;
    }

    @Override
    public boolean isSynthetic() {
        return (modifiers & 0x1000) != 0;
    }

    public boolean isVarArgs() {
        return (modifiers & 0x80) != 0;
    }

    public Class<?>[] getParameterTypes() {
        return parameterTypes.clone();
    }

    /** Not a copy. */
    Class<?>[] parameters() {
        return parameterTypes;
    }

    public int getParameterCount() {
        return parameterTypes.length;
    }

    public Class<?>[] getExceptionTypes() {
        return exceptionTypes.clone();
    }

    public Parameter[] getParameters() {
        Parameter[] made = new Parameter[parameterTypes.length];
        for (int i = 0; i < made.length; i++) {
            boolean named = parameterNames != null && i < parameterNames.length && !parameterNames[i].isEmpty();
            made[i] = new Parameter(this, i, parameterTypes[i], named ? parameterNames[i] : "arg" + i, named);
        }
        return made;
    }

    /** Null where no parameter has any. */
    abstract Annotation[][] ownParameterAnnotations();

    /** As many lists as there are parameters. */
    public Annotation[][] getParameterAnnotations() {
        Annotation[][] found = ownParameterAnnotations();
        if (found == null) {
            found = new Annotation[parameterTypes.length][];
            java.util.Arrays.fill(found, Members.NO_ANNOTATIONS);
        }
        return found;
    }

    boolean hasParameters(Class<?>[] types) {
        return java.util.Arrays.equals(parameterTypes, types);
    }

    /** {@code (int,java.lang.String)}. */
    static String list(Class<?>[] types) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < types.length; i++) {
            text.append(i == 0 ? "" : ",").append(types[i] == null ? "null" : types[i].getTypeName());
        }
        return text.append(')').toString();
    }

    /** The modifiers as source code writes them, with a blank behind, then what stands before the parameters, then all else. */
    String text(String modifiers, String name) {
        StringBuilder text = new StringBuilder(modifiers).append(modifiers.isEmpty() ? "" : " ").append(name).append(list(parameterTypes));
        for (int i = 0; i < exceptionTypes.length; i++) {
            text.append(i == 0 ? " throws " : ",").append(exceptionTypes[i].getTypeName());
        }
        return text.toString();
    }

    /**
     * The arguments as the parameters' types want them.
     *
     * @throws IllegalArgumentException when there are not as many, or one is of another type
     */
    Object[] converted(Object[] arguments) {
        int count = arguments == null ? 0 : arguments.length;
        if (count != parameterTypes.length) {
            throw new IllegalArgumentException("wrong number of arguments: " + count + " expected: " + parameterTypes.length);
        }
        Object[] converted = new Object[count];
        for (int i = 0; i < count; i++) {
            converted[i] = Conversions.convert(arguments[i], parameterTypes[i], "argument type mismatch");
        }
        return converted;
    }
}
