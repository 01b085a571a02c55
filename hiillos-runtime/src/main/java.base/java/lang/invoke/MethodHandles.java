package java.lang.invoke;

import java.lang.reflect.ClassMembers;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

/** Makes method handles and combines them. VarHandles are found by the compiler. */
public final class MethodHandles {
    private MethodHandles() {}

    /** Something that is not null: the compiler puts the class of the caller here. */
    public static native Lookup lookup();

    public static native Lookup publicLookup();

    public static native Lookup privateLookupIn(Class<?> target, Lookup caller) throws IllegalAccessException;

    public static native VarHandle arrayElementVarHandle(Class<?> arrayType);

    public static native VarHandle byteArrayViewVarHandle(Class<?> viewType, java.nio.ByteOrder order);

    public static native VarHandle byteBufferViewVarHandle(Class<?> viewType, java.nio.ByteOrder order);

    /**
     * Finds members by name and type. Access is not checked. The class, and perhaps the name, must be constants for the
     * compiler; it never has fields, for what stands for it is the class of whoever looks up.
     */
    public static final class Lookup {
        public static final int PUBLIC = Modifier.PUBLIC;
        public static final int PRIVATE = Modifier.PRIVATE;

        private Lookup() {}

        public native Class<?> lookupClass();

        public Lookup in(Class<?> other) {
            return this;
        }

        public native VarHandle findVarHandle(Class<?> owner, String name, Class<?> type)
                throws NoSuchFieldException, IllegalAccessException;

        public native VarHandle findStaticVarHandle(Class<?> owner, String name, Class<?> type)
                throws NoSuchFieldException, IllegalAccessException;

        public MethodHandle findStatic(Class<?> owner, String name, MethodType type) throws NoSuchMethodException, IllegalAccessException {
            Method method = method(owner, name, type, "/invokeStatic");
            if (!Modifier.isStatic(method.getModifiers())) {
                throw new IllegalAccessException("no such method: " + owner.getName() + "." + name + type + "/invokeStatic");
            }
            return unreflect(method);
        }

        public MethodHandle findVirtual(Class<?> owner, String name, MethodType type) throws NoSuchMethodException, IllegalAccessException {
            String kind = owner.isInterface() ? "/invokeInterface" : "/invokeVirtual";
            Method method = method(owner, name, type, kind);
            if (Modifier.isStatic(method.getModifiers())) {
                throw new IllegalAccessException("no such method: " + owner.getName() + "." + name + type + kind);
            }
            return of(method, owner);
        }

        public MethodHandle bind(Object receiver, String name, MethodType type) throws NoSuchMethodException, IllegalAccessException {
            return findVirtual(receiver.getClass(), name, type).bindTo(receiver);
        }

        private static Method method(Class<?> owner, String name, MethodType type, String kind) throws NoSuchMethodException {
            Method found = ClassMembers.visibleMethod(owner, name, type.parameterArray(), type.returnType());
            if (found == null) {
                throw new NoSuchMethodException("no such method: " + owner.getName() + "." + name + type + kind);
            }
            return found;
        }

        public MethodHandle findConstructor(Class<?> owner, MethodType type) throws NoSuchMethodException, IllegalAccessException {
            try {
                return unreflectConstructor(ClassMembers.constructor(owner, type.parameterArray(), false));
            } catch (NoSuchMethodException e) {
                throw new NoSuchMethodException("no such constructor: " + owner.getName() + ".<init>" + type + "/newInvokeSpecial");
            }
        }

        public MethodHandle findGetter(Class<?> owner, String name, Class<?> type) throws NoSuchFieldException, IllegalAccessException {
            return unreflectGetter(field(owner, name, type, false, "/getField"));
        }

        public MethodHandle findSetter(Class<?> owner, String name, Class<?> type) throws NoSuchFieldException, IllegalAccessException {
            return unreflectSetter(field(owner, name, type, false, "/putField"));
        }

        public MethodHandle findStaticGetter(Class<?> owner, String name, Class<?> type)
                throws NoSuchFieldException, IllegalAccessException {
            return unreflectGetter(field(owner, name, type, true, "/getStatic"));
        }

        public MethodHandle findStaticSetter(Class<?> owner, String name, Class<?> type)
                throws NoSuchFieldException, IllegalAccessException {
            return unreflectSetter(field(owner, name, type, true, "/putStatic"));
        }

        private static Field field(Class<?> owner, String name, Class<?> type, boolean isStatic, String kind)
                throws NoSuchFieldException, IllegalAccessException {
            Field found = ClassMembers.visibleField(owner, name);
            if (found == null || found.getType() != type) {
                throw new NoSuchFieldException("no such field: " + owner.getName() + "." + name + "/" + type.getName() + kind);
            }
            if (Modifier.isStatic(found.getModifiers()) != isStatic) {
                throw new IllegalAccessException("no such field: " + owner.getName() + "." + name + "/" + type.getName() + kind);
            }
            return found;
        }

        public MethodHandle unreflect(Method method) throws IllegalAccessException {
            return of(method, method.getDeclaringClass());
        }

        private static MethodHandle of(Method method, Class<?> receiver) {
            MethodType type = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
            if (Modifier.isStatic(method.getModifiers())) {
                return new Adapter(type, method.isVarArgs(), arguments -> method.call(null, arguments));
            }
            return new Adapter(type.insertParameterTypes(0, receiver), method.isVarArgs(),
                    arguments -> method.call(arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length)));
        }

        public MethodHandle unreflectConstructor(Constructor<?> constructor) throws IllegalAccessException {
            MethodType type = MethodType.methodType(constructor.getDeclaringClass(), constructor.getParameterTypes());
            return new Adapter(type, constructor.isVarArgs(), constructor::call);
        }

        public MethodHandle unreflectGetter(Field field) throws IllegalAccessException {
            if (Modifier.isStatic(field.getModifiers())) {
                return new Adapter(MethodType.methodType(field.getType()), arguments -> field.read(null));
            }
            return new Adapter(MethodType.methodType(field.getType(), field.getDeclaringClass()), arguments -> field.get(arguments[0]));
        }

        public MethodHandle unreflectSetter(Field field) throws IllegalAccessException {
            if (Modifier.isFinal(field.getModifiers())) {
                throw new IllegalAccessException("final field has no write access: " + field.getDeclaringClass().getName() + "."
                        + field.getName() + "/" + field.getType().getName() + "/putField, from class " + lookupClass().getName());
            }
            boolean isStatic = Modifier.isStatic(field.getModifiers());
            MethodType type = MethodType.methodType(void.class, field.getType());
            return new Adapter(isStatic ? type : type.insertParameterTypes(0, field.getDeclaringClass()), arguments -> {
                if (isStatic) {
                    field.write(null, arguments[0]);
                } else {
                    field.set(arguments[0], arguments[1]);
                }
                return null;
            });
        }
    }

    // --- Handles without a member ---

    public static MethodHandle constant(Class<?> type, Object value) {
        Object converted = Types.convert(value, Object.class, type);
        return new Adapter(MethodType.methodType(type), arguments -> converted);
    }

    public static MethodHandle identity(Class<?> type) {
        return new Adapter(MethodType.methodType(type, type), arguments -> arguments[0]);
    }

    public static MethodHandle zero(Class<?> type) {
        return type == void.class ? new Adapter(MethodType.methodType(type), arguments -> null)
                : constant(type, type.isPrimitive() ? Types.zero(type) : null);
    }

    public static MethodHandle empty(MethodType type) {
        Object value = type.returnType().isPrimitive() && type.returnType() != void.class ? Types.zero(type.returnType()) : null;
        return new Adapter(type, arguments -> value);
    }

    public static MethodHandle throwException(Class<?> returns, Class<? extends Throwable> exception) {
        return new Adapter(MethodType.methodType(returns, exception), arguments -> {
            throw (Throwable) arguments[0];
        });
    }

    public static MethodHandle arrayConstructor(Class<?> arrayType) {
        return new Adapter(MethodType.methodType(arrayType, int.class),
                arguments -> java.lang.reflect.Array.newInstance(arrayType.getComponentType(), (Integer) arguments[0]));
    }

    public static MethodHandle arrayLength(Class<?> arrayType) {
        return new Adapter(MethodType.methodType(int.class, arrayType), arguments -> java.lang.reflect.Array.getLength(arguments[0]));
    }

    public static MethodHandle arrayElementGetter(Class<?> arrayType) {
        return new Adapter(MethodType.methodType(arrayType.getComponentType(), arrayType, int.class),
                arguments -> java.lang.reflect.Array.get(arguments[0], (Integer) arguments[1]));
    }

    public static MethodHandle arrayElementSetter(Class<?> arrayType) {
        return new Adapter(MethodType.methodType(void.class, arrayType, int.class, arrayType.getComponentType()), arguments -> {
            java.lang.reflect.Array.set(arguments[0], (Integer) arguments[1], arguments[2]);
            return null;
        });
    }

    public static MethodHandle exactInvoker(MethodType type) {
        return new Adapter(type.insertParameterTypes(0, MethodHandle.class),
                a -> MethodHandle.exactly((MethodHandle) a[0], type, Arrays.copyOfRange(a, 1, a.length)));
    }

    public static MethodHandle invoker(MethodType type) {
        return new Adapter(type.insertParameterTypes(0, MethodHandle.class),
                a -> MethodHandle.adapted((MethodHandle) a[0], type, Arrays.copyOfRange(a, 1, a.length)));
    }

    // --- Combinations ---

    public static MethodHandle insertArguments(MethodHandle target, int at, Object... values) {
        MethodType type = target.type();
        Object[] converted = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            converted[i] = Types.convert(values[i], Object.class, type.parameterType(at + i));
        }
        return new Adapter(type.dropParameterTypes(at, at + values.length), a -> target.call(spliced(a, at, 0, converted)));
    }

    /** With {@code count} elements from {@code at} on replaced. */
    private static Object[] spliced(Object[] all, int at, int count, Object... by) {
        Object[] made = new Object[all.length - count + by.length];
        System.arraycopy(all, 0, made, 0, at);
        System.arraycopy(by, 0, made, at, by.length);
        System.arraycopy(all, at + count, made, at + by.length, all.length - at - count);
        return made;
    }

    public static MethodHandle dropArguments(MethodHandle target, int at, Class<?>... types) {
        return new Adapter(target.type().insertParameterTypes(at, types), a -> target.call(spliced(a, at, types.length)));
    }

    public static MethodHandle dropArguments(MethodHandle target, int at, List<Class<?>> types) {
        return dropArguments(target, at, types.toArray(new Class<?>[0]));
    }

    public static MethodHandle dropReturn(MethodHandle target) {
        return target.asType(target.type().changeReturnType(void.class));
    }

    /** Argument {@code at + i} goes through filter i first; null leaves it. */
    public static MethodHandle filterArguments(MethodHandle target, int at, MethodHandle... filters) {
        MethodType type = target.type();
        for (int i = 0; i < filters.length; i++) {
            if (filters[i] != null) {
                match(filters[i].type().returnType() == type.parameterType(at + i), "target and filter types do not match",
                        type, filters[i].type());
                type = type.changeParameterType(at + i, filters[i].type().parameterType(0));
            }
        }
        return new Adapter(type, arguments -> {
            Object[] filtered = arguments.clone();
            for (int i = 0; i < filters.length; i++) {
                if (filters[i] != null) {
                    filtered[at + i] = filters[i].call(new Object[] {arguments[at + i]});
                }
            }
            return target.call(filtered);
        });
    }

    private static void match(boolean condition, String what, Object a, Object b) {
        if (!condition) {
            throw new IllegalArgumentException(what + ": " + a + ", " + b);
        }
    }

    public static MethodHandle filterReturnValue(MethodHandle target, MethodHandle filter) {
        boolean isVoid = target.type().returnType() == void.class;
        match(filter.type().parameterCount() == (isVoid ? 0 : 1)
                && (isVoid || filter.type().parameterType(0) == target.type().returnType()),
                "target and filter types do not match", target.type(), filter.type());
        return new Adapter(target.type().changeReturnType(filter.type().returnType()), arguments -> {
            Object result = target.call(arguments);
            return filter.call(isVoid ? new Object[0] : new Object[] {result});
        });
    }

    /** The filter's result stands for its arguments. */
    public static MethodHandle collectArguments(MethodHandle target, int at, MethodHandle filter) {
        int count = filter.type().parameterCount();
        boolean isVoid = filter.type().returnType() == void.class;
        MethodType type = isVoid ? target.type() : target.type().dropParameterTypes(at, at + 1);
        return new Adapter(type.insertParameterTypes(at, filter.type().parameterArray()), a -> {
            Object result = filter.call(Arrays.copyOfRange(a, at, at + count));
            return target.call(isVoid ? spliced(a, at, count) : spliced(a, at, count, result));
        });
    }

    /** The combiner's result goes before its arguments. */
    public static MethodHandle foldArguments(MethodHandle target, MethodHandle combiner) {
        boolean isVoid = combiner.type().returnType() == void.class;
        int count = combiner.type().parameterCount();
        return new Adapter(isVoid ? target.type() : target.type().dropParameterTypes(0, 1), a -> {
            Object result = combiner.call(Arrays.copyOf(a, count));
            return target.call(isVoid ? a : spliced(a, 0, 0, result));
        });
    }

    public static MethodHandle guardWithTest(MethodHandle test, MethodHandle target, MethodHandle fallback) {
        match(target.type().equals(fallback.type()), "target and fallback types must match", target.type(), fallback.type());
        match(test.type().returnType() == boolean.class, "guard type is not a predicate", test.type(), target.type());
        int count = test.type().parameterCount();
        return new Adapter(target.type(),
                a -> (Boolean) test.call(Arrays.copyOf(a, count)) ? target.call(a) : fallback.call(a));
    }

    public static MethodHandle catchException(MethodHandle target, Class<? extends Throwable> exception, MethodHandle handler) {
        int count = handler.type().parameterCount() - 1;
        return new Adapter(target.type(), a -> {
            try {
                return target.call(a);
            } catch (Throwable thrown) {
                if (!exception.isInstance(thrown)) {
                    throw thrown;
                }
                return handler.call(spliced(Arrays.copyOf(a, count), 0, 0, thrown));
            }
        });
    }

    public static MethodHandle tryFinally(MethodHandle target, MethodHandle cleanup) {
        boolean isVoid = target.type().returnType() == void.class;
        int count = cleanup.type().parameterCount() - (isVoid ? 1 : 2);
        return new Adapter(target.type(), a -> {
            Throwable thrown = null;
            Object result = null;
            try {
                result = target.call(a);
            } catch (Throwable t) {
                thrown = t;
                result = isVoid || !target.type().returnType().isPrimitive() ? null : Types.zero(target.type().returnType());
            }
            Object[] some = Arrays.copyOf(a, count);
            Object last = cleanup.call(isVoid ? spliced(some, 0, 0, thrown) : spliced(some, 0, 0, thrown, result));
            if (thrown != null) {
                throw thrown;
            }
            return last;
        });
    }

    /** Argument i of the target is argument {@code order[i]} of the result. */
    public static MethodHandle permuteArguments(MethodHandle target, MethodType type, int... order) {
        return new Adapter(type, a -> {
            Object[] all = new Object[order.length];
            for (int i = 0; i < order.length; i++) {
                all[i] = a[order[i]];
            }
            return target.call(all);
        });
    }
}
