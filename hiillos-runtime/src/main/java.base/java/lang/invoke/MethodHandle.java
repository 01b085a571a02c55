package java.lang.invoke;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Objects;

/**
 * Something that can be called. Handles are objects that interpret: arguments travel in an array, primitives boxed. The
 * compiler makes calls of {@link #exactly} and {@link #adapted} of what javac wrote as invokeExact and invoke.
 */
public abstract class MethodHandle {
    /** Marks methods that adapt to any descriptor. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface PolymorphicSignature {}

    private final MethodType type;
    private final boolean isVarargs;

    MethodHandle(MethodType type, boolean isVarargs) {
        this.type = type;
        this.isVarargs = isVarargs;
    }

    public final native @PolymorphicSignature Object invokeExact(Object... arguments) throws Throwable;

    public final native @PolymorphicSignature Object invoke(Object... arguments) throws Throwable;

    /** Runs this; the arguments have the types of the handle's own type. */
    abstract Object call(Object[] arguments) throws Throwable;

    /** {@code handle.invokeExact(arguments)} where the call is of that type. */
    public static Object exactly(MethodHandle handle, MethodType callType, Object[] arguments) throws Throwable {
        if (!handle.type.equals(callType)) {
            throw new WrongMethodTypeException("handle's method type " + handle.type + " but found " + callType);
        }
        return handle.call(arguments);
    }

    /** {@code handle.invoke(arguments)} where the call is of that type. */
    public static Object adapted(MethodHandle handle, MethodType callType, Object[] arguments) throws Throwable {
        return handle.asType(callType).call(arguments);
    }

    public MethodType type() {
        return type;
    }

    public Object invokeWithArguments(Object... arguments) throws Throwable {
        int count = arguments == null ? 0 : arguments.length;
        return asType(MethodType.genericMethodType(count)).call(arguments);
    }

    public Object invokeWithArguments(List<?> arguments) throws Throwable {
        return invokeWithArguments(arguments.toArray());
    }

    /**
     * This with arguments and result converted.
     *
     * @throws WrongMethodTypeException when there is no conversion
     */
    public final MethodHandle asType(MethodType wanted) {
        if (type.equals(wanted)) {
            return this;
        }
        if (isVarargs && !fits(wanted)) {
            return asFixedArity().asCollector((Class<?>) type.lastParameterType(),
                    collected(wanted)).asType(wanted);
        }
        boolean converts = type.parameterCount() == wanted.parameterCount() && Types.canConvert(type.returnType(), wanted.returnType());
        for (int i = 0; converts && i < wanted.parameterCount(); i++) {
            converts = Types.canConvert(wanted.parameterType(i), type.parameterType(i));
        }
        if (!converts) {
            throw new WrongMethodTypeException("cannot convert " + this + " to " + wanted);
        }
        return new Adapter(wanted, arguments -> {
            Object[] converted = new Object[arguments.length];
            for (int i = 0; i < converted.length; i++) {
                converted[i] = Types.convert(arguments[i], wanted.parameterType(i), type.parameterType(i));
            }
            return Types.convert(call(converted), type.returnType(), wanted.returnType());
        });
    }

    private boolean fits(MethodType wanted) {
        return wanted.parameterCount() == type.parameterCount() && type.lastParameterType().isAssignableFrom(wanted.lastParameterType());
    }

    private int collected(MethodType wanted) {
        int count = wanted.parameterCount() - (type.parameterCount() - 1);
        if (count < 0) {
            throw new WrongMethodTypeException("cannot convert " + this + " to " + wanted);
        }
        return count;
    }

    /** The first argument is fixed. */
    public MethodHandle bindTo(Object argument) {
        if (type.parameterCount() == 0 || type.parameterType(0).isPrimitive()) {
            throw new IllegalArgumentException("no leading reference parameter");
        }
        return MethodHandles.insertArguments(this, 0, type.parameterType(0).cast(argument));
    }

    public MethodHandle asSpreader(Class<?> arrayType, int count) {
        return asSpreader(type.parameterCount() - count, arrayType, count);
    }

    /** {@code count} arguments from {@code at} on come out of one array. */
    public MethodHandle asSpreader(int at, Class<?> arrayType, int count) {
        MethodType spread = type.dropParameterTypes(at, at + count).insertParameterTypes(at, arrayType);
        return new Adapter(spread, arguments -> {
            Object array = arguments[at];
            int length = array == null ? 0 : java.lang.reflect.Array.getLength(array);
            if (length != count) {
                throw new IllegalArgumentException("array is not of length " + count);
            }
            Object[] all = new Object[type.parameterCount()];
            System.arraycopy(arguments, 0, all, 0, at);
            for (int i = 0; i < count; i++) {
                all[at + i] = Types.convert(java.lang.reflect.Array.get(array, i), arrayType.getComponentType(), type.parameterType(at + i));
            }
            System.arraycopy(arguments, at + 1, all, at + count, arguments.length - at - 1);
            return call(all);
        });
    }

    public MethodHandle asCollector(Class<?> arrayType, int count) {
        return asCollector(type.parameterCount() - 1, arrayType, count);
    }

    /** {@code count} arguments from {@code at} on are put into one array. */
    public MethodHandle asCollector(int at, Class<?> arrayType, int count) {
        Class<?>[] elements = new Class<?>[count];
        java.util.Arrays.fill(elements, arrayType.getComponentType());
        MethodType collected = type.dropParameterTypes(at, at + 1).insertParameterTypes(at, elements);
        return new Adapter(collected, arguments -> {
            Object array = java.lang.reflect.Array.newInstance(arrayType.getComponentType(), count);
            for (int i = 0; i < count; i++) {
                java.lang.reflect.Array.set(array, i, arguments[at + i]);
            }
            Object[] all = new Object[type.parameterCount()];
            System.arraycopy(arguments, 0, all, 0, at);
            all[at] = array;
            System.arraycopy(arguments, at + count, all, at + 1, arguments.length - at - count);
            return call(all);
        });
    }

    public MethodHandle asVarargsCollector(Class<?> arrayType) {
        Objects.requireNonNull(arrayType);
        return new Adapter(type, true, this::call);
    }

    public MethodHandle withVarargs(boolean makeVarargs) {
        return makeVarargs ? asVarargsCollector(type.lastParameterType()) : asFixedArity();
    }

    public boolean isVarargsCollector() {
        return isVarargs;
    }

    public MethodHandle asFixedArity() {
        return isVarargs ? new Adapter(type, this::call) : this;
    }

    @Override
    public String toString() {
        return "MethodHandle" + type;
    }
}
