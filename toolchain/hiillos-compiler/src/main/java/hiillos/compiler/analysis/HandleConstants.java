package hiillos.compiler.analysis;

import hiillos.compiler.heap.HeapObject.HeapInstance;
import hiillos.compiler.heap.ImageHeap;
import hiillos.compiler.interpret.HandleFactory;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.World;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * VarHandles of classes that are initialised at run time: a {@code static final} variable whose initialiser looks it up with
 * constants, as javac writes it, is a constant all the same.
 */
public final class HandleConstants {
    private static final String VAR_HANDLE = "Ljava/lang/invoke/VarHandle;";
    private static final Map<String, String> PRIMITIVES = Map.of("java/lang/Integer", "I", "java/lang/Long", "J", "java/lang/Boolean", "Z",
            "java/lang/Byte", "B", "java/lang/Short", "S", "java/lang/Character", "C", "java/lang/Float", "F", "java/lang/Double", "D");

    private final World world;
    private final ImageHeap heap;
    private final Map<FieldInfo, HeapInstance> known = new HashMap<>();

    HandleConstants(World world, ImageHeap heap) {
        this.world = world;
        this.heap = heap;
    }

    /** The handle in a variable, or null. */
    public HeapInstance of(FieldInfo field) {
        if (!field.isStatic() || !field.isFinal() || !field.descriptor().equals(VAR_HANDLE) || field.owner().classInitializer() == null) {
            return null;
        }
        if (!known.containsKey(field)) {
            known.put(field, find(field));
        }
        return known.get(field);
    }

    private HeapInstance find(FieldInfo field) {
        List<Instruction> code = new ArrayList<>();
        field.owner().classInitializer().code().forEach(element -> {
            if (element instanceof Instruction instruction) {
                code.add(instruction);
            }
        });
        HeapInstance found = null;
        for (int i = 1; i < code.size(); i++) {
            if (code.get(i) instanceof FieldInstruction put && put.opcode() == Opcode.PUTSTATIC && put.name().equalsString(field.name())
                    && put.owner().asInternalName().equals(field.owner().name())) {
                if (found != null || !(code.get(i - 1) instanceof InvokeInstruction call)) {
                    return null;
                }
                found = made(field.owner(), call, code, i - 1);
            }
        }
        return found;
    }

    private HeapInstance made(ClassInfo owner, InvokeInstruction call, List<Instruction> code, int at) {
        String name = call.name().stringValue();
        int parameters = call.typeSymbol().parameterCount();
        if (name.equals("arrayElementVarHandle") && at >= 1) {
            ClassInfo array = type(code, at - 1);
            return array == null || !array.isArray() ? null
                    : HandleFactory.make(heap, ClassInfo.ARRAY_BASE_OFFSET, array.component(), array, false);
        }
        boolean isStatic = name.equals("findStaticVarHandle");
        if (!isStatic && !name.equals("findVarHandle") || at < 3) {
            return null;
        }
        // (holder, name, type) on a Lookup or after one; MhUtil also has (lookup, name, type), where the holder is the class itself.
        ClassInfo type = type(code, at - 1);
        boolean isOwn = parameters == 3 && call.opcode() == Opcode.INVOKESTATIC;
        ClassInfo holder = isOwn ? owner : type(code, at - 3);
        if (type == null || holder == null || !(code.get(at - 2) instanceof ConstantInstruction text)
                || !(text.constantValue() instanceof String variable)) {
            return null;
        }
        FieldInfo target = holder.findField(variable, type.descriptor());
        return target == null || target.isStatic() != isStatic ? null
                : HandleFactory.make(heap, isStatic ? target.index() : target.offset(), type, target.owner(), isStatic);
    }

    /** The class that an instruction pushes: a constant, or a local that got a constant just before, with no jump in between. */
    private ClassInfo type(List<Instruction> code, int at) {
        if (!(code.get(at) instanceof LoadInstruction load)) {
            return type(code.get(at));
        }
        for (int i = at - 1; i > 0; i--) {
            switch (code.get(i)) {
                case StoreInstruction store when store.slot() == load.slot() -> {
                    return type(code.get(i - 1));
                }
                case BranchInstruction jump -> {
                    return null;
                }
                case ThrowInstruction end -> {
                    return null;
                }
                default -> { }
            }
        }
        return null;
    }

    private ClassInfo type(Instruction instruction) {
        if (instruction instanceof ConstantInstruction constant && constant.constantValue() instanceof ClassDesc named) {
            return world.byDescriptor(named.descriptorString());
        }
        if (instruction instanceof FieldInstruction get && get.opcode() == Opcode.GETSTATIC && get.name().equalsString("TYPE")
                && PRIMITIVES.containsKey(get.owner().asInternalName())) {
            return world.byDescriptor(PRIMITIVES.get(get.owner().asInternalName()));
        }
        return null;
    }
}
