package hiillos.compiler.lower;

import hiillos.compiler.analysis.MethodBody;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.Set;

/** Emits the LLVM IR of one function: instructions, blocks, checks, calls and their unwind edges. */
final class FunctionBuilder {
    /** Code that is seldom run and written after everything else, in the context of where it was asked for. */
    private record Deferred(Runnable code, int line, List<MethodBody.Handler> handlers) {}

    final Image image;
    final MethodInfo method;
    private final StringBuilder body = new StringBuilder();
    private final Set<String> allocas = new LinkedHashSet<>();
    private final List<Deferred> deferred = new ArrayList<>();
    private Supplier<String> nullMessage;
    private final Map<List<MethodBody.Handler>, Integer> landingPads = new LinkedHashMap<>();
    private final int subprogram;
    private int temporaries;
    private int labels;
    private int line;
    private String debugSuffix;
    private List<MethodBody.Handler> handlers = List.of();
    private boolean terminated;
    /** Runs in every landing pad that no handler of the method takes: gives back a synchronized method's monitor. */
    Runnable cleanup;
    boolean needsPersonality;

    FunctionBuilder(Image image, MethodInfo method, int firstLine) {
        this.image = image;
        this.method = method;
        this.subprogram = image.debug.subprogram(method, firstLine);
        setLine(firstLine);
    }

    // --- Text ---

    void setLine(int newLine) {
        if (newLine != line || debugSuffix == null) {
            line = newLine;
            debugSuffix = ", !dbg !" + image.debug.location(newLine, subprogram) + "\n";
        }
    }

    /** Names the protected context of what follows, innermost handler first. */
    void setHandlers(List<MethodBody.Handler> active) {
        handlers = active;
    }

    List<MethodBody.Handler> handlers() {
        return handlers;
    }

    String temp() {
        return "%t" + temporaries++;
    }

    String label(String hint) {
        return hint + "." + labels++;
    }

    void emit(String instruction) {
        if (!terminated) {
            body.append("  ").append(instruction).append(debugSuffix);
        }
    }

    String define(String expression) {
        String t = temp();
        emit(t + " = " + expression);
        return t;
    }

    /** Starts a block; the previous one must have ended. */
    void block(String label) {
        if (!terminated && body.length() > 0) {
            emit("br label %" + label);
        }
        body.append(label).append(":\n");
        terminated = false;
    }

    void terminate(String instruction) {
        emit(instruction);
        terminated = true;
    }

    void branch(String label) {
        terminate("br label %" + label);
    }

    boolean isTerminated() {
        return terminated;
    }

    /** A stack slot, made once in the entry block. */
    String alloca(String name, String type) {
        allocas.add("  " + name + " = alloca " + type + "\n");
        return name;
    }

    void defer(Runnable code) {
        deferred.add(new Deferred(code, line, handlers));
    }

    // --- Calls ---

    /** Emits a call, as an invoke where a handler or clean-up is active. Returns the result's name, or null for void. */
    String call(String returnType, String callee, String arguments, String attributes) {
        if (terminated) {
            return returnType.equals("void") ? null : "poison";
        }
        String result = returnType.equals("void") ? null : temp();
        String assign = result == null ? "" : result + " = ";
        if (handlers.isEmpty() && cleanup == null) {
            emit(assign + "call " + returnType + " " + callee + "(" + arguments + ")" + attributes);
        } else {
            needsPersonality = true;
            String next = label("ok");
            emit(assign + "invoke " + returnType + " " + callee + "(" + arguments + ")" + attributes + " to label %" + next
                    + " unwind label %lpad." + landingPad());
            terminated = true;
            block(next);
        }
        return result;
    }

    private int landingPad() {
        return landingPads.computeIfAbsent(handlers, h -> landingPads.size());
    }

    /** Calls one of the runtime's hooks. */
    String callHook(String name, String arguments) {
        MethodInfo hook = image.hook(name);
        return call(image.returnType(hook), Image.functionName(hook), arguments, "");
    }

    /** Calls a hook that does not return, and ends the block. */
    void callThrower(String name, String arguments) {
        MethodInfo hook = image.hook(name);
        call("void", Image.functionName(hook), arguments, " #9");
        terminate("unreachable");
    }

    // --- Checks ---

    void check(String goodCondition, Runnable failure) {
        String good = label("good");
        String bad = label("bad");
        terminate("br i1 " + goodCondition + ", label %" + good + ", label %" + bad + ", !prof !"
                + image.module.metadata("!{!\"branch_weights\", i32 1048575, i32 1}"));
        defer(() -> {
            block(bad);
            failure.run();
        });
        block(good);
    }

    /** What tells the message of the exception that a null in the present instruction throws; null for no message. */
    void nullMessage(Supplier<String> message) {
        nullMessage = message;
    }

    Value nonNull(Value reference) {
        if (reference.nonNull() || reference.kind() != Kind.REFERENCE) {
            return reference;
        }
        String text = nullMessage == null ? null : nullMessage.get();
        String isNull = define("icmp eq ptr " + reference.ir() + ", null");
        String good = label("good");
        String bad = label("null");
        // The shape that LLVM's implicit null check pass folds into the access itself.
        terminate("br i1 " + isNull + ", label %" + bad + ", label %" + good + ", !prof !"
                + image.module.metadata("!{!\"branch_weights\", i32 1, i32 1048575}") + ", !make.implicit !"
                + image.module.metadata("!{}"));
        defer(() -> {
            block(bad);
            if (text == null) {
                callThrower("throwNullPointer", "");
            } else {
                callThrower("throwNullPointerBecause", "i64 ptrtoint (ptr " + image.text(text) + " to i64)");
            }
        });
        block(good);
        return reference.asNonNull();
    }

    void checkIndex(String index, String length) {
        if (image.trustsIndices) {
            return;
        }
        String inside = define("icmp ult i32 " + index + ", " + length);
        check(inside, () -> callThrower("throwArrayIndex", "i32 " + index + ", i32 " + length));
    }

    // --- Memory ---

    String address(String base, long offset) {
        return offset == 0 ? base : define("getelementptr inbounds i8, ptr " + base + ", i64 " + offset);
    }

    /** Loads a value of a descriptor, widened to its computational kind. */
    Value load(String address, String descriptor, String ordering, String tag) {
        String storage = Kind.storage(descriptor);
        int bytes = Kind.storageBytes(descriptor);
        String facts = tag + (storage.equals("ptr") ? referenceFacts(descriptor) : "");
        String loaded = ordering.equals("volatile")
                ? define("load volatile " + storage + ", ptr " + address + ", align 1" + facts)
                : ordering.isEmpty() ? define("load " + storage + ", ptr " + address + ", align " + bytes + facts)
                : define("load atomic " + storage + ", ptr " + address + " " + ordering + ", align " + bytes + facts);
        return widen(loaded, descriptor);
    }

    /**
     * What LLVM may know of a loaded reference: it is null or points at an object that is all there. So a load of an array's
     * length is moved out of a loop even if the loop might end before its first access to the array.
     */
    private String referenceFacts(String descriptor) {
        return ", !dereferenceable_or_null !" + image.module.metadata("!{i64 " + image.objectBytes(descriptor) + "}")
                + ", !align !" + image.module.metadata("!{i64 8}");
    }

    /** From in-memory width to computational kind. */
    Value widen(String value, String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'Z' -> Value.integer(define("zext i8 " + value + " to i32"));
            case 'B' -> Value.integer(define("sext i8 " + value + " to i32"));
            case 'C' -> Value.integer(define("zext i16 " + value + " to i32"));
            case 'S' -> Value.integer(define("sext i16 " + value + " to i32"));
            case 'I' -> Value.integer(value);
            case 'J' -> Value.of(Kind.LONG, value);
            case 'F' -> Value.of(Kind.FLOAT, value);
            case 'D' -> Value.of(Kind.DOUBLE, value);
            default -> Value.reference(value, image.world.byDescriptor(descriptor));
        };
    }

    /** From computational kind to in-memory width. */
    String narrow(String value, String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'Z', 'B' -> define("trunc i32 " + value + " to i8");
            case 'C', 'S' -> define("trunc i32 " + value + " to i16");
            default -> value;
        };
    }

    void store(String address, String descriptor, String value, String ordering, String tag) {
        String narrowed = narrow(value, descriptor);
        String storage = Kind.storage(descriptor);
        int bytes = Kind.storageBytes(descriptor);
        if (ordering.equals("volatile")) {
            emit("store volatile " + storage + " " + narrowed + ", ptr " + address + ", align 1" + tag);
        } else if (ordering.isEmpty()) {
            emit("store " + storage + " " + narrowed + ", ptr " + address + ", align " + bytes + tag);
        } else {
            emit("store atomic " + storage + " " + narrowed + ", ptr " + address + " " + ordering + ", align " + bytes + tag);
        }
    }

    /** Reads a field that starts at an address; value records component by component. */
    Value loadField(String address, FieldInfo field) {
        return loadTyped(address, field.descriptor(), ordering(field), image.fieldTag(field));
    }

    private Value loadTyped(String address, String descriptor, String ordering, String tag) {
        ClassInfo record = image.world.valueRecord(descriptor);
        if (record == null) {
            return load(address, descriptor, ordering, tag);
        }
        String type = Kind.RECORD.ir(record);
        String value = "poison";
        int offset = 0;
        int index = 0;
        for (FieldInfo c : Kind.components(record)) {
            Value part = loadTyped(address(address, offset), c.descriptor(), ordering, tag);
            value = define("insertvalue " + type + " " + value + ", " + part.typed() + ", " + index++);
            offset += record.storageBytes(c.descriptor()) + 7 & -8;
        }
        return Value.record(value, record);
    }

    void storeField(String address, FieldInfo field, Value value) {
        requireNoBoxing(value, field.descriptor());
        storeTyped(address, field.descriptor(), value.ir(), ordering(field), image.fieldTag(field));
    }

    /** Refuses a value record where the descriptor wants an object. */
    void requireNoBoxing(Value value, String descriptor) {
        if (value.kind() == Kind.RECORD && Kind.of(image.world, descriptor) != Kind.RECORD) {
            throw new hiillos.compiler.CompileException("value record " + value.type().name().replace('/', '.')
                    + " has no identity: it can not be used as an object");
        }
    }

    private void storeTyped(String address, String descriptor, String value, String ordering, String tag) {
        ClassInfo record = image.world.valueRecord(descriptor);
        if (record == null) {
            store(address, descriptor, value, ordering, tag);
            return;
        }
        int offset = 0;
        int index = 0;
        for (FieldInfo c : Kind.components(record)) {
            String part = define("extractvalue " + Kind.RECORD.ir(record) + " " + value + ", " + index++);
            storeTyped(address(address, offset), c.descriptor(), part, ordering, tag);
            offset += record.storageBytes(c.descriptor()) + 7 & -8;
        }
    }

    private static String ordering(FieldInfo field) {
        return field.isVolatile() ? "seq_cst" : "unordered";
    }

    /**
     * What was written before is in memory before a reference to the object is: a fresh object's header, and final fields at a
     * constructor's end (JLS 17.5). No instruction on x86-64; it keeps LLVM from exchanging the stores.
     */
    void publish() {
        if (!image.profile.isBare()) {
            emit("fence release");
        }
    }

    /**
     * Loaded again behind each call: an access needs the length, and so the array's own address is in a register or on the
     * stack as long as there are accesses to come, where the collector finds it.
     */
    Value arrayLength(Value array) {
        String address = address(nonNull(array).ir(), ClassInfo.ARRAY_LENGTH_OFFSET);
        String length = define("load atomic i32, ptr " + address + " unordered, align 4" + image.tag("array length")
                + ", !range !" + image.module.metadata("!{i32 0, i32 -2147483648}"));
        return Value.integer(length);
    }

    String loadClass(Value object) {
        return define("load ptr, ptr " + nonNull(object).ir() + ", align 8" + image.tag("object class"));
    }

    // --- The whole ---

    /** Writes deferred code and landing pads, then the function. */
    void finish(String header, LandingPads pads) {
        for (int i = 0; i < deferred.size(); i++) {
            Deferred d = deferred.get(i);
            setLine(d.line);
            handlers = d.handlers;
            d.code.run();
        }
        deferred.clear();
        List<List<MethodBody.Handler>> keys = new ArrayList<>(landingPads.keySet());
        for (int i = 0; i < keys.size(); i++) {
            pads.emit(this, "lpad." + i, keys.get(i));
            for (int d = 0; d < deferred.size(); d++) {
                deferred.get(d).code.run();
            }
            deferred.clear();
        }
        StringBuilder text = new StringBuilder(body.length() + 256);
        text.append(header).append(needsPersonality ? " personality ptr @hiillos_personality" : "").append(" !dbg !")
                .append(subprogram).append(" {\nentry:\n");
        allocas.forEach(text::append);
        text.append("  br label %start\n").append(body).append("}\n");
        image.module.function(Image.functionName(method), text.toString());
    }

    /** Writes one landing pad: dispatches the exception to the handlers, or goes on unwinding. */
    interface LandingPads {
        void emit(FunctionBuilder f, String label, List<MethodBody.Handler> handlers);
    }
}
