package hiillos.compiler.interpret;

import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.heap.HeapObject.HeapInstance;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code jdk.internal.access.SharedSecrets}: where classes leave an object through which other packages reach their
 * internals. It is the one place where an initialiser may write a static of another class, because nobody can tell: each
 * variable is set once, by the class that its getter initialises first when the variable is null.
 */
final class BackDoors {
    static final String OWNER = "jdk/internal/access/SharedSecrets";

    private final Map<FieldInfo, ClassInfo> writers = new HashMap<>();
    private HeapInstance javaLangAccess;

    /** The intrinsic for a getter or setter, or null. */
    Intrinsic find(MethodInfo method) {
        String descriptor = method.descriptor();
        boolean getter = method.name().startsWith("get") && descriptor.startsWith("()L");
        boolean setter = method.name().startsWith("set") && descriptor.endsWith(";)V");
        if (!getter && !setter) {
            return null;
        }
        FieldInfo variable = variable(method, getter ? descriptor.substring(2)
                : descriptor.substring(1, descriptor.length() - 2));
        if (variable == null || variable.isFinal()) {
            // A runtime's own version, which sets its constants itself.
            return null;
        }
        if (method.name().equals("getJavaLangAccess")) {
            return (in, a) -> javaLangAccess(in);
        }
        return getter ? (in, a) -> get(in, method, variable) : (in, a) -> set(in, variable, a[0]);
    }

    private static FieldInfo variable(MethodInfo accessor, String descriptor) {
        for (FieldInfo f : accessor.owner().fields()) {
            if (f.isStatic() && f.descriptor().equals(descriptor)) {
                return f;
            }
        }
        return null;
    }

    private HeapObject get(Interpreter in, MethodInfo getter, FieldInfo variable) {
        in.rules.trigger(variable.owner());
        Object[] statics = variable.owner().staticValues;
        if (statics[variable.index()] == null) {
            for (CodeElement element : getter.code()) {
                // The class to be initialised is a class constant or the name for Class.forName.
                switch (element instanceof ConstantInstruction constant ? constant.constantValue() : null) {
                    case ClassDesc type -> {
                        String descriptor = type.descriptorString();
                        in.rules.trigger(in.lookup(descriptor.substring(1, descriptor.length() - 1)));
                    }
                    case String name -> in.rules.trigger(in.lookup(name.replace('.', '/')));
                    case null, default -> { }
                }
            }
        }
        if (statics[variable.index()] == null) {
            throw new Refusal("reads " + variable.owner().name().replace('/', '.') + "." + variable.name()
                    + " before it is set");
        }
        in.rules.trigger(writers.get(variable));
        return (HeapObject) statics[variable.index()];
    }

    private Object set(Interpreter in, FieldInfo variable, Object value) {
        in.rules.trigger(variable.owner());
        Object[] statics = variable.owner().staticValues;
        ClassInfo writer = in.rules.runningType();
        if (writer == null || value == null || statics[variable.index()] != null) {
            throw new Refusal("sets " + variable.owner().name().replace('/', '.') + "." + variable.name());
        }
        statics[variable.index()] = value;
        writers.put(variable, writer);
        return null;
    }

    /** Takes back what the initialiser of a refused class has left. */
    void undo(ClassInfo refused) {
        writers.entrySet().removeIf(e -> {
            boolean mine = e.getValue() == refused;
            if (mine) {
                e.getKey().owner().staticValues[e.getKey().index()] = null;
            }
            return mine;
        });
    }

    /** System installs this one when the program starts; it has no state, so a second one, made here, is as good. */
    private HeapInstance javaLangAccess(Interpreter in) {
        ClassInfo type = in.heap.world().find("java/lang/LanguageAccess");
        if (type == null) {
            // Without the runtime's patch of java.base.
            type = in.lookup("java/lang/System$1");
        }
        if (!type.isSubtypeOf(in.lookup("jdk/internal/access/JavaLangAccess")) || !type.instanceFields().isEmpty()) {
            throw new Refusal("asks for JavaLangAccess");
        }
        if (javaLangAccess == null) {
            javaLangAccess = in.heap.newInstance(type);
        }
        return javaLangAccess;
    }
}
