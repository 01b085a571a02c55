package hiillos.kernel.interleave;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/**
 * A kernel with a bug put in: in one method, calls of others are left out (their result is zero, false or null). The kernel
 * and the scenario are loaded anew, so the bug stays in there.
 *
 * @param method {@code Class.method} within {@code hiillos.kernel}
 * @param callees {@code Class.method}, the calls that are left out; the class without its package
 */
public record SeededBug(String method, List<String> callees) {
    private static final String PREFIX = "hiillos.kernel.";

    public SeededBug(String method, String... callees) {
        this(method, List.of(callees));
    }

    /** What exploring the scenario finds in the kernel with this bug; null: nothing. */
    public String explore(Class<? extends Scenario> scenario, int runs, long seed) {
        Loader loader = new Loader();
        try {
            var explorer = Class.forName(Explorer.class.getName(), true, loader);
            String found = (String) explorer.getMethod("exploreByName", String.class, int.class, long.class)
                    .invoke(null, scenario.getName(), runs, seed);
            if (!loader.changed) {
                throw new AssertionError("there is no call of " + callees + " in " + method + ": nothing was changed");
            }
            return found;
        } catch (InvocationTargetException failure) {
            throw new AssertionError(failure.getCause());
        } catch (ReflectiveOperationException failure) {
            throw new AssertionError(failure);
        }
    }

    private final class Loader extends ClassLoader {
        private boolean changed;

        Loader() {
            super(SeededBug.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(PREFIX)) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = SeededBug.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                String changedClass = PREFIX + method.substring(0, method.lastIndexOf('.'));
                if (name.equals(changedClass)) {
                    bytes = change(bytes);
                }
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException failure) {
                throw new ClassNotFoundException(name, failure);
            }
        }

        private byte[] change(byte[] original) {
            ClassFile format = ClassFile.of();
            String name = method.substring(method.lastIndexOf('.') + 1);
            CodeTransform without = (builder, element) -> {
                if (element instanceof InvokeInstruction call && isCallee(call)) {
                    changed = true;
                    MethodTypeDesc type = call.typeSymbol();
                    for (int i = type.parameterCount() - 1; i >= 0; i--) {
                        pop(builder, type.parameterType(i));
                    }
                    if (call.opcode() != java.lang.classfile.Opcode.INVOKESTATIC) {
                        builder.pop();
                    }
                    push(builder, type.returnType());
                } else {
                    builder.with(element);
                }
            };
            return format.transformClass(format.parse(original), ClassTransform.transformingMethodBodies(
                    (MethodModel candidate) -> candidate.methodName().equalsString(name), without));
        }

        private boolean isCallee(InvokeInstruction call) {
            String owner = call.owner().asInternalName();
            return callees.contains(owner.substring(owner.lastIndexOf('/') + 1) + "." + call.name().stringValue());
        }

        private void pop(java.lang.classfile.CodeBuilder builder, ClassDesc type) {
            if (TypeKind.from(type).slotSize() == 2) {
                builder.pop2();
            } else {
                builder.pop();
            }
        }

        private void push(java.lang.classfile.CodeBuilder builder, ClassDesc type) {
            switch (TypeKind.from(type)) {
                case VOID -> { }
                case LONG -> builder.lconst_0();
                case REFERENCE -> builder.aconst_null();
                default -> builder.iconst_0();
            }
        }
    }
}
