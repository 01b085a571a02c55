package hiillos.compiler.interpret;

import hiillos.compiler.heap.ImageHeap;
import hiillos.compiler.model.MethodInfo;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.*;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns a method's code into a {@link Body}'s arrays. First pass: number the instructions; second: fill the operands. */
final class Decoder {
    private final Body body;
    private final ImageHeap heap;
    private final Map<Label, Integer> positions = new HashMap<>();
    private int at;

    private Decoder(Body body, ImageHeap heap) {
        this.body = body;
        this.heap = heap;
    }

    static void decode(Body body, ImageHeap heap) {
        new Decoder(body, heap).run();
    }

    private void run() {
        MethodInfo method = body.method;
        CodeModel code = method.code();
        List<Instruction> instructions = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        int line = 0;
        for (CodeElement element : code) {
            switch (element) {
                case LabelTarget target -> positions.put(target.label(), instructions.size());
                case LineNumber number -> line = number.line();
                case Instruction instruction -> {
                    instructions.add(instruction);
                    lines.add(line);
                }
                default -> { }
            }
        }
        int count = instructions.size();
        body.op = new int[count];
        body.number = new int[count];
        body.bits = new long[count];
        body.object = new Object[count];
        body.line = lines.stream().mapToInt(Integer::intValue).toArray();
        CodeAttribute attribute = (CodeAttribute) code;
        body.maxLocals = attribute.maxLocals();
        body.maxStack = attribute.maxStack();
        List<Body.Handler> handlers = new ArrayList<>();
        for (ExceptionCatch handler : code.exceptionHandlers()) {
            handlers.add(new Body.Handler(position(handler.tryStart()), position(handler.tryEnd()),
                    position(handler.handler()), handler.catchType().map(ClassEntry::asInternalName).orElse(null)));
        }
        body.handlers = handlers.toArray(Body.Handler[]::new);
        for (at = 0; at < count; at++) {
            fill(instructions.get(at));
        }
    }

    private int position(Label label) {
        return positions.get(label);
    }

    private void set(int op) {
        body.op[at] = op;
    }

    private void set(int op, int number) {
        body.op[at] = op;
        body.number[at] = number;
    }

    private void set(int op, Object object) {
        body.op[at] = op;
        body.object[at] = object;
    }

    private void fill(Instruction instruction) {
        int opcode = instruction.opcode().bytecode();
        switch (instruction) {
            case LoadInstruction i -> set(family(i.typeKind(), Op.LOAD1, Op.LOAD2, Op.LOAD_REFERENCE), i.slot());
            case StoreInstruction i -> set(family(i.typeKind(), Op.STORE1, Op.STORE2, Op.STORE_REFERENCE), i.slot());
            case ReturnInstruction i -> set(i.typeKind() == TypeKind.VOID ? Op.RETURN
                    : family(i.typeKind(), Op.RETURN1, Op.RETURN2, Op.RETURN_REFERENCE));
            case IncrementInstruction i -> {
                set(Op.IINC, i.slot());
                body.bits[at] = i.constant();
            }
            case ConstantInstruction i -> constant(i.constantValue());
            case BranchInstruction i -> set(opcode == 200 ? Op.GOTO : opcode, position(i.target()));
            case TableSwitchInstruction i -> {
                int[] targets = new int[i.highValue() - i.lowValue() + 1];
                java.util.Arrays.fill(targets, position(i.defaultTarget()));
                i.cases().forEach(c -> targets[c.caseValue() - i.lowValue()] = position(c.target()));
                set(Op.TABLESWITCH, new Body.TableSwitch(i.lowValue(), targets, position(i.defaultTarget())));
            }
            case LookupSwitchInstruction i -> {
                List<SwitchCase> cases = i.cases().stream()
                        .sorted(java.util.Comparator.comparingInt(SwitchCase::caseValue)).toList();
                set(Op.LOOKUPSWITCH, new Body.LookupSwitch(cases.stream().mapToInt(SwitchCase::caseValue).toArray(),
                        cases.stream().mapToInt(c -> position(c.target())).toArray(), position(i.defaultTarget())));
            }
            case FieldInstruction i -> set(opcode, new Body.FieldSite(i.owner().asInternalName(), i.name().stringValue(),
                    i.type().stringValue()));
            case InvokeInstruction i -> set(opcode, new Body.CallSite(i.owner().asInternalName(), i.name().stringValue(),
                    i.type().stringValue(), opcode == Op.INVOKESTATIC));
            case NewObjectInstruction i -> set(opcode, new Body.TypeSite(i.className().asInternalName()));
            case NewPrimitiveArrayInstruction i ->
                set(Op.NEWARRAY, new Body.TypeSite("[" + i.typeKind().upperBound().descriptorString()));
            case NewReferenceArrayInstruction i -> {
                String element = i.componentType().asInternalName();
                set(Op.NEWARRAY, new Body.TypeSite(element.startsWith("[") ? "[" + element : "[L" + element + ";"));
            }
            case NewMultiArrayInstruction i ->
                set(Op.MULTIANEWARRAY, new Body.MultiArray(i.arrayType().asInternalName(), i.dimensions()));
            case TypeCheckInstruction i -> set(opcode, new Body.TypeSite(i.type().asInternalName()));
            case MonitorInstruction i -> set(Op.MONITOR);
            case InvokeDynamicInstruction i -> set(Op.REFUSE, "meets an invokedynamic that was not resolved");
            case DiscontinuedInstruction i -> set(Op.REFUSE, "uses jsr or ret");
            default -> set(opcode);
        }
    }

    private static int family(TypeKind kind, int one, int two, int reference) {
        return kind == TypeKind.REFERENCE ? reference : kind.slotSize() == 2 ? two : one;
    }

    private void constant(ConstantDesc value) {
        switch (value) {
            case Integer i -> bits(Op.PUSH1, i);
            case Float f -> bits(Op.PUSH1, Float.floatToRawIntBits(f));
            case Long l -> bits(Op.PUSH2, l);
            case Double d -> bits(Op.PUSH2, Double.doubleToRawLongBits(d));
            case String s -> set(Op.PUSH_STRING, heap.string(s));
            case ClassDesc c -> set(Op.PUSH_CLASS, new Body.TypeSite(internalName(c)));
            default -> {
                if (value == java.lang.constant.ConstantDescs.NULL) {
                    set(Op.PUSH_NULL);
                } else {
                    set(Op.REFUSE, "loads a constant that is not a number, string or class");
                }
            }
        }
    }

    private void bits(int op, long bits) {
        set(op);
        body.bits[at] = bits;
    }

    private static String internalName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.startsWith("L") ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }
}
