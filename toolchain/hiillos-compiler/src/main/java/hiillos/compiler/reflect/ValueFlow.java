package hiillos.compiler.reflect;

import hiillos.compiler.analysis.Calls;
import hiillos.compiler.analysis.MethodBody;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;
import hiillos.compiler.model.World;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which classes, strings and objects the references in one method may be: an abstract execution of its code to a fixed point.
 * Only what {@link Resolution} asks for is kept: the arguments of calls, what is stored and what is returned.
 */
final class ValueFlow {
    private record State(Value[] locals, List<Value> stack) {}

    private final World world;
    private final MethodBody body;
    private final Map<Integer, State> entries = new HashMap<>();
    private final Deque<Integer> work = new ArrayDeque<>();
    /** Arguments of calls (receiver first), the stored value, or an array and the stored element, by instruction. */
    private final Map<Integer, List<Value>> uses = new HashMap<>();
    private final Map<Integer, Value> elements = new HashMap<>();
    private Value returned = Value.NONE;

    private Value[] locals;
    private List<Value> stack;

    ValueFlow(World world, MethodBody body) {
        this.world = world;
        this.body = body;
        Value[] initial = new Value[body.maxLocals()];
        Arrays.fill(initial, Value.NONE);
        MethodInfo method = body.method();
        int slot = 0;
        int index = 0;
        if (!method.isStatic()) {
            initial[slot++] = Value.of(new Atom.Instance(method.owner()));
            index++;
        }
        for (ClassDesc type : method.type().parameterList()) {
            initial[slot] = typed(type, new Atom.Parameter(method, index, type.isPrimitive() ? null
                    : world.byDescriptor(type.descriptorString())));
            slot += TypeKind.from(type).slotSize();
            index++;
        }
        enter(0, new State(initial, new ArrayList<>()));
        while (!work.isEmpty()) {
            run(work.poll());
        }
    }

    /**
     * What an instruction takes: a call's arguments, receiver first; the value that is stored in a variable; an array and what becomes its
     * element. Empty where code is not reached.
     */
    List<Value> uses(int instruction) {
        return uses.getOrDefault(instruction, List.of());
    }

    /** What is stored into the array that an instruction makes. */
    Value elements(int instruction) {
        return elements.getOrDefault(instruction, Value.NONE);
    }

    Value returned() {
        return returned;
    }

    /** Classes, strings and what may be either are followed; of other types the type is enough. */
    private Value typed(ClassDesc type, Atom followed) {
        return switch (type.descriptorString()) {
            case "J", "D" -> Value.WIDE;
            case "Ljava/lang/Class;", "Ljava/lang/String;", "Ljava/lang/Object;", "[Ljava/lang/Class;", "[Ljava/lang/String;",
                    "[Ljava/lang/Object;" -> Value.of(followed);
            default -> type.isPrimitive() ? Value.NONE : Value.of(new Atom.Instance(world.byDescriptor(type.descriptorString())));
        };
    }

    private void enter(int block, State state) {
        State known = entries.get(block);
        if (known == null) {
            entries.put(block, state);
            work.add(block);
            return;
        }
        boolean changed = false;
        for (int i = 0; i < known.locals.length; i++) {
            Value merged = known.locals[i].union(state.locals[i]);
            changed |= !merged.equals(known.locals[i]);
            known.locals[i] = merged;
        }
        for (int i = 0; i < Math.min(known.stack.size(), state.stack.size()); i++) {
            Value merged = known.stack.get(i).union(state.stack.get(i));
            changed |= !merged.equals(known.stack.get(i));
            known.stack.set(i, merged);
        }
        if (changed) {
            work.add(block);
        }
    }

    private State state() {
        return new State(locals.clone(), new ArrayList<>(stack));
    }

    private void run(int block) {
        State entry = entries.get(block);
        locals = entry.locals.clone();
        stack = new ArrayList<>(entry.stack);
        List<MethodBody.Handler> handlers = body.handlersOf(block);
        for (int i = body.blockStart(block); i < body.blockEnd(block); i++) {
            for (MethodBody.Handler handler : handlers) {
                ClassInfo type = handler.type() == null ? world.lookup("java/lang/Throwable") : handler.type();
                enter(body.blockAt(handler.target()), new State(locals.clone(),
                        new ArrayList<>(List.of(Value.of(new Atom.Instance(type))))));
            }
            execute(i, body.instruction(i));
            for (int target : body.targets(i)) {
                enter(body.blockAt(target), state());
            }
            if (body.neverFallsThrough(i)) {
                return;
            }
        }
        if (body.blockEnd(block) < body.instructionCount()) {
            enter(body.blockAt(body.blockEnd(block)), state());
        }
    }

    private Value pop() {
        return stack.removeLast();
    }

    private void pop(int count) {
        for (int i = 0; i < count; i++) {
            stack.removeLast();
        }
    }

    private void push(TypeKind kind) {
        stack.add(kind.slotSize() == 2 ? Value.WIDE : Value.NONE);
    }

    private void execute(int at, Instruction instruction) {
        switch (instruction) {
            case LoadInstruction load -> {
                Value value = locals[load.slot()];
                stack.add(load.typeKind() == TypeKind.REFERENCE ? value : load.typeKind().slotSize() == 2 ? Value.WIDE : Value.NONE);
            }
            case StoreInstruction store -> locals[store.slot()] = pop();
            case ConstantInstruction constant -> constant(constant);
            case FieldInstruction access -> field(at, access);
            case InvokeInstruction call -> call(at, call);
            case NewObjectInstruction made -> stack.add(instance(made.className().asInternalName()));
            case NewPrimitiveArrayInstruction made -> {
                pop();
                stack.add(instance("[" + made.typeKind().upperBound().descriptorString()));
            }
            case NewReferenceArrayInstruction made -> {
                pop();
                stack.add(Value.of(new Atom.Made(body.method(), at, world.lookup(made.componentType().asInternalName()).arrayType())));
            }
            case NewMultiArrayInstruction made -> {
                pop(made.dimensions());
                stack.add(instance(made.arrayType().asInternalName()));
            }
            case TypeCheckInstruction check -> check(check);
            case ArrayLoadInstruction load -> {
                pop();
                Value array = pop();
                if (load.typeKind() == TypeKind.REFERENCE) {
                    stack.add(Value.of(new Atom.Element(array)));
                } else {
                    push(load.typeKind());
                }
            }
            case ArrayStoreInstruction store -> {
                Value value = pop();
                pop();
                Value array = pop();
                if (store.typeKind() == TypeKind.REFERENCE) {
                    uses.merge(at, List.of(array, value), ValueFlow::union);
                }
                for (Atom atom : array.atoms()) {
                    if (atom instanceof Atom.Made made && made.method() == body.method()) {
                        elements.merge(made.instruction(), value, Value::union);
                    }
                }
            }
            case StackInstruction shuffle -> shuffle(shuffle.opcode());
            case OperatorInstruction operator -> {
                String name = operator.opcode().name();
                boolean single = name.endsWith("NEG") || name.equals("ARRAYLENGTH");
                pop(single ? 1 : 2);
                boolean comparison = name.contains("CMP");
                push(comparison || name.equals("ARRAYLENGTH") ? TypeKind.INT : operator.typeKind());
            }
            case ConvertInstruction conversion -> {
                pop();
                push(conversion.toType());
            }
            case BranchInstruction branch -> pop(switch (branch.opcode()) {
                case GOTO, GOTO_W -> 0;
                case IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT, IF_ICMPLE, IF_ACMPEQ, IF_ACMPNE -> 2;
                default -> 1;
            });
            case TableSwitchInstruction _ -> pop();
            case LookupSwitchInstruction _ -> pop();
            case MonitorInstruction _ -> pop();
            case ThrowInstruction _ -> pop();
            case ReturnInstruction end -> {
                if (end.typeKind() == TypeKind.REFERENCE) {
                    returned = returned.union(pop());
                }
            }
            default -> { }
        }
    }

    private Value instance(String internalName) {
        return Value.of(new Atom.Instance(world.lookup(internalName)));
    }

    private void constant(ConstantInstruction constant) {
        switch (constant.constantValue()) {
            case String text -> stack.add(Value.of(new Atom.Text(text)));
            case ClassDesc type -> stack.add(Value.of(new Atom.Type(world.byDescriptor(type.descriptorString()))));
            default -> push(constant.typeKind());
        }
    }

    private void field(int at, FieldInstruction access) {
        FieldInfo field = Calls.field(world, access);
        boolean isStatic = access.opcode() == Opcode.GETSTATIC || access.opcode() == Opcode.PUTSTATIC;
        if (access.opcode() == Opcode.PUTSTATIC || access.opcode() == Opcode.PUTFIELD) {
            Value value = pop();
            uses.merge(at, List.of(value), ValueFlow::union);
        }
        if (!isStatic) {
            pop();
        }
        if (access.opcode() == Opcode.GETSTATIC || access.opcode() == Opcode.GETFIELD) {
            ClassInfo primitive = field.name().equals("TYPE") ? primitive(field.owner().name()) : null;
            stack.add(primitive != null ? Value.of(new Atom.Type(primitive))
                    : typed(ClassDesc.ofDescriptor(field.descriptor()), new Atom.Stored(field)));
        }
    }

    /** What {@code Integer.TYPE} and its like name. */
    private ClassInfo primitive(String wrapper) {
        return switch (wrapper) {
            case "java/lang/Integer" -> world.lookup("int");
            case "java/lang/Character" -> world.lookup("char");
            case "java/lang/Boolean", "java/lang/Byte", "java/lang/Short", "java/lang/Long", "java/lang/Float", "java/lang/Double",
                    "java/lang/Void" -> world.lookup(wrapper.substring("java/lang/".length()).toLowerCase(java.util.Locale.ROOT));
            default -> null;
        };
    }

    private void call(int at, InvokeInstruction call) {
        int parameters = call.typeSymbol().parameterCount();
        boolean isStatic = call.opcode() == Opcode.INVOKESTATIC;
        int count = parameters + (isStatic ? 0 : 1);
        List<Value> arguments = new ArrayList<>(stack.subList(stack.size() - count, stack.size()));
        pop(count);
        uses.merge(at, arguments, ValueFlow::union);
        ClassDesc returns = call.typeSymbol().returnType();
        if (returns.descriptorString().equals("V")) {
            return;
        }
        Value known = Known.result(call, arguments);
        if (known != null) {
            stack.add(known);
        } else if (call.owner().asInternalName().startsWith("[") && !returns.isPrimitive()) {
            // A clone has the same elements.
            stack.add(arguments.getFirst());
        } else if (returns.isPrimitive()) {
            stack.add(typed(returns, null));
        } else {
            MethodInfo target = hiillos.compiler.analysis.PolymorphicCalls.isPolymorphic(call) ? null : Calls.resolve(world, call);
            stack.add(typed(returns, target == null || Known.isClassLibrary(target.owner())
                    ? new Atom.FromLibrary(call.owner().asInternalName().replace('/', '.') + "." + call.name().stringValue())
                    : new Atom.Returned(target)));
        }
    }

    private static List<Value> union(List<Value> a, List<Value> b) {
        List<Value> all = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            all.add(a.get(i).union(b.get(i)));
        }
        return all;
    }

    private void check(TypeCheckInstruction check) {
        Value value = pop();
        if (check.opcode() == Opcode.INSTANCEOF) {
            stack.add(Value.NONE);
            return;
        }
        ClassInfo type = world.lookup(check.type().asInternalName());
        Value narrowed = Value.NONE;
        for (Atom atom : value.atoms()) {
            boolean wider = atom instanceof Atom.Instance i && type.isSubtypeOf(i.type())
                    || !type.name().equals("java/lang/Class") && !type.name().equals("java/lang/String") && !type.isArray()
                    && !type.name().equals("java/lang/Object");
            narrowed = narrowed.union(Value.of(wider ? new Atom.Instance(type) : atom));
        }
        stack.add(narrowed);
    }

    private void shuffle(Opcode opcode) {
        Value top = pop();
        switch (opcode) {
            case POP -> { }
            case POP2 -> {
                if (!top.isWide()) {
                    pop();
                }
            }
            case DUP -> insert(top, 0);
            case DUP_X1 -> insert(top, 1);
            case DUP_X2 -> insert(top, stack.getLast().isWide() ? 1 : 2);
            case SWAP -> {
                stack.add(stack.size() - 1, top);
                return;
            }
            case DUP2, DUP2_X1, DUP2_X2 -> {
                List<Value> copied = top.isWide() ? List.of(top) : List.of(pop(), top);
                int depth = opcode == Opcode.DUP2 ? 0 : opcode == Opcode.DUP2_X1 || stack.getLast().isWide() ? 1 : 2;
                stack.addAll(stack.size() - depth, copied);
                stack.addAll(copied);
                return;
            }
            default -> throw new IllegalStateException(opcode.toString());
        }
        if (opcode != Opcode.POP && opcode != Opcode.POP2) {
            stack.add(top);
        }
    }

    private void insert(Value value, int depth) {
        stack.add(stack.size() - depth, value);
    }
}
