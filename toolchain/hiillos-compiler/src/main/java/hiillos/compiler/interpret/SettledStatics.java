package hiillos.compiler.interpret;

import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.model.AnnotationInfo;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;
import java.lang.classfile.Attributes;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Static variables that are not final and yet keep the value that their class's initialiser gave them. */
final class SettledStatics {
    private final Map<FieldInfo, Boolean> neverWritten = new HashMap<>();

    boolean contains(FieldInfo field) {
        if (field.owner().staticValues[field.index()] instanceof HeapObject && isStable(field)) {
            return true;
        }
        // The flight recorder would set this one; no image has it.
        return field.name().equals("jfrTracing") && field.owner().name().equals("java/lang/Throwable")
                || neverWritten.computeIfAbsent(field, SettledStatics::isNeverWritten);
    }

    /** The class library's promise that a variable keeps its first value other than the default. */
    static boolean isStable(FieldInfo field) {
        return AnnotationInfo.find(field.model(), "jdk/internal/vm/annotation/Stable") != null;
    }

    /**
     * Whether the variable is private and its nest writes it nowhere but in the initialiser. A nest that also contains the
     * variable's name as a string constant may reach it by other means.
     */
    private static boolean isNeverWritten(FieldInfo field) {
        if ((field.flags() & java.lang.classfile.ClassFile.ACC_PRIVATE) == 0) {
            return false;
        }
        for (ClassInfo member : nest(field.owner())) {
            for (MethodInfo method : member.methods()) {
                if (method.code() != null && !(member == field.owner() && method.isClassInitializer())
                        && mentions(method, field)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean mentions(MethodInfo method, FieldInfo field) {
        for (CodeElement element : method.code()) {
            boolean found = switch (element) {
                case FieldInstruction access -> access.opcode() == Opcode.PUTSTATIC
                        && access.name().equalsString(field.name())
                        && access.owner().asInternalName().equals(field.owner().name());
                case ConstantInstruction constant -> field.name().equals(constant.constantValue());
                default -> false;
            };
            if (found) {
                return true;
            }
        }
        return false;
    }

    private static List<ClassInfo> nest(ClassInfo member) {
        ClassInfo host = member.model().findAttribute(Attributes.nestHost())
                .map(a -> member.world().lookup(a.nestHost().asInternalName())).orElse(member);
        List<ClassInfo> nest = new ArrayList<>(List.of(host));
        host.model().findAttribute(Attributes.nestMembers())
                .ifPresent(a -> a.nestMembers().forEach(m -> nest.add(host.world().lookup(m.asInternalName()))));
        return nest;
    }
}
