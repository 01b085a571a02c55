package hiillos.compiler.analysis;

import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;
import hiillos.compiler.model.World;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;

/** Resolution of members as analysis and lowering both need it. */
public final class Calls {
    private Calls() {}

    /** The field that an instruction means. */
    public static FieldInfo field(World world, FieldInstruction f) {
        return MethodScanner.field(world, f.owner(), f.name().stringValue(), f.type().stringValue());
    }

    /** The method that an instruction's symbolic reference resolves to. */
    public static MethodInfo resolve(World world, InvokeInstruction call) {
        return MethodScanner.method(world, call);
    }

    /** What invokespecial in {@code current} calls. */
    public static MethodInfo special(ClassInfo current, MethodInfo resolved) {
        return MethodScanner.special(current, resolved);
    }

    /** Whether a virtual call of the method can only mean itself. */
    public static boolean isDirect(MethodInfo target) {
        return MethodScanner.isDirect(target);
    }
}
