package hiillos.compiler.analysis;

import hiillos.compiler.CompileException;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.MethodInfo;
import hiillos.compiler.model.World;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Proves {@code @NoAllocation}: from an annotated method (or any method of an annotated class), no call that can happen
 * leads to a {@code new}.
 *
 * <p>Creating an exception, and its message, does not count; value records are no allocation in bare profiles.
 */
public final class AllocationProof {
    private static final String ANNOTATION = "hiillos/word/NoAllocation";

    private record Step(MethodInfo caller, int line) {}

    private final Analysis analysis;
    private final World world;

    public AllocationProof(Analysis analysis) {
        this.analysis = analysis;
        this.world = analysis.world();
    }

    /** @throws CompileException that names the allocation and the calls from the annotated method to it */
    public void check() {
        for (MethodInfo method : analysis.bodies().keySet()) {
            boolean annotated = method.annotation(ANNOTATION) != null || method.owner().annotation(ANNOTATION) != null;
            if (annotated && !method.isClassInitializer()) {
                check(method);
            }
        }
    }

    private void check(MethodInfo root) {
        Map<MethodInfo, Step> reached = new LinkedHashMap<>();
        Deque<MethodInfo> work = new ArrayDeque<>();
        reached.put(root, new Step(null, 0));
        work.add(root);
        while (!work.isEmpty()) {
            MethodInfo method = work.poll();
            MethodBody body = analysis.bodies().get(method);
            if (body == null) {
                continue;
            }
            for (int block = 0; block < body.blockCount(); block++) {
                for (int i = body.blockStart(block); body.isLive(block) && i < body.blockEnd(block); i++) {
                    if (makesException(body.instruction(i))) {
                        // The rest of the block makes its message and throws it.
                        break;
                    }
                    String what = allocation(body, body.instruction(i));
                    if (what != null) {
                        throw refuse(root, method, body.line(i), what, reached);
                    }
                    if (body.instruction(i) instanceof InvokeInstruction call && !body.isPanic(call)
                            && !PolymorphicCalls.isPolymorphic(call)) {
                        for (MethodInfo target : targets(method, call)) {
                            if (reached.putIfAbsent(target, new Step(method, body.line(i))) == null) {
                                work.add(target);
                            }
                        }
                    }
                    if (body.neverFallsThrough(i)) {
                        break;
                    }
                }
            }
        }
    }

    private boolean makesException(Instruction instruction) {
        String type = switch (instruction) {
            case NewObjectInstruction n -> n.className().asInternalName();
            case InvokeInstruction c -> {
                String returns = c.typeSymbol().returnType().descriptorString();
                yield returns.charAt(0) == 'L' ? returns.substring(1, returns.length() - 1) : null;
            }
            default -> null;
        };
        return type != null && world.lookup(type).isSubclassOf(world.lookup("java/lang/Throwable"));
    }

    private String allocation(MethodBody body, Instruction instruction) {
        return switch (instruction) {
            case NewObjectInstruction n -> {
                ClassInfo type = world.lookup(n.className().asInternalName());
                yield body.isPanic(n) || world.valueRecord(type.descriptor()) != null ? null
                        : "new " + type.name().replace('/', '.');
            }
            case NewPrimitiveArrayInstruction n -> "a new array";
            case NewReferenceArrayInstruction n -> "a new array";
            case NewMultiArrayInstruction n -> "a new array";
            default -> null;
        };
    }

    private Set<MethodInfo> targets(MethodInfo caller, InvokeInstruction call) {
        Set<MethodInfo> targets = new TreeSet<>(java.util.Comparator.comparing(MethodInfo::symbol));
        MethodInfo resolved = analysis.bind(Calls.resolve(world, call), null);
        if (call.opcode() == Opcode.INVOKESTATIC) {
            targets.add(resolved);
        } else if (call.opcode() == Opcode.INVOKESPECIAL) {
            targets.add(Calls.special(caller.owner(), resolved));
        } else if (Calls.isDirect(resolved) || world.valueRecord(resolved.owner().descriptor()) != null) {
            targets.add(resolved);
        } else {
            for (ClassInfo c : analysis.instantiatedSubtypes(resolved.owner())) {
                MethodInfo selected = analysis.select(c, resolved);
                if (selected != null) {
                    targets.add(selected);
                }
            }
        }
        return targets;
    }

    private CompileException refuse(MethodInfo root, MethodInfo method, int line, String what, Map<MethodInfo, Step> reached) {
        List<String> path = new ArrayList<>();
        for (Step s = new Step(method, line); s.caller != null; s = reached.get(s.caller)) {
            path.add(Analysis.place(s.caller, s.line));
        }
        return new CompileException(Analysis.readable(root) + " is marked @NoAllocation, but " + what + " can be reached from it",
                path);
    }
}
