package hiillos.compiler.lower;

import hiillos.compiler.CompileException;
import hiillos.compiler.analysis.Analysis;
import hiillos.compiler.analysis.Calls;
import hiillos.compiler.analysis.PolymorphicCalls;
import hiillos.compiler.model.AnnotationInfo;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.MethodInfo;
import hiillos.compiler.model.World;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayList;
import java.util.List;

/** Lowers calls: static binding where the closed world allows it, else one look-up in the receiver's dispatch table. */
final class CallLowering {
    private final MethodLowering m;
    private final FunctionBuilder f;
    private final Image image;
    private final World world;
    private final OperandStack stack;

    CallLowering(MethodLowering method) {
        this.m = method;
        this.f = method.f;
        this.image = method.image;
        this.world = image.world;
        this.stack = method.stack;
    }

    void invoke(InvokeInstruction call) {
        if (PolymorphicCalls.isPolymorphic(call)) {
            new VarHandleLowering(m).invoke(call);
            return;
        }
        if (m.body.isPanic(call)) {
            panic(call);
            return;
        }
        ClassInfo named = world.lookup(call.owner().asInternalName());
        MethodInfo resolved = image.analysis.bind(Calls.resolve(world, call), null);
        int count = resolved.type().parameterCount() + (call.opcode() == Opcode.INVOKESTATIC ? 0 : 1);
        List<Value> arguments = stack.pop(count);
        if (resolved.name().equals("clone") && resolved.owner().name().equals("java/lang/Object")
                && call.opcode() != Opcode.INVOKESTATIC && (named.isArray() || call.opcode() == Opcode.INVOKESPECIAL
                && m.method.owner().isSubtypeOf(world.lookup("java/lang/Cloneable")))) {
            Value original = m.checked(arguments.getFirst());
            String copy = f.callHook("cloneObject", "ptr " + original.ir());
            ClassInfo type = named.isArray() ? named : world.lookup("java/lang/Object");
            stack.push(Value.nonNull(copy, type));
            return;
        }
        int first = call.opcode() == Opcode.INVOKESTATIC ? 0 : 1;
        for (int i = first; i < count; i++) {
            f.requireNoBoxing(arguments.get(i), resolved.type().parameterType(i - first).descriptorString());
        }
        switch (call.opcode()) {
            case INVOKESTATIC -> {
                if (!Intrinsics.isIntrinsic(resolved)) {
                    ensureInitialized(resolved.owner());
                }
                if (!RangeChecks.emit(m, resolved, arguments)) {
                    direct(resolved, arguments);
                }
            }
            case INVOKESPECIAL -> special(Calls.special(m.method.owner(), resolved), arguments);
            default -> virtual(resolved, named, arguments);
        }
    }

    /** A method that makes an exception, in a bare profile: its caller is about to throw it. */
    private void panic(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        if (owner.equals("jdk/internal/util/Preconditions") && call.typeSymbol().parameterCount() == 3) {
            List<Value> arguments = stack.pop(3);
            f.callThrower("throwArrayIndex", arguments.get(1).typed() + ", " + arguments.get(2).typed());
            return;
        }
        String type = call.typeSymbol().returnType().descriptorString();
        String name = type.substring(1, type.length() - 1).replace('/', '.');
        f.callThrower("throwException", "ptr " + m.text(name) + ", ptr null");
    }

    private void special(MethodInfo target, List<Value> arguments) {
        Value receiver = arguments.getFirst();
        if (receiver.kind() == Kind.PENDING) {
            constructRecord(target, receiver, arguments);
            return;
        }
        if (target.isConstructor() && target.owner().name().equals("java/lang/Object")) {
            return;
        }
        arguments.set(0, m.checked(receiver));
        direct(target, arguments);
    }

    private void constructRecord(MethodInfo constructor, Value pending, List<Value> arguments) {
        if (!image.isRecordConstructor(constructor)) {
            // java.lang.Record's own constructor: nothing to do.
            return;
        }
        arguments.removeFirst();
        String result = f.call(image.returnType(constructor), Image.functionName(constructor), list(arguments), "");
        if (pending.ir().equals("this")) {
            f.emit("store " + Kind.RECORD.ir(constructor.owner()) + " " + result + ", ptr " + m.recordSlot());
        } else {
            m.complete(pending, Value.record(result, constructor.owner()));
        }
    }

    private void virtual(MethodInfo resolved, ClassInfo named, List<Value> arguments) {
        Value receiver = arguments.getFirst();
        if (receiver.kind() == Kind.RECORD || receiver.kind() == Kind.PENDING) {
            direct(receiver.type().findMethod(resolved.name(), resolved.descriptor()), arguments);
            return;
        }
        receiver = m.checked(receiver);
        arguments.set(0, receiver);
        if (Calls.isDirect(resolved) || Intrinsics.isIntrinsic(resolved)) {
            direct(resolved, arguments);
            return;
        }
        ClassInfo type = receiver.type();
        if (type == null || named.isSubtypeOf(type)) {
            type = named;
        }
        if (receiver.exact() && type == receiver.type()) {
            MethodInfo only = image.analysis.select(type, resolved);
            if (only != null) {
                direct(only, arguments);
                return;
            }
        }
        List<MethodInfo> targets = image.dispatch.targets(resolved, type);
        if (targets.isEmpty()) {
            // No object of that type is ever made: the receiver can only be null, or the method is abstract.
            f.callThrower("throwAbstractMethod", "");
            return;
        }
        if (targets.size() == 1) {
            direct(targets.getFirst(), arguments);
        } else if (targets.size() == 2 && guardClass(resolved, type, targets) != null) {
            guarded(resolved, type, targets, arguments);
        } else {
            indirect(resolved, arguments);
        }
    }

    /** Of two targets, the class that alone has one of them; else null. */
    private ClassInfo guardClass(MethodInfo resolved, ClassInfo type, List<MethodInfo> targets) {
        for (MethodInfo target : targets) {
            ClassInfo only = null;
            int count = 0;
            for (ClassInfo c : image.dispatch.receivers(resolved, type)) {
                MethodInfo selected = image.analysis.select(c, resolved);
                if (selected == target) {
                    only = c;
                    count++;
                } else if (selected == null) {
                    return null;
                }
            }
            if (count == 1) {
                return only;
            }
        }
        return null;
    }

    /** Two possible targets: a comparison of the class and direct calls, which LLVM can inline. */
    private void guarded(MethodInfo resolved, ClassInfo type, List<MethodInfo> targets, List<Value> arguments) {
        ClassInfo guard = guardClass(resolved, type, targets);
        MethodInfo first = image.analysis.select(guard, resolved);
        MethodInfo second = targets.get(0) == first ? targets.get(1) : targets.get(0);
        String test = f.define("icmp eq ptr " + f.loadClass(arguments.getFirst()) + ", " + image.classObject(guard));
        String yes = f.label("is");
        String no = f.label("isnot");
        String done = f.label("called");
        f.terminate("br i1 " + test + ", label %" + yes + ", label %" + no);
        String descriptor = resolved.type().returnType().descriptorString();
        boolean isVoid = descriptor.equals("V");
        Kind kind = isVoid ? null : Kind.of(world, descriptor);
        String slot = isVoid ? null : f.alloca("%result" + kind.letter, kind.ir(null));
        for (MethodInfo target : List.of(first, second)) {
            f.block(target == first ? yes : no);
            List<Value> own = new ArrayList<>(arguments);
            if (target == first) {
                own.set(0, Value.exact(own.getFirst().ir(), guard));
            }
            direct(target, own);
            if (!f.isTerminated()) {
                if (!isVoid) {
                    f.emit("store " + stack.pop().typed() + ", ptr " + slot);
                }
                f.branch(done);
            }
        }
        f.block(done);
        if (!isVoid) {
            pushResult(f.define("load " + kind.ir(null) + ", ptr " + slot), descriptor);
        }
    }

    private void indirect(MethodInfo resolved, List<Value> arguments) {
        String classObject = f.loadClass(arguments.getFirst());
        String slot = f.address(classObject, image.tableOffset() + 8L * image.dispatch.slot(resolved));
        String code = f.define("load ptr, ptr " + slot + ", align 8, !invariant.load !" + image.module.metadata("!{}"));
        String result = f.call(image.returnType(resolved), code, list(arguments), "");
        pushResult(result, resolved.type().returnType().descriptorString());
    }

    /** Calls one known method (or emits what it stands for) and pushes its result. */
    private void direct(MethodInfo target, List<Value> arguments) {
        MethodInfo bound = image.analysis.bind(target, null);
        String descriptor = bound.type().returnType().descriptorString();
        if (Intrinsics.isIntrinsic(bound)) {
            Value result = Intrinsics.emit(m, bound, arguments);
            if (result != null) {
                stack.push(result);
            }
            return;
        }
        if (Analysis.isExternal(bound)) {
            external(bound, arguments, descriptor);
            return;
        }
        if (bound.isAbstract()) {
            f.callThrower("throwAbstractMethod", "");
            return;
        }
        pushResult(f.call(image.returnType(bound), Image.functionName(bound), list(arguments), ""), descriptor);
    }

    private void external(MethodInfo method, List<Value> arguments, String descriptor) {
        AnnotationInfo assembly = method.annotation("hiillos/word/InlineAssembly");
        if (assembly != null) {
            inlineAssembly(method, assembly, arguments, descriptor);
            return;
        }
        AnnotationInfo address = method.annotation("hiillos/word/SymbolAddress");
        if (address != null) {
            String symbol = ModuleBuilder.global(address.string("value", ""));
            image.module.declare(symbol, symbol + " = external hidden global i8");
            stack.push(Value.of(Kind.LONG, f.define("ptrtoint ptr " + symbol + " to i64")));
            return;
        }
        String symbol = ModuleBuilder.global(method.annotation("hiillos/word/ExternalSymbol").string("value", method.name()));
        image.module.declare(symbol, "declare " + image.returnType(method) + " " + symbol + "("
                + String.join(", ", image.parameterTypes(method)) + ")");
        pushResult(f.call(image.returnType(method), symbol, list(arguments), ""), descriptor);
    }

    private void inlineAssembly(MethodInfo method, AnnotationInfo assembly, List<Value> arguments, String descriptor) {
        boolean isVoid = descriptor.equals("V");
        boolean hasEffects = assembly.bool("sideEffects", true);
        if (isVoid && !hasEffects && assembly.string("value", "").isEmpty()) {
            // Nothing at all: LLVM would still put the operands into registers, and load fields again behind it.
            return;
        }
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < arguments.size(); i++) {
            String parameter = method.type().parameterType(i).descriptorString();
            Value argument = arguments.get(i);
            list.append(i == 0 ? "" : ", ").append(Kind.storage(parameter)).append(' ')
                    .append(argument.kind() == Kind.INT ? f.narrow(argument.ir(), parameter) : argument.ir());
        }
        String type = isVoid ? "void" : Kind.storage(descriptor);
        boolean unwinds = assembly.bool("unwinds", false);
        String template = assembly.string("value", "");
        String text = "asm " + (hasEffects ? "sideeffect " : "") + (unwinds ? "unwind " : "") + "\"" + ModuleBuilder.escape(template) + "\", \""
                + ModuleBuilder.escape(constraints(template, assembly.string("constraints", ""))) + "\"";
        String call = "call " + type + " " + text + "(" + list + ")" + (hasEffects ? "" : " #10");
        if (unwinds) {
            String result = f.call(type, text, list.toString(), hasEffects ? "" : " #10");
            if (!isVoid) {
                stack.push(f.widen(result, descriptor));
            }
        } else if (isVoid) {
            f.emit(call);
        } else {
            stack.push(f.widen(f.define(call), descriptor));
        }
    }

    /** Instructions lose the flags, as in C: else LLVM keeps a comparison's outcome in them over a shift. */
    private static String constraints(String template, String said) {
        return template.isEmpty() ? said : said + (said.isEmpty() ? "" : ",") + "~{dirflag},~{fpsr},~{flags}";
    }

    private void pushResult(String result, String descriptor) {
        if (descriptor.equals("V")) {
            return;
        }
        Kind kind = Kind.of(world, descriptor);
        ClassInfo type = kind == Kind.REFERENCE || kind == Kind.RECORD ? world.byDescriptor(descriptor) : null;
        stack.push(new Value(kind, result, type, kind == Kind.RECORD, false, null, -1));
    }

    static String list(List<Value> arguments) {
        StringBuilder text = new StringBuilder();
        for (Value v : arguments) {
            if (v.kind() == Kind.PENDING) {
                throw new CompileException("a value record's constructor lets 'this' escape before it is complete");
            }
            text.append(text.isEmpty() ? "" : ", ").append(v.typed());
        }
        return text.toString();
    }

    /** Before a use of a class that is initialised at run time: initialises it if that has not happened (JLS 12.4.1). */
    void ensureInitialized(ClassInfo type) {
        if (!image.analysis.needsRuntimeInitialization(type) || hasBegun(type)) {
            return;
        }
        String slot = f.address(image.classObject(type), image.classFieldOffset("initState", "I"));
        String state = f.define("load atomic i32, ptr " + slot + " acquire, align 4");
        String ready = f.define("icmp eq i32 " + state + ", 2");
        String good = f.label("ready");
        String bad = f.label("initialize");
        f.terminate("br i1 " + ready + ", label %" + good + ", label %" + bad + ", !prof !"
                + image.module.metadata("!{!\"branch_weights\", i32 1048575, i32 1}"));
        f.defer(() -> {
            f.block(bad);
            f.callHook("initializeClass", "ptr " + image.classObject(type));
            f.branch(good);
        });
        f.block(good);
    }

    /**
     * Whether the method runs only when the class is initialised, or on the thread that initialises it: static methods and constructors,
     * whose callers have seen to that. An instance method can run on another thread while the initialiser, which has made the object
     * known, goes on, and must wait for it; or after it has failed.
     */
    private boolean hasBegun(ClassInfo type) {
        return (m.method.isStatic() || m.method.isConstructor()) && m.method.owner().isSubclassOf(type);
    }
}
