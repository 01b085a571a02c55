package hiillos.compiler.analysis;

import hiillos.compiler.CompileException;
import hiillos.compiler.Profile;
import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;
import hiillos.compiler.model.World;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;

/** Reports to the analysis what one method's live instructions use; refuses what the profile forbids. */
final class MethodScanner {
    private static final String RAW_MEMORY = "hiillos/word/RawMemory";

    private final Analysis analysis;
    private final java.util.Map<ClassInfo, Boolean> fence = new java.util.IdentityHashMap<>();
    private final World world;
    private final Profile profile;

    MethodScanner(Analysis analysis, World world, Profile profile) {
        this.analysis = analysis;
        this.world = world;
        this.profile = profile;
    }

    void scan(MethodBody body) {
        for (int block = 0; block < body.blockCount(); block++) {
            if (!body.isLive(block)) {
                continue;
            }
            for (int i = body.blockStart(block); i < body.blockEnd(block); i++) {
                Analysis.Origin here = new Analysis.Origin(body.method(), body.line(i));
                try {
                    scan(body, i, here);
                } catch (CompileException e) {
                    if (!e.callPath().isEmpty()) {
                        throw e;
                    }
                    throw analysis.error(e.getMessage(), here);
                }
                if (body.neverFallsThrough(i)) {
                    break;
                }
            }
        }
        for (MethodBody.Handler h : body.handlers()) {
            if (h.type() != null) {
                analysis.mirror(h.type());
            }
        }
    }

    private void scan(MethodBody body, int index, Analysis.Origin here) {
        Instruction instruction = body.instruction(index);
        switch (instruction) {
            case NewObjectInstruction n -> {
                ClassInfo type = world.lookup(n.className().asInternalName());
                if (body.isPanic(n)) {
                    panicTexts(type.name(), body.panicMessage(index));
                    return;
                }
                if (world.valueRecord(type.descriptor()) != null) {
                    return;
                }
                if (profile.isBare() && !type.isSubclassOf(kernelObject())) {
                    throw new CompileException("new " + type.name().replace('/', '.')
                            + " allocates: bare profiles create kernel objects and value records only");
                }
                analysis.initialize(type, here);
                analysis.instantiate(type, here);
            }
            case NewReferenceArrayInstruction n -> newArray(world.lookup(n.componentType().asInternalName()).arrayType(), here);
            case NewPrimitiveArrayInstruction n ->
                newArray(world.byDescriptor(n.typeKind().upperBound().descriptorString()).arrayType(), here);
            case NewMultiArrayInstruction n -> {
                ClassInfo type = world.lookup(n.arrayType().asInternalName());
                for (int d = 0; d < n.dimensions(); d++) {
                    newArray(type, here);
                    type = type.component();
                }
            }
            case FieldInstruction f -> {
                FieldInfo field = field(world, f.owner(), f.name().stringValue(), f.type().stringValue());
                if (f.opcode() == Opcode.GETSTATIC || f.opcode() == Opcode.PUTSTATIC) {
                    analysis.touchStatic(field, here);
                    HeapObject.HeapInstance handle = analysis.handles().of(field);
                    if (handle != null) {
                        analysis.touchHandled(handle);
                    }
                }
            }
            case InvokeInstruction call -> invoke(body, index, call, here);
            case ConstantInstruction.LoadConstantInstruction c -> {
                if (c.constantValue() instanceof String s) {
                    analysis.scanValue(analysis.heap().string(s));
                } else if (c.constantValue() instanceof ClassDesc d) {
                    analysis.mirror(world.byDescriptor(d.descriptorString()));
                }
            }
            case TypeCheckInstruction t -> analysis.mirror(world.lookup(t.type().asInternalName()));
            case InvokeDynamicInstruction d -> throw new CompileException("invokedynamic is left in " + body.method());
            case MonitorInstruction m -> {
                if (profile.isBare()) {
                    throw new CompileException("synchronized is not possible in bare profiles");
                }
            }
            default -> { }
        }
    }

    private void panicTexts(String exception, String message) {
        analysis.scanValue(analysis.heap().string(exception.replace('/', '.')));
        if (message != null) {
            analysis.scanValue(analysis.heap().string(message));
        }
    }

    private void newArray(ClassInfo type, Analysis.Origin here) {
        if (profile.isBare()) {
            throw new CompileException("new " + type.name() + " allocates an array: not possible in bare profiles");
        }
        analysis.instantiate(type, here);
    }

    private ClassInfo kernelObject() {
        ClassInfo type = world.find("hiillos/kernel/memory/KernelObject");
        return type == null ? world.lookup("java/lang/Void") : type;
    }

    private void invoke(MethodBody body, int index, InvokeInstruction call, Analysis.Origin here) {
        if (call.owner().asInternalName().equals("hiillos/word/Unsupported")) {
            String what = body.instruction(index - 1) instanceof ConstantInstruction c ? String.valueOf(c.constantValue()) : "?";
            throw new CompileException("not supported: " + what);
        }
        if (PolymorphicCalls.isPolymorphic(call)) {
            PolymorphicCalls.check(call);
            analysis.noteHandleCall(call.typeSymbol().returnType().descriptorString(), here);
            return;
        }
        if (body.isPanic(call)) {
            String returns = call.typeSymbol().returnType().descriptorString();
            panicTexts(returns.substring(1, returns.length() - 1), null);
            return;
        }
        MethodInfo target = method(world, call);
        if (target.owner().name().equals("hiillos/word/Memory") && !isInsideFence(body.method().owner())) {
            throw new CompileException("raw memory is used outside the fence: " + body.method().owner().name().replace('/', '.')
                    + " has no @RawMemory (hiillos.word), nor has its package");
        }
        analysis.noteCall(body, index, target);
        switch (call.opcode()) {
            case INVOKESTATIC -> {
                analysis.initialize(target.owner(), here);
                analysis.reach(target, here);
            }
            case INVOKESPECIAL -> analysis.reach(special(body.method().owner(), target), here);
            default -> {
                if (isDirect(target) || world.valueRecord(target.owner().descriptor()) != null) {
                    analysis.reach(target, here);
                } else {
                    analysis.callVirtual(target, here);
                }
            }
        }
    }

    private boolean isInsideFence(ClassInfo type) {
        return fence.computeIfAbsent(type, t -> {
            String name = t.name();
            if (name.startsWith("java/") || name.startsWith("jdk/") || name.startsWith("sun/") || name.startsWith("hiillos/word/")) {
                return true;
            }
            int nested = name.indexOf('$');
            ClassInfo outermost = nested < 0 ? t : world.find(name.substring(0, nested));
            ClassInfo packageInfo = world.find(name.substring(0, name.lastIndexOf('/') + 1) + "package-info");
            return outermost != null && outermost.annotation(RAW_MEMORY) != null
                    || packageInfo != null && packageInfo.annotation(RAW_MEMORY) != null;
        });
    }

    /** Whether a virtual call of the method can only mean itself. */
    static boolean isDirect(MethodInfo target) {
        return target.isPrivate() || target.isFinal() && !target.isAbstract();
    }

    /** invokespecial: a super call selects from the direct superclass upwards (JVMS 6.5). */
    static MethodInfo special(ClassInfo current, MethodInfo resolved) {
        ClassInfo owner = resolved.owner();
        if (resolved.isConstructor() || resolved.isPrivate() || owner.isInterface() || owner == current
                || !current.isSubclassOf(owner)) {
            return resolved;
        }
        return current.superclass().findMethod(resolved.name(), resolved.descriptor());
    }

    static FieldInfo field(World world, ClassEntry owner, String name, String descriptor) {
        FieldInfo field = world.lookup(owner.asInternalName()).findField(name, descriptor);
        if (field == null) {
            throw new CompileException("class " + owner.asInternalName() + " has no field " + name + " of type " + descriptor);
        }
        return field;
    }

    static MethodInfo method(World world, InvokeInstruction call) {
        return method(world, world.lookup(call.owner().asInternalName()), call.name().stringValue(), call.type().stringValue());
    }

    static MethodInfo method(World world, ClassInfo owner, String name, String descriptor) {
        ClassInfo start = owner.isArray() ? world.lookup("java/lang/Object") : owner;
        MethodInfo found = start.findMethod(name, descriptor);
        if (found == null) {
            throw new CompileException("class " + owner.name().replace('/', '.') + " has no method " + name + descriptor);
        }
        return found;
    }
}
