package hiillos.compiler.lower;

import hiillos.compiler.CompileException;
import hiillos.compiler.heap.HeapObject.HeapInstance;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * Calls on VarHandles that are constants: the field or kind of array is known, so each is one LLVM atomic access.
 *
 * <p>A handle is an image-heap instance of {@code hiillos/word/FieldVarHandle}: the fields {@code offset}, {@code type},
 * {@code holder} and {@code isStatic} say what it names.
 */
final class VarHandleLowering {
    private final MethodLowering m;
    private final FunctionBuilder f;

    VarHandleLowering(MethodLowering method) {
        this.m = method;
        this.f = method.f;
    }

    void invoke(InvokeInstruction call) {
        String name = call.name().stringValue();
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(call.type().stringValue());
        List<Value> arguments = m.stack.pop(type.parameterCount());
        Value handle = m.stack.pop();
        if (!(handle.constant() instanceof HeapInstance constant)) {
            throw new CompileException("not supported: a VarHandle that is not a static final constant");
        }
        boolean isStatic = Integer.valueOf(1).equals(field(constant, "isStatic", "Z"));
        HeapInstance valueClass = (HeapInstance) field(constant, "type", "Ljava/lang/Class;");
        ClassInfo holder = ((HeapInstance) field(constant, "holder", "Ljava/lang/Class;")).mirrored;
        long offset = (Long) field(constant, "offset", "J");
        if (isStatic) {
            throw new CompileException("not supported: a VarHandle of a static field");
        }
        if (holder.isArray()) {
            element(name, type.returnType(), holder, arguments);
            return;
        }
        FieldInfo target = holder.instanceFields().stream().filter(x -> x.offset() == offset).findFirst().orElseThrow();
        String descriptor = valueClass.mirrored.descriptor();
        String address = f.address(m.checked(arguments.getFirst()).ir(), offset);
        access(name, type.returnType(), address, descriptor, f.image.fieldTag(target), arguments.subList(1, arguments.size()));
    }

    /** Array, index, operands; a value that would not fit the array's own elements ends in ArrayStoreException. */
    private void element(String name, ClassDesc returns, ClassInfo holder, List<Value> arguments) {
        String descriptor = holder.component().descriptor();
        InstructionLowering instructions = new InstructionLowering(m);
        Value array = m.checked(TypeTests.cast(f, arguments.get(0), holder));
        String address = instructions.elementAddress(array, arguments.get(1), descriptor);
        List<Value> operands = arguments.subList(2, arguments.size());
        if (Kind.of(f.image.world, descriptor) == Kind.REFERENCE && !operands.isEmpty()) {
            instructions.checkStore(array, operands.getLast());
        }
        access(name, returns, address, descriptor, f.image.elementTag(descriptor), operands);
    }

    private static Object field(HeapInstance instance, String name, String descriptor) {
        return instance.get(instance.type().findField(name, descriptor));
    }

    private void access(String name, ClassDesc returns, String address, String descriptor, String tag, List<Value> operands) {
        String storage = Kind.storage(descriptor);
        int bytes = Kind.storageBytes(descriptor);
        if (name.startsWith("get") && operands.isEmpty()) {
            String ordering = name.endsWith("Volatile") ? "seq_cst" : name.endsWith("Acquire") ? "acquire"
                    : name.endsWith("Opaque") ? "monotonic" : "unordered";
            push(f.load(address, descriptor, ordering, tag), returns);
        } else if (name.startsWith("set")) {
            String ordering = name.endsWith("Volatile") ? "seq_cst" : name.endsWith("Release") ? "release"
                    : name.endsWith("Opaque") ? "monotonic" : "unordered";
            f.store(address, descriptor, operands.getFirst().ir(), ordering, tag);
        } else if (name.startsWith("compareAndSet") || name.startsWith("weakCompareAndSet") || name.startsWith("compareAndExchange")) {
            String expected = f.narrow(operands.get(0).ir(), descriptor);
            String value = f.narrow(operands.get(1).ir(), descriptor);
            String pair = f.define("cmpxchg " + (name.startsWith("weak") ? "weak " : "") + "ptr " + address + ", " + storage + " "
                    + expected + ", " + storage + " " + value + " seq_cst seq_cst, align " + bytes);
            if (name.startsWith("compareAndExchange")) {
                push(f.widen(f.define("extractvalue { " + storage + ", i1 } " + pair + ", 0"), descriptor), returns);
            } else {
                String done = f.define("extractvalue { " + storage + ", i1 } " + pair + ", 1");
                push(Value.integer(f.define("zext i1 " + done + " to i32")), returns);
            }
        } else {
            String operation = name.startsWith("getAndSet") ? "xchg" : name.startsWith("getAndAdd") ? "add"
                    : name.startsWith("getAndBitwiseOr") ? "or" : name.startsWith("getAndBitwiseAnd") ? "and" : "xor";
            String old = f.define("atomicrmw " + operation + " ptr " + address + ", " + storage + " "
                    + f.narrow(operands.getFirst().ir(), descriptor) + " seq_cst, align " + bytes);
            push(f.widen(old, descriptor), returns);
        }
    }

    /** Pushes the result as the call site's own descriptor wants it. */
    private void push(Value value, ClassDesc returns) {
        String descriptor = returns.descriptorString();
        if (descriptor.equals("V")) {
            return;
        }
        if (value.kind() == Kind.REFERENCE) {
            m.stack.push(TypeTests.cast(f, value, f.image.world.byDescriptor(descriptor)));
        } else {
            m.stack.push(value);
        }
    }
}
