package hiillos.compiler.lower;

import hiillos.compiler.CompileException;
import hiillos.compiler.analysis.HandleBoxes;
import hiillos.compiler.heap.HeapObject.HeapInstance;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * Calls on VarHandles that are constants: each is one LLVM atomic access to a field, a static variable, an array's element or
 * bytes of an array.
 *
 * <p>A handle is an image-heap instance of {@code hiillos/word/FieldVarHandle}: the fields {@code offset}, {@code type},
 * {@code holder} and {@code isStatic} say what it names.
 */
final class VarHandleLowering {
    /** Added to the offset of a view of bytes whose order is the other one. */
    static final long SWAPPED = 1L << 32;

    private final MethodLowering m;
    private final FunctionBuilder f;
    /** Whether the bytes of the variable are in the other order. */
    private boolean swapped;

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
        ClassInfo valueType = ((HeapInstance) field(constant, "type", "Ljava/lang/Class;")).mirrored;
        ClassInfo holder = ((HeapInstance) field(constant, "holder", "Ljava/lang/Class;")).mirrored;
        long offset = (Long) field(constant, "offset", "J");
        String descriptor = valueType.descriptor();
        if (isStatic) {
            FieldInfo target = holder.staticField(offset);
            new CallLowering(m).ensureInitialized(holder);
            access(name, type.returnType(), f.image.staticField(target), descriptor, f.image.fieldTag(target), arguments);
        } else if (holder.isArray()) {
            List<Value> operands = arguments.subList(2, arguments.size());
            Value array = m.checked(TypeTests.cast(f, arguments.get(0), holder));
            swapped = offset >= SWAPPED;
            String address = elementAddress(array, arguments.get(1).ir(), holder, descriptor);
            for (int i = 0; i < operands.size() && Kind.of(f.image.world, descriptor) == Kind.REFERENCE; i++) {
                checkElement(array, operands.get(i), i == operands.size() - 1);
            }
            access(name, type.returnType(), address, descriptor, "", operands);
        } else {
            FieldInfo target = holder.instanceFields().stream().filter(x -> x.offset() == offset).findFirst().orElseThrow();
            Value object = m.checked(TypeTests.cast(f, arguments.getFirst(), holder));
            access(name, type.returnType(), f.address(object.ir(), offset), descriptor, f.image.fieldTag(target),
                    arguments.subList(1, arguments.size()));
        }
    }

    /** Of an element; of bytes that begin at an element where the holder's elements are narrower than the variable. */
    private String elementAddress(Value array, String index, ClassInfo holder, String descriptor) {
        String component = holder.component().descriptor();
        String length = f.arrayLength(array).ir();
        int more = Kind.storageBytes(descriptor) / Kind.storageBytes(component) - 1;
        if (more > 0) {
            String room = f.define("sub i32 " + length + ", " + more);
            String positive = f.define("icmp sgt i32 " + room + ", 0");
            f.checkIndex(index, f.define("select i1 " + positive + ", i32 " + room + ", i32 0"));
        } else {
            f.checkIndex(index, length);
        }
        String wide = f.define("zext i32 " + index + " to i64");
        String base = f.address(array.ir(), ClassInfo.ARRAY_BASE_OFFSET);
        return f.define("getelementptr inbounds " + Kind.storage(component) + ", ptr " + base + ", i64 " + wide);
    }

    /** ArrayStoreException where the new value is none of the array's; the expected one may be anything. */
    private void checkElement(Value array, Value value, boolean isStored) {
        if (!isStored || value.ir().equals("null")) {
            return;
        }
        ClassInfo element = array.type() == null || !array.type().isArray() ? null : array.type().component();
        if (element != null && value.type() != null && value.type().isSubtypeOf(element)
                && (array.exact() || f.image.analysis.instantiatedSubtypes(array.type()).stream().allMatch(t -> t == array.type()))) {
            return;
        }
        String component = f.define("load ptr, ptr " + f.address(f.loadClass(array), f.image.componentTypeOffset())
                + ", align 8" + f.image.tag("component type"));
        String fits = f.callHook("isInstance", "ptr " + component + ", ptr " + value.ir());
        String isNull = f.define("icmp eq ptr " + value.ir() + ", null");
        String good = f.define("or i1 " + isNull + ", " + f.define("icmp ne i32 " + fits + ", 0"));
        f.check(good, () -> f.callThrower("throwArrayStore", "ptr " + value.ir()));
    }

    private static Object field(HeapInstance instance, String name, String descriptor) {
        return instance.get(instance.type().findField(name, descriptor));
    }

    private void access(String name, ClassDesc returns, String address, String descriptor, String tag, List<Value> operands) {
        if (name.startsWith("get") && operands.isEmpty()) {
            String ordering = name.endsWith("Volatile") ? "seq_cst" : name.endsWith("Acquire") ? "acquire"
                    : name.endsWith("Opaque") ? "monotonic" : swapped ? "" : "unordered";
            push(fromStorage(load(address, descriptor, ordering, tag), descriptor), descriptor, returns);
        } else if (name.startsWith("set")) {
            String ordering = name.endsWith("Volatile") ? "seq_cst" : name.endsWith("Release") ? "release"
                    : name.endsWith("Opaque") ? "monotonic" : "unordered";
            f.emit("store atomic " + bits(descriptor) + " " + toStorage(operands.getFirst(), descriptor) + ", ptr " + address + " "
                    + ordering + ", align " + Kind.storageBytes(descriptor) + tag);
        } else if (name.startsWith("compareAndSet") || name.startsWith("weakCompareAndSet") || name.startsWith("compareAndExchange")) {
            String storage = bits(descriptor);
            String pair = f.define("cmpxchg " + (name.startsWith("weak") ? "weak " : "") + "ptr " + address + ", " + storage + " "
                    + toStorage(operands.get(0), descriptor) + ", " + storage + " " + toStorage(operands.get(1), descriptor)
                    + " seq_cst seq_cst, align " + Kind.storageBytes(descriptor));
            if (name.startsWith("compareAndExchange")) {
                push(fromStorage(f.define("extractvalue { " + storage + ", i1 } " + pair + ", 0"), descriptor), descriptor, returns);
            } else {
                String done = f.define("extractvalue { " + storage + ", i1 } " + pair + ", 1");
                push(Value.integer(f.define("zext i1 " + done + " to i32")), "Z", returns);
            }
        } else if (name.startsWith("getAndSet")) {
            push(fromStorage(modify("xchg", bits(descriptor), address, toStorage(operands.getFirst(), descriptor), descriptor),
                    descriptor), descriptor, returns);
        } else if (swapped) {
            throw new CompileException("not supported: VarHandle." + name + " on bytes of the other order");
        } else if (name.startsWith("getAndAdd")) {
            boolean isFloat = descriptor.equals("F") || descriptor.equals("D");
            String value = f.narrow(converted(operands.getFirst(), descriptor), descriptor);
            push(f.widen(modify(isFloat ? "fadd" : "add", Kind.storage(descriptor), address, value, descriptor), descriptor), descriptor, returns);
        } else {
            String operation = name.startsWith("getAndBitwiseOr") ? "or" : name.startsWith("getAndBitwiseAnd") ? "and" : "xor";
            push(fromStorage(modify(operation, bits(descriptor), address, toStorage(operands.getFirst(), descriptor), descriptor),
                    descriptor), descriptor, returns);
        }
    }

    private String load(String address, String descriptor, String ordering, String tag) {
        return f.define("load atomic " + bits(descriptor) + ", ptr " + address + " " + (ordering.isEmpty() ? "unordered" : ordering)
                + ", align " + Kind.storageBytes(descriptor) + tag);
    }

    private String modify(String operation, String storage, String address, String value, String descriptor) {
        return f.define("atomicrmw " + operation + " ptr " + address + ", " + storage + " " + value + " seq_cst, align "
                + Kind.storageBytes(descriptor));
    }

    /** The variable's storage as LLVM's atomic instructions want it: no floating point. */
    private static String bits(String descriptor) {
        return switch (descriptor) {
            case "F" -> "i32";
            case "D" -> "i64";
            default -> Kind.storage(descriptor);
        };
    }

    /** An operand converted to the variable's type, as a call through a VarHandle does. */
    private String converted(Value operand, String descriptor) {
        return switch (descriptor) {
            case "J" -> operand.kind() == Kind.INT ? f.define("sext i32 " + operand.ir() + " to i64") : operand.ir();
            case "F" -> operand.kind() == Kind.INT ? f.define("sitofp i32 " + operand.ir() + " to float")
                    : operand.kind() == Kind.LONG ? f.define("sitofp i64 " + operand.ir() + " to float") : operand.ir();
            case "D" -> operand.kind() == Kind.INT ? f.define("sitofp i32 " + operand.ir() + " to double")
                    : operand.kind() == Kind.LONG ? f.define("sitofp i64 " + operand.ir() + " to double")
                    : operand.kind() == Kind.FLOAT ? f.define("fpext float " + operand.ir() + " to double") : operand.ir();
            default -> operand.ir();
        };
    }

    private String toStorage(Value operand, String descriptor) {
        String value = f.narrow(converted(operand, descriptor), descriptor);
        String raw = switch (descriptor) {
            case "F" -> f.define("bitcast float " + value + " to i32");
            case "D" -> f.define("bitcast double " + value + " to i64");
            default -> value;
        };
        return swap(raw, descriptor);
    }

    private Value fromStorage(String loaded, String descriptor) {
        String raw = swap(loaded, descriptor);
        return f.widen(switch (descriptor) {
            case "F" -> f.define("bitcast i32 " + raw + " to float");
            case "D" -> f.define("bitcast i64 " + raw + " to double");
            default -> raw;
        }, descriptor);
    }

    private String swap(String raw, String descriptor) {
        if (!swapped) {
            return raw;
        }
        String type = bits(descriptor);
        f.image.module.declare("@llvm.bswap." + type, "declare " + type + " @llvm.bswap." + type + "(" + type + ")");
        return f.define("call " + type + " @llvm.bswap." + type + "(" + type + " " + raw + ")");
    }

    /** Pushes the result, of a type by descriptor, as the call site's own descriptor wants it. */
    private void push(Value value, String variable, ClassDesc returns) {
        String descriptor = returns.descriptorString();
        if (descriptor.equals("V")) {
            return;
        }
        boolean isObject = descriptor.startsWith("L") || descriptor.startsWith("[");
        if (isObject != (value.kind() == Kind.REFERENCE)) {
            m.stack.push(boxed(value, variable, descriptor));
            return;
        }
        switch (descriptor) {
            case "J", "F", "D" -> m.stack.push(Value.of(Kind.of(f.image.world, descriptor), converted(value, descriptor)));
            default -> m.stack.push(value.kind() == Kind.REFERENCE
                    ? TypeTests.cast(f, value, f.image.world.byDescriptor(descriptor)) : value);
        }
    }

    private Value boxed(Value value, String number, String descriptor) {
        MethodInfo boxing = value.kind() == Kind.REFERENCE ? null : HandleBoxes.boxing(f.image.world, number);
        if (boxing == null || !boxing.owner().isSubtypeOf(f.image.world.byDescriptor(descriptor))) {
            throw new CompileException("not supported: a call of a VarHandle that turns " + number + " into " + descriptor);
        }
        String argument = Kind.type(f.image.world, number) + " " + value.ir();
        return Value.nonNull(f.call(f.image.returnType(boxing), Image.functionName(boxing), argument, ""), boxing.owner());
    }
}
