package hiillos.compiler.lower;

import hiillos.compiler.CompileException;
import hiillos.compiler.analysis.MethodBody;
import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.SimpleVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.UninitializedVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lowers one method's bytecode to LLVM IR: this class does locals, the operand stack between blocks, parameters and exception
 * dispatch; {@link InstructionLowering} does the instructions.
 *
 * <p>Locals and stack entries that cross blocks are stack slots, one per kind, which LLVM turns into registers.
 */
final class MethodLowering implements FunctionBuilder.LandingPads {
    final Image image;
    final MethodInfo method;
    final MethodBody body;
    final FunctionBuilder f;
    final OperandStack stack = new OperandStack();
    private final Value[] locals;
    private final boolean thisIsStable;
    private final BitSet storedOnce;
    /** What is in such a local if it is a constant, also where blocks meet. */
    private final Map<Integer, Value> onlyConstants = new HashMap<>();
    /** In a value record's constructor, the slot that holds the record while it is built; else null. */
    private String recordUnderConstruction;
    /** Constants on the stack where blocks begin, as far as those before them agree: a VarHandle below an argument with a branch. */
    private final Map<Entry, Optional<HeapObject>> incoming = new HashMap<>();
    private boolean fellThrough = true;
    private boolean conditional;

    /** Looks after its stack itself, and must not touch more of it than it needs when a program starts. */
    private static final String RUNTIME = "hiillos/runtime/";
    /** The unwinder wants 4 KiB to find a handler. */
    private static final int HANDLERS_BYTES = 8192;

    /** A place on the stack at the beginning of a block. */
    private record Entry(int instruction, int depth) {}

    MethodLowering(Image image, MethodBody body) {
        this.image = image;
        this.body = body;
        this.method = body.method();
        this.f = new FunctionBuilder(image, method, firstLine(body));
        this.locals = new Value[body.maxLocals() + 2];
        this.storedOnce = storedOnce();
        this.thisIsStable = !method.isStatic() && !storesToThis();
    }

    private static int firstLine(MethodBody body) {
        for (int i = 0; i < body.instructionCount(); i++) {
            if (body.line(i) > 0) {
                return body.line(i);
            }
        }
        return 0;
    }

    private boolean storesToThis() {
        for (int i = 0; i < body.instructionCount(); i++) {
            if (body.instruction(i) instanceof java.lang.classfile.instruction.StoreInstruction s && s.slot() == 0) {
                return true;
            }
        }
        return false;
    }

    void lower() {
        f.block("start");
        List<String> parameters = bindParameters();
        InstructionLowering instructions = new InstructionLowering(this);
        if (!image.profile.isBare()) {
            beginOnStack();
        }
        if (method.isSynchronized()) {
            String lock = method.isStatic() ? image.classObject(method.owner()) : "%p0";
            f.callHook("monitorEnter", "ptr " + lock);
            f.cleanup = () -> f.callHook("monitorExit", "ptr " + lock);
        }
        f.branch(blockLabel(0));
        for (int b = 0; b < body.blockCount(); b++) {
            if (!body.isLive(b) || !enter(b)) {
                continue;
            }
            int end = body.blockEnd(b);
            for (int i = body.blockStart(b); i < end && !f.isTerminated(); i++) {
                f.setLine(body.line(i));
                try {
                    instructions.lower(i);
                } catch (CompileException e) {
                    throw e.callPath().isEmpty() ? image.analysis.error(e.getMessage(),
                            new hiillos.compiler.analysis.Analysis.Origin(method, body.line(i))) : e;
                }
            }
            fellThrough = conditional || !f.isTerminated();
            conditional = false;
            if (!f.isTerminated()) {
                spill(end);
                f.branch(blockLabel(end));
            }
        }
        f.finish(header(parameters), this);
    }

    /**
     * Where {@link StackOverflowError} may begin. LLVM must not conclude that a method throws nothing which overflows only because it
     * recurses, and drop its callers' handlers. And handlers run when the stack may be as full as it was before: a method that has some, or
     * leaves a monitor, makes sure first that there is room for them, and for what it calls that throws nothing as LLVM sees it.
     */
    private void beginOnStack() {
        boolean handles = (method.isSynchronized() || !body.handlers().isEmpty())
                && method.annotation("hiillos/word/FirstFrame") == null;
        if (handles && !method.owner().name().startsWith(RUNTIME)) {
            f.emit("call void asm sideeffect unwind \"testb $$0, -" + HANDLERS_BYTES + "(%rsp)\", \"~{dirflag},~{fpsr},~{flags}\"() #12");
        } else if (image.recursion.contains(method)) {
            f.emit("call void asm sideeffect unwind \"\", \"\"() #12");
        }
    }

    private String header(List<String> parameters) {
        boolean external = method.annotation("hiillos/word/EntryPoint") != null;
        String attributes = method.annotation("hiillos/word/NeverInline") != null ? " #1"
                : method.annotation("hiillos/word/AlwaysInline") != null || method.annotation("jdk/internal/vm/annotation/ForceInline") != null
                ? " #2" : method.annotation("hiillos/word/NoFramePointer") != null ? " #11" : method.owner() == image.hooks && method.name().startsWith("throw") ? " #3" : " #0";
        return "define " + (external ? "" : "internal ") + image.returnType(method) + " " + Image.functionName(method) + "("
                + String.join(", ", parameters) + ")" + attributes;
    }

    private List<String> bindParameters() {
        List<String> parameters = new ArrayList<>();
        int slot = 0;
        if (!method.isStatic()) {
            if (image.isRecordConstructor(method)) {
                recordUnderConstruction = f.alloca("%record", Kind.RECORD.ir(method.owner()));
                locals[0] = new Value(Kind.PENDING, "this", method.owner(), true, true, null, 0);
            } else {
                ClassInfo owner = method.owner();
                Kind kind = Kind.of(image.world, owner.descriptor());
                String type = kind.ir(owner);
                parameters.add(type + (kind == Kind.REFERENCE
                        ? " nonnull align 8 dereferenceable(" + image.objectBytes(owner.descriptor()) + ") %p0" : " %p0"));
                Value self = kind == Kind.REFERENCE ? Value.nonNull("%p0", owner) : Value.record("%p0", owner);
                storeLocal(0, self);
            }
            slot = 1;
        }
        for (var p : method.type().parameterList()) {
            String descriptor = p.descriptorString();
            Kind kind = Kind.of(image.world, descriptor);
            String name = "%p" + slot;
            ClassInfo type = kind == Kind.REFERENCE || kind == Kind.RECORD ? image.world.byDescriptor(descriptor) : null;
            parameters.add(kind.ir(type) + (kind == Kind.REFERENCE
                    ? " align 8 dereferenceable_or_null(" + image.objectBytes(descriptor) + ") " : " ") + name);
            storeLocal(slot, new Value(kind, name, type, kind == Kind.RECORD, false, null, -1));
            slot += kind.isWide() ? 2 : 1;
        }
        return parameters;
    }

    /** Says that a conditional branch has ended the block: the next one goes on with the same stack and locals. */
    void fallsThrough() {
        conditional = true;
    }

    // --- Locals ---

    private String slotName(String prefix, int index, Value v) {
        String name = prefix + index + v.kind().letter;
        if (v.kind() == Kind.RECORD) {
            name = "%\"" + name.substring(1) + "." + ModuleBuilder.escape(v.type().name()) + "\"";
        }
        return f.alloca(name, v.kind().ir(v.type()));
    }

    void storeLocal(int slot, Value value) {
        if (value.kind() != Kind.PENDING) {
            f.emit("store " + value.typed() + ", ptr " + slotName("%l", slot, value));
        }
        // A copy on the stack no longer mirrors this local.
        for (int i = 0; i < stack.depth(); i++) {
            if (stack.get(i).local() == slot) {
                stack.set(i, stack.get(i).withLocal(-1));
            }
        }
        locals[slot] = value.withLocal(slot);
        if (value.constant() != null && storedOnce.get(slot)) {
            onlyConstants.put(slot, value);
        }
    }

    /** Locals that a single instruction writes, and no parameter: whoever reads one reads what that has written. */
    private BitSet storedOnce() {
        BitSet once = new BitSet();
        BitSet more = new BitSet();
        int parameters = method.isStatic() ? 0 : 1;
        for (var p : method.type().parameterList()) {
            parameters += p.descriptorString().matches("[JD]") ? 2 : 1;
        }
        more.set(0, parameters);
        for (int i = 0; i < body.instructionCount(); i++) {
            if (body.instruction(i) instanceof java.lang.classfile.instruction.StoreInstruction s) {
                (once.get(s.slot()) ? more : once).set(s.slot());
            }
        }
        once.andNot(more);
        return once;
    }

    Value loadLocal(int slot) {
        Value known = locals[slot];
        if (known == null || known.kind() == Kind.PENDING) {
            if (known == null) {
                throw new CompileException("malformed code in " + method + ": local " + slot + " is read before it is written");
            }
            return known;
        }
        if (onlyConstants.get(slot) != null) {
            return onlyConstants.get(slot).withLocal(slot);
        }
        if (slot == 0 && thisIsStable && known.kind() == Kind.REFERENCE) {
            return Value.nonNull("%p0", known.type()).withLocal(0);
        }
        String loaded = f.define("load " + known.kind().ir(known.type()) + ", ptr " + slotName("%l", slot, known));
        return new Value(known.kind(), loaded, known.type(), known.nonNull(), known.exact(), known.constant(), slot);
    }

    /** Null-checks a value, and remembers it for the local that the value came from. */
    Value checked(Value v) {
        if (v.nonNull()) {
            return v;
        }
        Value result = f.nonNull(v);
        if (v.local() >= 0 && locals[v.local()] != null && locals[v.local()].kind() == Kind.REFERENCE) {
            locals[v.local()] = locals[v.local()].asNonNull();
        }
        return result;
    }

    // --- Blocks ---

    String blockLabel(int instruction) {
        return "b" + instruction;
    }

    /** Starts a block; false when lowering found that nothing reaches it. */
    private boolean enter(int block) {
        int start = body.blockStart(block);
        StackMapFrameInfo frame = body.frame(start);
        if (frame == null && !fellThrough) {
            if (!previousFallsThrough(block)) {
                throw new CompileException("method " + method
                        + " has no stack map frame where it needs one (class file before Java 7)");
            }
            return false;
        }
        f.block(blockLabel(start));
        f.setHandlers(body.handlersOf(block));
        if (frame != null) {
            applyFrame(frame);
        }
        for (int i = 0; i < stack.depth(); i++) {
            Value v = stack.get(i);
            if (v.kind() != Kind.PENDING) {
                String loaded = f.define("load " + v.kind().ir(v.type()) + ", ptr " + slotName("%s", i, v));
                HeapObject same = incoming.getOrDefault(new Entry(start, i), Optional.empty()).orElse(null);
                stack.set(i, new Value(v.kind(), loaded, v.type(), v.nonNull() || same != null, false, same, -1));
            }
        }
        return true;
    }

    private boolean previousFallsThrough(int block) {
        return block > 0 && body.isLive(block - 1) && !body.neverFallsThrough(body.blockEnd(block - 1) - 1);
    }

    private void applyFrame(StackMapFrameInfo frame) {
        java.util.Arrays.fill(locals, null);
        int slot = 0;
        for (VerificationTypeInfo v : frame.locals()) {
            Value value = typed(v);
            locals[slot] = value == null ? null : value.withLocal(slot);
            slot += value != null && value.kind().isWide() ? 2 : 1;
        }
        stack.clear();
        for (VerificationTypeInfo v : frame.stack()) {
            stack.push(typed(v));
        }
    }

    /**
     * What a stack map's type is worth. To verifiers every reference is assignable to an interface, so a frame, above all one
     * that was made anew for desugared code, may name an interface that the object does not implement.
     */
    private ClassInfo known(ClassInfo type) {
        ClassInfo element = type;
        while (element.isArray()) {
            element = element.component();
        }
        return !element.isInterface() ? type : image.world.lookup(type.isArray() ? "[Ljava/lang/Object;" : "java/lang/Object");
    }

    private Value typed(VerificationTypeInfo info) {
        return switch (info) {
            case SimpleVerificationTypeInfo s -> switch (s) {
                case INTEGER -> Value.of(Kind.INT, "");
                case FLOAT -> Value.of(Kind.FLOAT, "");
                case LONG -> Value.of(Kind.LONG, "");
                case DOUBLE -> Value.of(Kind.DOUBLE, "");
                case NULL -> Value.reference("", null);
                case UNINITIALIZED_THIS -> recordUnderConstruction != null
                        ? new Value(Kind.PENDING, "this", method.owner(), true, true, null, 0) : Value.nonNull("", method.owner());
                case TOP -> null;
            };
            case ObjectVerificationTypeInfo o -> {
                ClassInfo type = image.world.lookup(o.className().asInternalName());
                if (recordUnderConstruction != null && type == method.owner()) {
                    yield new Value(Kind.PENDING, "this", type, true, true, null, 0);
                }
                yield image.world.valueRecord(type.descriptor()) != null ? Value.record("", type) : Value.reference("", known(type));
            }
            case UninitializedVerificationTypeInfo u -> {
                ClassInfo type = image.world.lookup(body.newAt(u.newTarget()).asInternalName());
                yield image.world.valueRecord(type.descriptor()) != null ? pending(body.index(u.newTarget()), type)
                        : Value.nonNull("", type);
            }
        };
    }

    static Value pending(int instruction, ClassInfo type) {
        return new Value(Kind.PENDING, "new@" + instruction, type, true, true, null, -1);
    }

    /** Writes the stack to its slots before control leaves the block for one of those that begin at the instructions. */
    void spill(int... targets) {
        for (int i = 0; i < stack.depth(); i++) {
            Value v = stack.get(i);
            for (int target : targets) {
                incoming.merge(new Entry(target, i), Optional.ofNullable(v.constant()), (a, b) -> a.equals(b) ? a : Optional.empty());
            }
            if (v.kind() != Kind.PENDING) {
                f.emit("store " + v.typed() + ", ptr " + slotName("%s", i, v));
            }
        }
    }

    /** Replaces every copy of a pending value record by the finished one. */
    void complete(Value pending, Value finished) {
        for (int i = 0; i < stack.depth(); i++) {
            if (stack.get(i).kind() == Kind.PENDING && stack.get(i).ir().equals(pending.ir())) {
                stack.set(i, finished);
            }
        }
        for (int i = 0; i < locals.length; i++) {
            if (locals[i] != null && locals[i].kind() == Kind.PENDING && locals[i].ir().equals(pending.ir())) {
                storeLocal(i, finished);
            }
        }
    }

    // --- Value records under construction ---

    String recordSlot() {
        return recordUnderConstruction;
    }

    String componentSlot(FieldInfo field) {
        List<FieldInfo> components = Kind.components(method.owner());
        return f.define("getelementptr inbounds " + Kind.RECORD.ir(method.owner()) + ", ptr %record, i32 0, i32 "
                + components.indexOf(field));
    }

    void returnRecord() {
        String type = Kind.RECORD.ir(method.owner());
        String value = f.define("load " + type + ", ptr %record");
        f.terminate("ret " + type + " " + value);
    }

    /** The image-heap string of that content. */
    String text(String content) {
        return image.heap.reference(image.analysis.heap().string(content));
    }

    // --- Exceptions ---

    /** Sends the exception to the handlers as a landing pad would, without unwinding. */
    void throwLocally(String exception) {
        f.emit("store ptr " + exception + ", ptr " + exceptionSlot());
        dispatch(f, f.handlers(), () -> f.callThrower("throwException", "ptr " + exception));
    }

    private String exceptionSlot() {
        return f.alloca("%exception", "ptr");
    }

    @Override
    public void emit(FunctionBuilder builder, String label, List<MethodBody.Handler> handlers) {
        builder.setHandlers(List.of());
        builder.block(label);
        // A clean-up for LLVM, whatever the handlers: behind a catch-all it would take the resume for unreachable.
        String pad = builder.define("landingpad { ptr, i32 } cleanup");
        String exception = builder.define("extractvalue { ptr, i32 } " + pad + ", 0");
        builder.emit("store ptr " + exception + ", ptr " + exceptionSlot());
        dispatch(builder, handlers, () -> {
            Runnable cleanup = builder.cleanup;
            if (cleanup != null) {
                // The clean-up itself is not protected by itself.
                builder.cleanup = null;
                cleanup.run();
                builder.cleanup = cleanup;
            }
            builder.terminate("resume { ptr, i32 } " + pad);
        });
    }

    private void dispatch(FunctionBuilder builder, List<MethodBody.Handler> handlers, Runnable unhandled) {
        String exception = builder.define("load ptr, ptr " + exceptionSlot());
        Value value = Value.nonNull(exception, image.world.lookup("java/lang/Throwable"));
        for (MethodBody.Handler h : handlers) {
            String test = h.type() == null ? "true" : TypeTests.isInstance(builder, value, h.type());
            if (test.equals("false")) {
                continue;
            }
            String slot = builder.alloca("%s0a", "ptr");
            builder.emit("store ptr " + exception + ", ptr " + slot);
            if (test.equals("true")) {
                builder.branch(blockLabel(h.target()));
                return;
            }
            String next = builder.label("next");
            builder.terminate("br i1 " + test + ", label %" + blockLabel(h.target()) + ", label %" + next);
            builder.block(next);
        }
        unhandled.run();
    }
}
