package hiillos.compiler.lower;

import hiillos.compiler.analysis.MethodBody;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The message of the NullPointerException that an instruction throws (JEP 358): what it could not do, and, where the
 * instructions before it in its block tell, which expression was null.
 */
final class NullMessage {
    private static final int MAX_DEPTH = 5;

    private final MethodBody body;
    private final int blockStart;

    private NullMessage(MethodBody body, int blockStart) {
        this.body = body;
        this.blockStart = blockStart;
    }

    /** The message for an instruction of the body; null when it dereferences nothing. */
    static String of(MethodBody body, int index) {
        int block = 0;
        for (int b = 0; b < body.blockCount() && body.blockStart(b) <= index; b++) {
            block = body.blockStart(b);
        }
        String action = action(body.instruction(index));
        if (action == null) {
            return null;
        }
        String reason = new NullMessage(body, block).reason(index);
        return reason == null ? action : action + " because " + reason + " is null";
    }

    private static String action(Instruction instruction) {
        return switch (instruction) {
            case ArrayLoadInstruction a -> "Cannot load from " + elements(a.opcode(), a.typeKind()) + " array";
            case ArrayStoreInstruction a -> "Cannot store to " + elements(a.opcode(), a.typeKind()) + " array";
            case OperatorInstruction o when o.opcode() == Opcode.ARRAYLENGTH -> "Cannot read the array length";
            case ThrowInstruction t -> "Cannot throw exception";
            case MonitorInstruction m -> m.opcode() == Opcode.MONITORENTER ? "Cannot enter synchronized block"
                    : "Cannot exit synchronized block";
            case FieldInstruction f when f.opcode() == Opcode.GETFIELD -> "Cannot read field \"" + f.name().stringValue() + "\"";
            case FieldInstruction f when f.opcode() == Opcode.PUTFIELD -> "Cannot assign field \"" + f.name().stringValue() + "\"";
            case InvokeInstruction i when i.opcode() != Opcode.INVOKESTATIC -> "Cannot invoke \"" + method(i) + "\"";
            default -> null;
        };
    }

    private static String elements(Opcode opcode, TypeKind kind) {
        return switch (opcode) {
            case BALOAD, BASTORE -> "byte/boolean";
            case AALOAD, AASTORE -> "object";
            default -> kind.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String method(InvokeInstruction call) {
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(call.type().stringValue());
        return name(call.owner().asSymbol()) + "." + call.name().stringValue()
                + type.parameterList().stream().map(NullMessage::name).collect(Collectors.joining(", ", "(", ")"));
    }

    /** A type as people write it; only Object and String without their package, as HotSpot has it. */
    private static String name(ClassDesc type) {
        if (type.isArray()) {
            return name(type.componentType()) + "[]";
        }
        if (type.isPrimitive()) {
            return type.displayName();
        }
        String descriptor = type.descriptorString();
        String name = descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
        return name.equals("java.lang.Object") ? "Object" : name.equals("java.lang.String") ? "String" : name;
    }

    /** Where the reference is that the instruction dereferences, counted in values from the stack's top. */
    private static int position(Instruction instruction) {
        return switch (instruction) {
            case ArrayLoadInstruction a -> 1;
            case ArrayStoreInstruction a -> 2;
            case FieldInstruction f when f.opcode() == Opcode.PUTFIELD -> 1;
            case InvokeInstruction i -> MethodTypeDesc.ofDescriptor(i.type().stringValue()).parameterCount();
            default -> 0;
        };
    }

    private String reason(int index) {
        int producer = producer(index, position(body.instruction(index)));
        if (producer < 0) {
            return null;
        }
        if (body.instruction(producer) instanceof InvokeInstruction call) {
            return "the return value of \"" + method(call) + "\"";
        }
        String text = expression(producer, MAX_DEPTH);
        return text == null ? null : "\"" + text + "\"";
    }

    /** The instruction whose value stands at a position of the stack before {@code index}; -1 when that is not in this block. */
    private int producer(int index, int position) {
        int wanted = position;
        for (int i = index - 1; i >= blockStart; i--) {
            Instruction instruction = body.instruction(i);
            if (instruction.opcode() == Opcode.DUP2 && copiesTwo(i)) {
                wanted = wanted < 4 ? wanted % 2 : wanted - 2;
                continue;
            }
            int[] effect = effect(instruction);
            if (effect == null) {
                return -1;
            }
            boolean passesThrough = instruction.opcode() == Opcode.DUP
                    || instruction instanceof TypeCheckInstruction t && t.opcode() == Opcode.CHECKCAST;
            if (wanted < effect[1]) {
                if (!passesThrough) {
                    return i;
                }
                wanted = 0;
            } else {
                wanted += effect[0] - effect[1];
            }
        }
        return -1;
    }

    /** Whether this dup2 copies two values, as before {@code array[index]++}: when the upper one is surely not long or double. */
    private boolean copiesTwo(int index) {
        int upper = producer(index, 0);
        return upper >= 0 && switch (body.instruction(upper)) {
            case LoadInstruction l -> l.typeKind().slotSize() == 1;
            case ConstantInstruction c -> c.typeKind().slotSize() == 1;
            case OperatorInstruction o -> o.typeKind().slotSize() == 1;
            case ArrayLoadInstruction a -> a.typeKind().slotSize() == 1;
            case FieldInstruction f -> TypeKind.from(f.typeSymbol()).slotSize() == 1;
            case InvokeInstruction i -> TypeKind.from(i.typeSymbol().returnType()).slotSize() == 1;
            default -> false;
        };
    }

    /** Values popped and pushed; null when that is not worth knowing. */
    private static int[] effect(Instruction instruction) {
        return switch (instruction) {
            case LoadInstruction l -> new int[] {0, 1};
            case StoreInstruction s -> new int[] {1, 0};
            case ConstantInstruction c -> new int[] {0, 1};
            case NopInstruction n -> new int[] {0, 0};
            case IncrementInstruction n -> new int[] {0, 0};
            case ConvertInstruction c -> new int[] {1, 1};
            case ArrayLoadInstruction a -> new int[] {2, 1};
            case ArrayStoreInstruction a -> new int[] {3, 0};
            case TypeCheckInstruction t -> new int[] {1, 1};
            case NewObjectInstruction n -> new int[] {0, 1};
            case NewPrimitiveArrayInstruction n -> new int[] {1, 1};
            case NewReferenceArrayInstruction n -> new int[] {1, 1};
            case MonitorInstruction m -> new int[] {1, 0};
            case StackInstruction s when s.opcode() == Opcode.DUP -> new int[] {1, 2};
            case StackInstruction s when s.opcode() == Opcode.POP -> new int[] {1, 0};
            case FieldInstruction f -> switch (f.opcode()) {
                case GETSTATIC -> new int[] {0, 1};
                case PUTSTATIC -> new int[] {1, 0};
                case GETFIELD -> new int[] {1, 1};
                default -> new int[] {2, 0};
            };
            case InvokeInstruction i -> {
                MethodTypeDesc type = MethodTypeDesc.ofDescriptor(i.type().stringValue());
                yield new int[] {type.parameterCount() + (i.opcode() == Opcode.INVOKESTATIC ? 0 : 1),
                    type.returnType().descriptorString().equals("V") ? 0 : 1};
            }
            case OperatorInstruction o -> switch (o.opcode()) {
                case ARRAYLENGTH, INEG, LNEG, FNEG, DNEG -> new int[] {1, 1};
                default -> new int[] {2, 1};
            };
            default -> null;
        };
    }

    /** What an instruction pushes, as source code; null when it has no short form. */
    private String expression(int index, int depth) {
        if (depth == 0) {
            return "...";
        }
        return switch (body.instruction(index)) {
            case LoadInstruction l -> local(l.slot(), index);
            case ConstantInstruction c when c.opcode() == Opcode.ACONST_NULL -> "null";
            case ConstantInstruction c when c.constantValue() instanceof Integer number -> number.toString();
            case FieldInstruction f when f.opcode() == Opcode.GETSTATIC -> name(f.owner().asSymbol()) + "." + f.name().stringValue();
            case FieldInstruction f when f.opcode() == Opcode.GETFIELD -> {
                int object = producer(index, 0);
                String text = object < 0 ? null : expression(object, depth - 1);
                yield text == null ? f.name().stringValue() : text + "." + f.name().stringValue();
            }
            case InvokeInstruction call -> method(call);
            case ArrayLoadInstruction a -> {
                int array = producer(index, 1);
                int position = producer(index, 0);
                String left = array < 0 ? null : expression(array, depth - 1);
                String right = position < 0 ? null : expression(position, depth - 1);
                yield (left == null ? "<array>" : left) + "[" + (right == null ? "..." : right) + "]";
            }
            default -> null;
        };
    }

    private String local(int slot, int index) {
        for (MethodBody.Variable variable : body.variables()) {
            if (variable.slot() == slot && variable.start() <= index && index < variable.end()) {
                return variable.name();
            }
        }
        int next = 0;
        if (!body.method().isStatic()) {
            if (slot == 0) {
                return "this";
            }
            next = 1;
        }
        int number = 1;
        for (ClassDesc parameter : body.method().type().parameterList()) {
            if (next == slot) {
                return "<parameter" + number + ">";
            }
            next += TypeKind.from(parameter).slotSize();
            number++;
        }
        return "<local" + slot + ">";
    }
}
