package hiillos.compiler.lower;

import hiillos.compiler.CompileException;
import hiillos.compiler.analysis.Calls;
import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
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
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.util.List;

/** Lowers single bytecode instructions; arithmetic and calls have classes of their own. */
final class InstructionLowering {
    private final MethodLowering m;
    private final FunctionBuilder f;
    private final Image image;
    private final World world;
    private final OperandStack stack;
    private final Arithmetic arithmetic;
    private final CallLowering calls;
    private final boolean explainsNulls;

    InstructionLowering(MethodLowering method) {
        this.m = method;
        this.f = method.f;
        this.image = method.image;
        this.world = image.world;
        this.stack = method.stack;
        this.arithmetic = new Arithmetic(method);
        this.calls = new CallLowering(method);
        this.explainsNulls = !image.profile.isBare() && !isOwnCode(m.body.method().owner().name());
    }

    /** The class library and the runtime: their code explains no nulls, for the texts would be half of a small image. */
    private static boolean isOwnCode(String name) {
        return name.startsWith("java/") || name.startsWith("jdk/") || name.startsWith("sun/") || name.startsWith("hiillos/runtime/");
    }

    void lower(int index) {
        Instruction instruction = m.body.instruction(index);
        f.nullMessage(explainsNulls ? () -> NullMessage.of(m.body, index) : null);
        switch (instruction) {
            case LoadInstruction l -> stack.push(m.loadLocal(l.slot()));
            case StoreInstruction s -> m.storeLocal(s.slot(), stack.pop());
            case ConstantInstruction c -> constant(c);
            case OperatorInstruction o -> {
                if (o.opcode() == Opcode.ARRAYLENGTH) {
                    stack.push(f.arrayLength(m.checked(stack.pop())));
                } else {
                    arithmetic.operator(o.opcode());
                }
            }
            case ConvertInstruction c -> arithmetic.convert(c.opcode());
            case IncrementInstruction i -> {
                Value old = m.loadLocal(i.slot());
                m.storeLocal(i.slot(), Value.integer(f.define("add i32 " + old.ir() + ", " + i.constant())));
            }
            case StackInstruction s -> stack.apply(s.opcode());
            case BranchInstruction b -> branch(b, index);
            case TableSwitchInstruction t -> tableSwitch(t.defaultTarget(), t.cases());
            case LookupSwitchInstruction l -> tableSwitch(l.defaultTarget(), l.cases());
            case ReturnInstruction r -> returns(r);
            case FieldInstruction g -> field(g);
            case InvokeInstruction i -> calls.invoke(i);
            case NewObjectInstruction n -> newObject(n, index);
            case NewPrimitiveArrayInstruction n ->
                newArray(world.byDescriptor(n.typeKind().upperBound().descriptorString()).arrayType());
            case NewReferenceArrayInstruction n -> newArray(world.lookup(n.componentType().asInternalName()).arrayType());
            case NewMultiArrayInstruction n -> newMultiArray(n);
            case ArrayLoadInstruction a -> arrayLoad(a);
            case ArrayStoreInstruction a -> arrayStore(a);
            case TypeCheckInstruction t -> {
                ClassInfo type = world.lookup(t.type().asInternalName());
                Value object = stack.pop();
                if (object.kind() == Kind.RECORD || world.valueRecord(type.descriptor()) != null) {
                    throw new CompileException("a value record has no class at run time: "
                            + type.name().replace('/', '.') + " can not be cast to or tested for");
                }
                stack.push(t.opcode() == Opcode.INSTANCEOF ? TypeTests.instanceOf(f, object, type)
                        : TypeTests.cast(f, object, type));
            }
            case ThrowInstruction t -> throwValue(m.checked(stack.pop()));
            case MonitorInstruction n -> f.callHook(n.opcode() == Opcode.MONITORENTER ? "monitorEnter" : "monitorExit",
                    "ptr " + m.checked(stack.pop()).ir());
            case NopInstruction n -> { }
            default -> throw new CompileException("instruction " + instruction.opcode() + " is not supported");
        }
    }

    private void constant(ConstantInstruction c) {
        if (c.opcode() == Opcode.ACONST_NULL) {
            stack.push(Value.reference("null", null));
            return;
        }
        switch (c.constantValue()) {
            case Integer i -> stack.push(Value.integer(i.toString()));
            case Long l -> stack.push(Value.of(Kind.LONG, l.toString()));
            case Float x -> {
                requireFloatingPoint();
                stack.push(Value.of(Kind.FLOAT, HeapWriter.floatBits(x)));
            }
            case Double x -> {
                requireFloatingPoint();
                stack.push(Value.of(Kind.DOUBLE, HeapWriter.doubleBits(x)));
            }
            case String s -> stack.push(constant(image.analysis.heap().string(s)));
            case ClassDesc d -> {
                HeapObject mirror = image.analysis.heap().classMirror(world.byDescriptor(d.descriptorString()));
                stack.push(constant(mirror));
            }
            default -> throw new CompileException("constant " + c.constantValue() + " is not supported");
        }
    }

    private void requireFloatingPoint() {
        if (image.profile.isBare()) {
            throw new CompileException("floating point is not possible in bare profiles");
        }
    }

    private Value constant(HeapObject object) {
        return new Value(Kind.REFERENCE, image.heap.reference(object), object.type(), true, true, object, -1);
    }

    private void branch(BranchInstruction b, int index) {
        String target = m.blockLabel(m.body.index(b.target()));
        if (b.opcode() == Opcode.GOTO || b.opcode() == Opcode.GOTO_W) {
            m.spill(m.body.index(b.target()));
            f.branch(target);
            return;
        }
        if (m.body.isAlwaysTaken(index)) {
            stack.pop();
            m.spill(m.body.index(b.target()));
            f.branch(target);
            return;
        }
        String condition = switch (b.opcode()) {
            case IFEQ -> compare("eq", stack.pop(), "0");
            case IFNE -> compare("ne", stack.pop(), "0");
            case IFLT -> compare("slt", stack.pop(), "0");
            case IFGE -> compare("sge", stack.pop(), "0");
            case IFGT -> compare("sgt", stack.pop(), "0");
            case IFLE -> compare("sle", stack.pop(), "0");
            case IFNULL -> compare("eq", stack.pop(), "null");
            case IFNONNULL -> compare("ne", stack.pop(), "null");
            default -> {
                Value right = stack.pop();
                Value left = stack.pop();
                yield compare(switch (b.opcode()) {
                    case IF_ICMPEQ, IF_ACMPEQ -> "eq";
                    case IF_ICMPNE, IF_ACMPNE -> "ne";
                    case IF_ICMPLT -> "slt";
                    case IF_ICMPGE -> "sge";
                    case IF_ICMPGT -> "sgt";
                    case IF_ICMPLE -> "sle";
                    default -> throw new CompileException("branch " + b.opcode() + " is not supported");
                }, left, right.ir());
            }
        };
        m.spill(m.body.index(b.target()), index + 1);
        f.terminate("br i1 " + condition + ", label %" + target + ", label %" + m.blockLabel(index + 1));
        // The next block is entered by fall-through, with what is known here.
        m.fallsThrough();
    }

    private String compare(String predicate, Value left, String right) {
        if (left.kind() == Kind.RECORD) {
            throw new CompileException("value records have no identity: == compares none");
        }
        return f.define("icmp " + predicate + " " + left.typed() + ", " + right);
    }

    private void tableSwitch(java.lang.classfile.Label defaultTarget, List<SwitchCase> cases) {
        Value selector = stack.pop();
        m.spill(java.util.stream.IntStream.concat(java.util.stream.IntStream.of(m.body.index(defaultTarget)),
                cases.stream().mapToInt(c -> m.body.index(c.target()))).toArray());
        StringBuilder text = new StringBuilder("switch i32 ").append(selector.ir()).append(", label %")
                .append(m.blockLabel(m.body.index(defaultTarget))).append(" [");
        for (SwitchCase c : cases) {
            text.append(" i32 ").append(c.caseValue()).append(", label %").append(m.blockLabel(m.body.index(c.target())));
        }
        f.terminate(text.append(" ]").toString());
    }

    private void returns(ReturnInstruction r) {
        if (image.isRecordConstructor(m.method)) {
            m.returnRecord();
            return;
        }
        Value value = r.opcode() == Opcode.RETURN ? null : stack.pop();
        if (f.cleanup != null) {
            Runnable cleanup = f.cleanup;
            f.cleanup = null;
            var handlers = f.handlers();
            f.setHandlers(List.of());
            cleanup.run();
            f.setHandlers(handlers);
            f.cleanup = cleanup;
        }
        if (value == null) {
            if (m.method.isConstructor() && m.method.owner().instanceFields().stream().anyMatch(x -> x.isFinal())) {
                f.publish();
            }
            f.terminate("ret void");
            return;
        }
        String descriptor = m.method.type().returnType().descriptorString();
        f.requireNoBoxing(value, descriptor);
        String ir = switch (descriptor.charAt(0)) {
            // The JVM narrows results of these types (JVMS 6.5 ireturn).
            case 'Z' -> f.define("and i32 " + value.ir() + ", 1");
            case 'B', 'S', 'C' -> f.widen(f.narrow(value.ir(), descriptor), descriptor).ir();
            default -> value.ir();
        };
        f.terminate("ret " + value.kind().ir(value.type() == null ? null : value.type()) + " " + ir);
    }

    // --- Fields ---

    private void field(FieldInstruction g) {
        FieldInfo field = Calls.field(world, g);
        switch (g.opcode()) {
            case GETSTATIC -> getStatic(field);
            case PUTSTATIC -> {
                calls.ensureInitialized(field.owner());
                Value value = stack.pop();
                f.storeField(image.staticField(field), field, value);
                if (field.name().equals("$VALUES") && field.owner().isEnum()
                        && image.classClass.findField("enumConstants", "Ljava/lang/Object;") != null) {
                    String slot = f.address(image.classObject(field.owner()),
                            image.classFieldOffset("enumConstants", "Ljava/lang/Object;"));
                    f.emit("store atomic ptr " + value.ir() + ", ptr " + slot + " unordered, align 8");
                }
            }
            case GETFIELD -> {
                Value object = stack.pop();
                if (object.kind() == Kind.RECORD) {
                    int component = Kind.components(object.type()).indexOf(field);
                    stack.push(recordComponent(object, field, component));
                } else if (object.kind() == Kind.PENDING) {
                    Kind kind = Kind.of(world, field.descriptor());
                    ClassInfo type = kind == Kind.RECORD || kind == Kind.REFERENCE ? world.byDescriptor(field.descriptor()) : null;
                    String loaded = f.define("load " + kind.ir(type) + ", ptr " + m.componentSlot(field));
                    stack.push(new Value(kind, loaded, type, kind == Kind.RECORD, false, null, -1));
                } else {
                    stack.push(f.loadField(f.address(m.checked(object).ir(), field.offset()), field));
                }
            }
            case PUTFIELD -> {
                Value value = stack.pop();
                Value object = stack.pop();
                if (object.kind() == Kind.PENDING) {
                    f.emit("store " + value.typed() + ", ptr " + m.componentSlot(field));
                } else {
                    f.storeField(f.address(m.checked(object).ir(), field.offset()), field, value);
                }
            }
            default -> throw new CompileException("instruction " + g.opcode() + " is not supported");
        }
    }

    private Value recordComponent(Value record, FieldInfo field, int component) {
        String part = f.define("extractvalue " + record.typed() + ", " + component);
        Kind kind = Kind.of(world, field.descriptor());
        ClassInfo type = kind == Kind.RECORD || kind == Kind.REFERENCE ? world.byDescriptor(field.descriptor()) : null;
        return new Value(kind, part, type, kind == Kind.RECORD, false, null, -1);
    }

    private void getStatic(FieldInfo field) {
        boolean built = image.analysis.isInitializedAtBuildTime(field.owner());
        if (built && field.isFinal() && world.valueRecord(field.descriptor()) == null) {
            Object value = field.owner().staticValues[field.index()];
            if (field.isReference()) {
                stack.push(value == null ? Value.reference("null", null) : constant((HeapObject) value));
                return;
            }
            String text = image.heap.constant(field.descriptor(), value);
            Kind kind = Kind.of(world, field.descriptor());
            String literal = text.substring(text.indexOf(' ') + 1);
            if (field.descriptor().equals("C")) {
                literal = Integer.toString(Integer.parseInt(literal) & 0xffff);
            }
            stack.push(Value.of(kind, literal));
            return;
        }
        calls.ensureInitialized(field.owner());
        HeapObject handle = image.analysis.handles().of(field);
        if (handle != null) {
            stack.push(new Value(Kind.REFERENCE, "null", handle.type(), true, true, handle, -1));
            return;
        }
        stack.push(f.loadField(image.staticField(field), field));
    }

    // --- Objects and arrays ---

    private void newObject(NewObjectInstruction n, int index) {
        ClassInfo type = world.lookup(n.className().asInternalName());
        if (m.body.isPanic(n)) {
            String message = m.body.panicMessage(index);
            f.callThrower("throwException", "ptr " + m.text(type.name().replace('/', '.')) + ", ptr "
                    + (message == null ? "null" : m.text(message)));
            return;
        }
        if (world.valueRecord(type.descriptor()) != null) {
            stack.push(MethodLowering.pending(index, type));
            return;
        }
        calls.ensureInitialized(type);
        String object = f.callHook("allocateInstance", "ptr " + image.classObject(type) + ", i32 " + type.instanceBytes());
        f.publish();
        stack.push(Value.exact(object, type));
    }

    private void newArray(ClassInfo type) {
        String length = stack.pop().ir();
        int elementLog2 = Integer.numberOfTrailingZeros(Kind.storageBytes(type.component().descriptor()));
        String array = f.callHook("allocateArrayOf", "ptr " + image.classObject(type) + ", i32 " + elementLog2 + ", i32 " + length);
        f.publish();
        stack.push(Value.exact(array, type));
    }

    private void newMultiArray(NewMultiArrayInstruction n) {
        ClassInfo type = world.lookup(n.arrayType().asInternalName());
        List<Value> lengths = stack.pop(n.dimensions());
        // The lengths go in a Java int[] made on the stack.
        String slot = f.alloca("%lengths" + n.dimensions(), "{ ptr, i32, i32, [" + n.dimensions() + " x i32] }");
        f.emit("store ptr " + image.classObject(world.lookup("[I")) + ", ptr " + slot);
        f.emit("store i32 " + n.dimensions() + ", ptr " + f.address(slot, ClassInfo.ARRAY_LENGTH_OFFSET));
        for (int i = 0; i < lengths.size(); i++) {
            f.emit("store i32 " + lengths.get(i).ir() + ", ptr " + f.address(slot, ClassInfo.ARRAY_BASE_OFFSET + 4L * i));
        }
        stack.push(Value.exact(f.callHook("allocateMultiArray", "ptr " + image.classObject(type) + ", ptr " + slot), type));
    }

    private static String elementDescriptor(TypeKind kind) {
        return switch (kind) {
            case BYTE, BOOLEAN -> "B";
            case CHAR -> "C";
            case SHORT -> "S";
            case INT -> "I";
            case LONG -> "J";
            case FLOAT -> "F";
            case DOUBLE -> "D";
            default -> "Ljava/lang/Object;";
        };
    }

    String elementAddress(Value array, Value index, String descriptor) {
        f.checkIndex(index.ir(), f.arrayLength(array).ir());
        String wide = f.define("zext i32 " + index.ir() + " to i64");
        String base = f.define("getelementptr inbounds i8, ptr " + array.ir() + ", i64 " + ClassInfo.ARRAY_BASE_OFFSET);
        return f.define("getelementptr inbounds " + Kind.storage(descriptor) + ", ptr " + base + ", i64 " + wide);
    }

    private void arrayLoad(ArrayLoadInstruction a) {
        Value index = stack.pop();
        Value array = m.checked(stack.pop());
        String descriptor = elementDescriptor(a.typeKind());
        String address = elementAddress(array, index, descriptor);
        boolean reference = a.opcode() == Opcode.AALOAD;
        Value loaded = f.load(address, descriptor, reference ? "unordered" : "", image.elementTag(descriptor));
        if (reference) {
            ClassInfo type = array.type() != null && array.type().isArray() ? array.type().component() : loaded.type();
            loaded = loaded.withType(type);
        }
        stack.push(loaded);
    }

    private void arrayStore(ArrayStoreInstruction a) {
        Value value = stack.pop();
        Value index = stack.pop();
        Value array = m.checked(stack.pop());
        String descriptor = elementDescriptor(a.typeKind());
        boolean reference = a.opcode() == Opcode.AASTORE;
        String address = elementAddress(array, index, descriptor);
        if (reference) {
            f.requireNoBoxing(value, descriptor);
            checkStore(array, value);
        } else if (a.opcode() == Opcode.BASTORE && array.type() != null && array.type().name().equals("[Z")) {
            value = Value.integer(f.define("and i32 " + value.ir() + ", 1"));
        }
        f.store(address, descriptor, value.ir(), reference ? "unordered" : "", image.elementTag(descriptor));
    }

    /** ArrayStoreException: left out where the static types already rule it out. */
    void checkStore(Value array, Value value) {
        if (value.ir().equals("null")) {
            return;
        }
        if (array.type() != null && array.type().isArray()) {
            ClassInfo element = array.type().component();
            boolean cannotBeNarrower = array.exact()
                    || image.analysis.instantiatedSubtypes(array.type()).stream().allMatch(t -> t == array.type());
            if (cannotBeNarrower && (element.name().equals("java/lang/Object")
                    || value.type() != null && value.type().isSubtypeOf(element))) {
                return;
            }
        }
        String classObject = f.loadClass(array);
        String component = f.define("load ptr, ptr " + f.address(classObject, image.componentTypeOffset()) + ", align 8" + image.tag("component type"));
        String done = f.label("stored");
        String slow = f.label("store");
        String isObject = f.define("icmp eq ptr " + component + ", " + image.classObject(world.lookup("java/lang/Object")));
        String isNull = f.define("icmp eq ptr " + value.ir() + ", null");
        String trivial = f.define("or i1 " + isObject + ", " + isNull);
        f.terminate("br i1 " + trivial + ", label %" + done + ", label %" + slow);
        f.block(slow);
        String valueClass = f.loadClass(value.asNonNull());
        String same = f.define("icmp eq ptr " + valueClass + ", " + component);
        String slower = f.label("store");
        f.terminate("br i1 " + same + ", label %" + done + ", label %" + slower);
        f.block(slower);
        String fits = f.callHook("isInstance", "ptr " + component + ", ptr " + value.ir());
        String good = f.define("icmp ne i32 " + fits + ", 0");
        f.check(good, () -> f.callThrower("throwArrayStore", "ptr " + value.ir()));
        f.branch(done);
        f.block(done);
    }

    // --- Throw ---

    private void throwValue(Value exception) {
        if (f.handlers().isEmpty()) {
            f.callThrower("throwException", "ptr " + exception.ir());
        } else {
            m.throwLocally(exception.ir());
        }
    }
}
