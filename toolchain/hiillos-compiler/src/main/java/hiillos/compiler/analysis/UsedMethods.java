package hiillos.compiler.analysis;

import hiillos.compiler.model.MethodInfo;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.LinkedHashSet;
import java.util.Set;

/** Names ({@code class/Name.method(descriptor)}) of the methods that a closed world has and calls. */
public final class UsedMethods {
    private UsedMethods() {}

    /** All that are compiled. */
    public static Set<String> compiled(Analysis analysis) {
        Set<String> names = new LinkedHashSet<>();
        for (MethodInfo method : analysis.bodies().keySet()) {
            names.add(method.owner().name() + "." + method.name() + method.descriptor());
        }
        return names;
    }

    /**
     * Those that code outside the class library calls.
     *
     * @param areFlagged only with a boolean at the end that is not the constant false
     */
    public static Set<String> called(Analysis analysis, boolean areFlagged) {
        Set<String> names = new LinkedHashSet<>();
        for (MethodBody body : analysis.bodies().values()) {
            if (!isOfTheLibrary(body.method().owner().name())) {
                addCalls(body, areFlagged, names);
            }
        }
        return names;
    }

    private static boolean isOfTheLibrary(String type) {
        return type.startsWith("java/") || type.startsWith("jdk/") || type.startsWith("sun/") || type.startsWith("hiillos/runtime/");
    }

    private static void addCalls(MethodBody body, boolean areFlagged, Set<String> names) {
        for (int block = 0; block < body.blockCount(); block++) {
            for (int i = body.blockStart(block); body.isLive(block) && i < body.blockEnd(block); i++) {
                if (body.instruction(i) instanceof InvokeInstruction call && (!areFlagged || endsWithBoolean(call.typeSymbol())
                        && (i == body.blockStart(block) || body.instruction(i - 1).opcode() != Opcode.ICONST_0))) {
                    names.add(call.owner().asInternalName() + "." + call.name().stringValue() + call.type().stringValue());
                }
            }
        }
    }

    private static boolean endsWithBoolean(MethodTypeDesc type) {
        return type.parameterCount() > 0 && type.parameterType(type.parameterCount() - 1).equals(ConstantDescs.CD_boolean);
    }
}
