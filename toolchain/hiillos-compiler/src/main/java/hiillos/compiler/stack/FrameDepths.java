package hiillos.compiler.stack;

import hiillos.compiler.CompileException;
import hiillos.compiler.stack.Disassembly.Function;
import hiillos.compiler.stack.Disassembly.Instruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * One function's use of the stack: the stack pointer's depth at each instruction, by following the control flow. What an
 * instruction loads the stack pointer with from memory is a new stack: depth 0.
 */
final class FrameDepths {
    /** A call or tail jump out of the function, with so many bytes in use (the return address included). */
    record Edge(long target, int depth) {}

    private final Function function;
    private final Map<Long, Integer> indexes = new HashMap<>();
    private final int[] depths;
    private final List<Edge> edges = new ArrayList<>();
    private int deepest;
    private int pointerDepth = -1;

    private FrameDepths(Function function) {
        this.function = function;
        this.depths = new int[function.code().size()];
        java.util.Arrays.fill(depths, -1);
        for (int i = 0; i < depths.length; i++) {
            indexes.put(function.code().get(i).address(), i);
        }
    }

    /** @throws CompileException when the function sizes its frame at run time */
    static FrameDepths of(Function function) {
        FrameDepths result = new FrameDepths(function);
        result.follow();
        return result;
    }

    /** Bytes that the function itself needs at most. */
    int deepest() {
        return deepest;
    }

    /** Bytes in use at the deepest call through a pointer; -1 if there is none. */
    int pointerDepth() {
        return pointerDepth;
    }

    List<Edge> edges() {
        return edges;
    }

    private void follow() {
        Deque<Integer> work = new ArrayDeque<>();
        TreeSet<Integer> unseen = new TreeSet<>();
        for (int i = 0; i < depths.length; i++) {
            unseen.add(i);
        }
        int atTable = 0;
        reach(0, 0, work);
        while (!work.isEmpty() || !unseen.isEmpty()) {
            // What only a jump table reaches runs at the depth of the jump.
            if (work.isEmpty()) {
                reach(unseen.first(), atTable, work);
            }
            int index = work.pop();
            unseen.remove(index);
            Instruction instruction = function.code().get(index);
            int before = depths[index];
            if (instruction.isIndirect()) {
                if (instruction.isJump() && instruction.operands().contains("(,")) {
                    atTable = before;
                    continue;
                }
                pointerDepth = Math.max(pointerDepth, before + (instruction.isCall() ? 8 : 0));
                if (instruction.isJump()) {
                    continue;
                }
            }
            int after = depthAfter(instruction, before);
            deepest = Math.max(deepest, after);
            long target = instruction.target();
            if (instruction.isCall() && target != -1) {
                edges.add(new Edge(target, before + 8));
                deepest = Math.max(deepest, before + 8);
            } else if (target != -1) {
                Integer inside = indexes.get(target);
                if (inside == null) {
                    edges.add(new Edge(target, before));
                } else {
                    reach(inside, before, work);
                }
            }
            if (!instruction.ends()) {
                if (index + 1 < depths.length) {
                    reach(index + 1, after, work);
                }
            }
        }
    }

    private void reach(int index, int depth, Deque<Integer> work) {
        if (depth > depths[index]) {
            if (depths[index] >= 0 && depth > 1 << 20) {
                throw new CompileException("the stack's depth has no bound: " + function.name() + " pushes in a loop");
            }
            depths[index] = depth;
            work.push(index);
        }
    }

    private int depthAfter(Instruction instruction, int before) {
        String name = instruction.mnemonic();
        String operands = instruction.operands();
        if (name.startsWith("push")) {
            return before + 8;
        }
        if (name.startsWith("pop")) {
            return Math.max(0, before - 8);
        }
        if (!operands.endsWith(", %rsp")) {
            return name.startsWith("leave") ? 0 : before;
        }
        if (name.startsWith("cmp") || name.startsWith("test")) {
            return before;
        }
        String source = operands.substring(0, operands.length() - ", %rsp".length());
        if (source.startsWith("$")) {
            long value = number(source.substring(1));
            if (name.startsWith("and")) {
                return before + (int) (-value - 1);
            }
            int change = Math.toIntExact(value);
            return Math.max(0, name.startsWith("sub") ? before + change : before - change);
        }
        if (name.startsWith("lea") && source.endsWith("(%rsp)")) {
            return Math.max(0, before - Math.toIntExact(number(source.substring(0, source.indexOf('(')))));
        }
        if (name.startsWith("lea") && source.endsWith("(%rbp)")) {
            // The frame pointer is 8 bytes deep: the saved one lies there.
            return Math.max(0, 8 - Math.toIntExact(number(source.substring(0, source.indexOf('(')))));
        }
        if (name.startsWith("mov") || source.endsWith("(%rip)")) {
            // Another stack, or back to where the function began.
            return 0;
        }
        throw new CompileException("the stack's depth has no bound: " + function.name() + " sizes its frame at run time, at 0x"
                + Long.toHexString(instruction.address()));
    }

    private static long number(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        long value = digits.isEmpty() ? 0
                : digits.startsWith("0x") ? Long.parseUnsignedLong(digits.substring(2), 16) : Long.parseLong(digits);
        return negative ? -value : value;
    }
}
