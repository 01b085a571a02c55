package java.lang.invoke;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** The types of parameters and result of a method handle or a call of one. Immutable. */
public final class MethodType implements TypeDescriptor.OfMethod<Class<?>, MethodType>, java.io.Serializable {
    private static final long serialVersionUID = 292L;
    private static final Class<?>[] NONE = {};

    private final Class<?> result;
    private final Class<?>[] parameters;

    private MethodType(Class<?> result, Class<?>[] parameters) {
        this.result = Objects.requireNonNull(result);
        for (Class<?> each : parameters) {
            if (each == void.class) {
                throw new IllegalArgumentException("parameter type cannot be void");
            }
            Objects.requireNonNull(each);
        }
        this.parameters = parameters;
    }

    public static MethodType methodType(Class<?> result, Class<?>[] parameters) {
        return new MethodType(result, parameters.clone());
    }

    public static MethodType methodType(Class<?> result, List<Class<?>> parameters) {
        return new MethodType(result, parameters.toArray(NONE));
    }

    public static MethodType methodType(Class<?> result, Class<?> first, Class<?>... others) {
        Class<?>[] all = new Class<?>[others.length + 1];
        all[0] = first;
        System.arraycopy(others, 0, all, 1, others.length);
        return new MethodType(result, all);
    }

    public static MethodType methodType(Class<?> result) {
        return new MethodType(result, NONE);
    }

    public static MethodType methodType(Class<?> result, Class<?> only) {
        return new MethodType(result, new Class<?>[] {only});
    }

    public static MethodType methodType(Class<?> result, MethodType parameters) {
        return new MethodType(result, parameters.parameters);
    }

    public static MethodType genericMethodType(int count) {
        return genericMethodType(count, false);
    }

    public static MethodType genericMethodType(int count, boolean finalArray) {
        Class<?>[] all = new Class<?>[count + (finalArray ? 1 : 0)];
        Arrays.fill(all, Object.class);
        if (finalArray) {
            all[count] = Object[].class;
        }
        return new MethodType(Object.class, all);
    }

    public MethodType changeParameterType(int index, Class<?> type) {
        Class<?>[] all = parameters.clone();
        all[index] = type;
        return new MethodType(result, all);
    }

    public MethodType insertParameterTypes(int at, Class<?>... types) {
        Class<?>[] all = new Class<?>[parameters.length + types.length];
        System.arraycopy(parameters, 0, all, 0, at);
        System.arraycopy(types, 0, all, at, types.length);
        System.arraycopy(parameters, at, all, at + types.length, parameters.length - at);
        return new MethodType(result, all);
    }

    public MethodType insertParameterTypes(int at, List<Class<?>> types) {
        return insertParameterTypes(at, types.toArray(NONE));
    }

    public MethodType appendParameterTypes(Class<?>... types) {
        return insertParameterTypes(parameters.length, types);
    }

    public MethodType appendParameterTypes(List<Class<?>> types) {
        return insertParameterTypes(parameters.length, types);
    }

    public MethodType dropParameterTypes(int start, int end) {
        Class<?>[] all = new Class<?>[parameters.length - (end - start)];
        System.arraycopy(parameters, 0, all, 0, start);
        System.arraycopy(parameters, end, all, start, parameters.length - end);
        return new MethodType(result, all);
    }

    public MethodType changeReturnType(Class<?> type) {
        return new MethodType(type, parameters);
    }

    public boolean hasPrimitives() {
        return result.isPrimitive() || Arrays.stream(parameters).anyMatch(Class::isPrimitive);
    }

    public boolean hasWrappers() {
        return !unwrap().equals(this);
    }

    /** All references as Object. */
    public MethodType erase() {
        return map(type -> type.isPrimitive() ? type : Object.class);
    }

    public MethodType generic() {
        return map(type -> Object.class);
    }

    public MethodType wrap() {
        return map(type -> Types.wrapper(type));
    }

    public MethodType unwrap() {
        return map(type -> Types.primitive(type));
    }

    private interface Change {
        Class<?> of(Class<?> type);
    }

    private MethodType map(Change change) {
        Class<?>[] all = parameters.clone();
        for (int i = 0; i < all.length; i++) {
            all[i] = change.of(all[i]);
        }
        return new MethodType(change.of(result), all);
    }

    @Override
    public Class<?> parameterType(int index) {
        return parameters[index];
    }

    @Override
    public int parameterCount() {
        return parameters.length;
    }

    @Override
    public Class<?> returnType() {
        return result;
    }

    @Override
    public List<Class<?>> parameterList() {
        return Collections.unmodifiableList(Arrays.asList(parameters.clone()));
    }

    @Override
    public Class<?>[] parameterArray() {
        return parameters.clone();
    }

    public Class<?> lastParameterType() {
        return parameters.length == 0 ? void.class : parameters[parameters.length - 1];
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof MethodType that && result == that.result && Arrays.equals(parameters, that.parameters);
    }

    @Override
    public int hashCode() {
        int hash = 31 + result.hashCode();
        for (Class<?> each : parameters) {
            hash = 31 * hash + each.hashCode();
        }
        return hash;
    }

    @Override
    public String descriptorString() {
        StringBuilder text = new StringBuilder("(");
        for (Class<?> each : parameters) {
            text.append(each.descriptorString());
        }
        return text.append(')').append(result.descriptorString()).toString();
    }

    public String toMethodDescriptorString() {
        return descriptorString();
    }

    /** Simple names: {@code (int,String)void}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < parameters.length; i++) {
            text.append(i == 0 ? "" : ",").append(parameters[i].getSimpleName());
        }
        return text.append(')').append(result.getSimpleName()).toString();
    }
}
