package hiillos.compiler.analysis;

import hiillos.compiler.CompileException;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.MethodInfo;
import hiillos.compiler.model.World;
import java.lang.classfile.Attributes;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A method's bytecode, cut into basic blocks, with what can not be reached left out.
 *
 * <p>In bare profiles the creation of a Throwable ends its block (a throw is a panic), and exception tables are dropped.
 */
public final class MethodBody {
    /** One entry of the exception table, in instruction indices; {@code type} is null for catch-all. */
    public record Handler(int start, int end, int target, ClassInfo type) {}

    /** A variable of the LocalVariableTable, in instruction indices. */
    public record Variable(int start, int end, int slot, String name, String descriptor) {}

    private final MethodInfo method;
    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private final Map<Label, Integer> labels = new HashMap<>();
    private final List<Handler> handlers = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();
    private final Map<Integer, StackMapFrameInfo> frames = new HashMap<>();
    private final int maxLocals;
    private final boolean bare;
    private int[] blockStarts;
    private boolean[] live;

    public MethodBody(MethodInfo method, boolean bare) {
        this.method = method;
        this.bare = bare;
        CodeModel code = method.code();
        if (code == null) {
            throw new CompileException("method " + method + " has no body");
        }
        this.maxLocals = ((CodeAttribute) code).maxLocals();
        int line = 0;
        List<ExceptionCatch> catches = new ArrayList<>();
        List<LocalVariable> locals = new ArrayList<>();
        for (CodeElement element : code) {
            switch (element) {
                case LineNumber l -> line = l.line();
                case LabelTarget l -> labels.put(l.label(), instructions.size());
                case ExceptionCatch c -> catches.add(c);
                case LocalVariable v -> locals.add(v);
                case Instruction i -> {
                    instructions.add(i);
                    lines.add(line);
                }
                default -> { }
            }
        }
        World world = method.owner().world();
        if (!bare) {
            for (ExceptionCatch c : catches) {
                ClassInfo type = c.catchType().map(t -> world.lookup(t.asInternalName())).orElse(null);
                handlers.add(new Handler(index(c.tryStart()), index(c.tryEnd()), index(c.handler()), type));
            }
        }
        for (LocalVariable v : locals) {
            variables.add(new Variable(index(v.startScope()), index(v.endScope()), v.slot(), v.name().stringValue(),
                    v.type().stringValue()));
        }
        StackMapTableAttribute maps = ((CodeAttribute) code).findAttribute(Attributes.stackMapTable()).orElse(null);
        if (maps != null) {
            for (StackMapFrameInfo frame : maps.entries()) {
                frames.put(index(frame.target()), frame);
            }
        }
        findBlocks();
        findLive();
    }

    private void findBlocks() {
        TreeSet<Integer> starts = new TreeSet<>();
        starts.add(0);
        for (int i = 0; i < instructions.size(); i++) {
            for (int target : targets(i)) {
                starts.add(target);
            }
            if (endsBlock(i) && i + 1 < instructions.size()) {
                starts.add(i + 1);
            }
        }
        for (Handler h : handlers) {
            starts.add(h.target);
            // So that a block is either wholly inside or wholly outside a protected range.
            starts.add(h.start);
            if (h.end < instructions.size()) {
                starts.add(h.end);
            }
        }
        blockStarts = starts.stream().mapToInt(Integer::intValue).toArray();
    }

    private void findLive() {
        live = new boolean[blockStarts.length];
        Deque<Integer> work = new ArrayDeque<>();
        reach(0, work);
        while (!work.isEmpty()) {
            int block = work.pop();
            int start = blockStarts[block];
            int end = blockEnd(block);
            boolean falls = true;
            for (int i = start; i < end && falls; i++) {
                for (int target : targets(i)) {
                    reach(target, work);
                }
                falls = !neverFallsThrough(i);
            }
            if (falls && end < instructions.size()) {
                reach(end, work);
            }
            for (Handler h : handlers) {
                if (h.start <= start && start < h.end) {
                    reach(h.target, work);
                }
            }
        }
    }

    private void reach(int instruction, Deque<Integer> work) {
        int block = Arrays.binarySearch(blockStarts, instruction);
        if (!live[block]) {
            live[block] = true;
            work.push(block);
        }
    }

    private boolean endsBlock(int i) {
        return instructions.get(i) instanceof BranchInstruction || neverFallsThrough(i);
    }

    /** Whether control never goes on to the next instruction. */
    public boolean neverFallsThrough(int i) {
        return switch (instructions.get(i)) {
            case BranchInstruction b -> b.opcode() == Opcode.GOTO || b.opcode() == Opcode.GOTO_W || isAlwaysTaken(i);
            case TableSwitchInstruction t -> true;
            case LookupSwitchInstruction l -> true;
            case ReturnInstruction r -> true;
            case ThrowInstruction t -> true;
            case NewObjectInstruction n -> isPanic(n);
            case InvokeInstruction c -> isPanic(c);
            default -> false;
        };
    }

    /** Whether the conditional branch skips an {@code assert}: assertions are off in images. */
    public boolean isAlwaysTaken(int i) {
        return i > 0 && instructions.get(i) instanceof BranchInstruction b && b.opcode() == Opcode.IFNE
                && instructions.get(i - 1) instanceof FieldInstruction f && f.opcode() == Opcode.GETSTATIC
                && f.name().equalsString("$assertionsDisabled");
    }

    /** Whether this creates an exception in a bare profile, where that is a panic. */
    public boolean isPanic(NewObjectInstruction n) {
        World world = method.owner().world();
        return bare && world.lookup(n.className().asInternalName()).isSubclassOf(world.lookup("java/lang/Throwable"));
    }

    /** Whether this call, in a bare profile, makes an exception to be thrown: that is a panic, too. */
    public boolean isPanic(InvokeInstruction call) {
        if (!bare) {
            return false;
        }
        String returns = call.typeSymbol().returnType().descriptorString();
        World world = method.owner().world();
        return returns.charAt(0) == 'L' && !call.name().equalsString("<init>")
                && world.byDescriptor(returns).isSubclassOf(world.lookup("java/lang/Throwable"));
    }

    /** The constant message of the exception that the {@code new} at {@code i} creates, or null. */
    public String panicMessage(int i) {
        if (i + 3 < instructions.size() && instructions.get(i + 1) instanceof StackInstruction
                && instructions.get(i + 2) instanceof ConstantInstruction c && c.constantValue() instanceof String text
                && instructions.get(i + 3) instanceof InvokeInstruction) {
            return text;
        }
        return null;
    }

    /** The instructions that a jump or switch may go on at; none for other instructions. */
    public int[] targets(int i) {
        return switch (instructions.get(i)) {
            case BranchInstruction b -> new int[] {index(b.target())};
            case TableSwitchInstruction t -> switchTargets(t.defaultTarget(), t.cases());
            case LookupSwitchInstruction l -> switchTargets(l.defaultTarget(), l.cases());
            default -> new int[0];
        };
    }

    private int[] switchTargets(Label defaultTarget, List<SwitchCase> cases) {
        int[] targets = new int[cases.size() + 1];
        targets[0] = index(defaultTarget);
        for (int i = 0; i < cases.size(); i++) {
            targets[i + 1] = index(cases.get(i).target());
        }
        return targets;
    }

    /** The instruction index that a label stands before. */
    public int index(Label label) {
        Integer index = labels.get(label);
        if (index == null) {
            throw new CompileException("malformed code in " + method + ": unbound label");
        }
        return index;
    }

    public MethodInfo method() {
        return method;
    }

    public int blockCount() {
        return blockStarts.length;
    }

    /** The block that begins at an instruction. */
    public int blockAt(int instruction) {
        return Arrays.binarySearch(blockStarts, instruction);
    }

    public int blockStart(int block) {
        return blockStarts[block];
    }

    public int blockEnd(int block) {
        return block + 1 < blockStarts.length ? blockStarts[block + 1] : instructions.size();
    }

    public boolean isLive(int block) {
        return live[block];
    }

    public Instruction instruction(int i) {
        return instructions.get(i);
    }

    public int instructionCount() {
        return instructions.size();
    }

    public int line(int i) {
        return lines.get(i);
    }

    public int maxLocals() {
        return maxLocals;
    }

    public List<Handler> handlers() {
        return handlers;
    }

    public List<Variable> variables() {
        return variables;
    }

    /** The handlers that protect the block, innermost first. */
    public List<Handler> handlersOf(int block) {
        List<Handler> result = new ArrayList<>();
        for (Handler h : handlers) {
            if (h.start <= blockStarts[block] && blockStarts[block] < h.end) {
                result.add(h);
                if (h.type == null) {
                    break;
                }
            }
        }
        return result;
    }

    /** The stack map frame declared at an instruction, or null. */
    public StackMapFrameInfo frame(int i) {
        return frames.get(i);
    }

    /** The class that the {@code new} at a label creates. */
    public ClassEntry newAt(Label label) {
        return ((NewObjectInstruction) instructions.get(index(label))).className();
    }
}
