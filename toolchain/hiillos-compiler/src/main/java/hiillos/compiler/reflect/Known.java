package hiillos.compiler.reflect;

import hiillos.compiler.model.ClassInfo;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.List;

/** Methods of the class library whose results follow from their arguments. */
final class Known {
    private Known() {}

    /** The result of a call, or null when nothing is known of it but its type. */
    static Value result(InvokeInstruction call, List<Value> arguments) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        return switch (owner) {
            case "java/lang/Class" -> switch (name) {
                case "forName" -> Value.of(new Atom.Named(arguments.getFirst()));
                case "getInterfaces" -> Value.of(new Atom.InterfacesOf(arguments.getFirst()));
                case "getSuperclass" -> arguments.getFirst().above();
                case "asSubclass" -> arguments.getFirst();
                case "cast", "newInstance" -> Value.of(new Atom.ObjectOf(arguments.getFirst()));
                default -> null;
            };
            case "java/lang/ClassLoader" -> name.equals("loadClass") ? Value.of(new Atom.Named(arguments.get(1))) : null;
            case "java/util/Objects" -> name.startsWith("requireNonNull") ? arguments.getFirst() : null;
            default -> name.equals("getClass") && call.type().stringValue().equals("()Ljava/lang/Class;")
                    ? Value.of(new Atom.ClassOf(arguments.getFirst())) : null;
        };
    }

    static boolean isClassLibrary(ClassInfo type) {
        return type.name().startsWith("java/") || type.name().startsWith("jdk/") || type.name().startsWith("sun/");
    }
}
