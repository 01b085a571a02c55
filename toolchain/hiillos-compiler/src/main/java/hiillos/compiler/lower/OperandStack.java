package hiillos.compiler.lower;

import java.lang.classfile.Opcode;
import java.util.ArrayList;
import java.util.List;

/** The symbolic operand stack of one block, with the JVM's stack instructions. */
final class OperandStack {
    private final List<Value> values = new ArrayList<>();

    void push(Value value) {
        values.add(value);
    }

    Value pop() {
        return values.removeLast();
    }

    Value peek() {
        return values.getLast();
    }

    int depth() {
        return values.size();
    }

    Value get(int index) {
        return values.get(index);
    }

    void set(int index, Value value) {
        values.set(index, value);
    }

    void clear() {
        values.clear();
    }

    /** Takes {@code count} values; the first is the deepest. */
    List<Value> pop(int count) {
        List<Value> top = values.subList(values.size() - count, values.size());
        List<Value> result = new ArrayList<>(top);
        top.clear();
        return result;
    }

    /** pop, dup, swap and their relatives (JVMS 6.5): counted in words, long and double are two. */
    void apply(Opcode opcode) {
        switch (opcode) {
            case POP -> words(1);
            case POP2 -> words(2);
            case DUP -> duplicate(1, 0);
            case DUP_X1 -> duplicate(1, 1);
            case DUP_X2 -> duplicate(1, 2);
            case DUP2 -> duplicate(2, 0);
            case DUP2_X1 -> duplicate(2, 1);
            case DUP2_X2 -> duplicate(2, 2);
            case SWAP -> {
                Value top = pop();
                Value below = pop();
                push(top);
                push(below);
            }
            default -> throw new IllegalArgumentException(opcode.toString());
        }
    }

    private List<Value> words(int count) {
        List<Value> result = new ArrayList<>();
        for (int words = 0; words < count;) {
            Value v = pop();
            words += v.kind().isWide() ? 2 : 1;
            result.addFirst(v);
        }
        return result;
    }

    private void duplicate(int copied, int below) {
        List<Value> top = words(copied);
        List<Value> under = words(below);
        values.addAll(top);
        values.addAll(under);
        values.addAll(top);
    }
}
