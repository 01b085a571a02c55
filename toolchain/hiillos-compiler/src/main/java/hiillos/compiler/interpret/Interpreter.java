package hiillos.compiler.interpret;

import static hiillos.compiler.interpret.Op.*;

import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.heap.HeapObject.HeapArray;
import hiillos.compiler.heap.HeapObject.HeapInstance;
import hiillos.compiler.model.ClassInfo;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The instruction loop. Everything that touches the heap, calls or throws is in {@link Machine}; this class is only the
 * dispatch and the arithmetic, and stays below the 8000 bytes above which HotSpot would not compile it.
 */
final class Interpreter extends Machine {
    /** The class for which each MethodHandles.Lookup object was made. */
    final Map<HeapObject, ClassInfo> lookupClasses = new IdentityHashMap<>();

    Interpreter(BuildTimeInitializer rules) {
        super(rules);
    }

    @Override
    void execute(Frame frame) {
        int sp = frame.body.maxLocals;
        int pc = 0;
        while (true) {
            try {
                loop(frame, pc, sp);
                return;
            } catch (JavaThrow thrown) {
                pc = handler(frame, thrown.thrown());
                if (pc < 0) {
                    throw thrown;
                }
                sp = frame.body.maxLocals;
                frame.reference[sp++] = thrown.thrown();
            }
        }
    }

    private int handler(Frame frame, HeapInstance thrown) {
        for (Body.Handler h : frame.body.handlers) {
            if (frame.pc >= h.start() && frame.pc < h.end()
                    && (h.catchType() == null || thrown.type().isSubtypeOf(lookup(h.catchType())))) {
                return h.target();
            }
        }
        return -1;
    }

    private void loop(Frame frame, int pc, int sp) {
        Body body = frame.body;
        int[] op = body.op;
        int[] number = body.number;
        long[] bits = body.bits;
        Object[] object = body.object;
        long[] p = frame.primitive;
        HeapObject[] r = frame.reference;
        for (;; pc++) {
            frame.pc = pc;
            if (++steps > stepLimit) {
                throw tooManySteps();
            }
            switch (op[pc]) {
                case NOP -> { }
                case PUSH1 -> p[sp++] = bits[pc];
                case PUSH2 -> {
                    p[sp] = bits[pc];
                    sp += 2;
                }
                case PUSH_NULL -> r[sp++] = null;
                case PUSH_STRING -> r[sp++] = (HeapObject) object[pc];
                case PUSH_CLASS -> r[sp++] = heap.classMirror(type(object[pc]));
                case LOAD1 -> p[sp++] = p[number[pc]];
                case LOAD2 -> {
                    p[sp] = p[number[pc]];
                    sp += 2;
                }
                case LOAD_REFERENCE -> r[sp++] = r[number[pc]];
                case STORE1 -> p[number[pc]] = p[--sp];
                case STORE2 -> {
                    sp -= 2;
                    p[number[pc]] = p[sp];
                }
                case STORE_REFERENCE -> r[number[pc]] = r[--sp];
                case REFUSE -> throw new Refusal((String) object[pc]);
                case IALOAD, LALOAD, FALOAD, DALOAD, AALOAD, BALOAD, CALOAD, SALOAD -> sp = arrayLoad(op[pc], p, r, sp);
                case IASTORE, LASTORE, FASTORE, DASTORE, AASTORE, BASTORE, CASTORE, SASTORE ->
                    sp = arrayStore(op[pc], p, r, sp);
                case POP -> sp--;
                case POP2 -> sp -= 2;
                case DUP -> {
                    p[sp] = p[sp - 1];
                    r[sp] = r[sp - 1];
                    sp++;
                }
                case DUP_X1, DUP_X2, DUP2, DUP2_X1, DUP2_X2, SWAP -> sp = shuffle(op[pc], p, r, sp);
                case IADD -> {
                    sp--;
                    p[sp - 1] = (int) (p[sp - 1] + p[sp]);
                }
                case ISUB -> {
                    sp--;
                    p[sp - 1] = (int) (p[sp - 1] - p[sp]);
                }
                case IMUL -> {
                    sp--;
                    p[sp - 1] = (int) (p[sp - 1] * p[sp]);
                }
                case IDIV, IREM -> {
                    sp--;
                    p[sp - 1] = intDivide(op[pc] == IREM, (int) p[sp - 1], (int) p[sp]);
                }
                case INEG -> p[sp - 1] = -(int) p[sp - 1];
                case ISHL -> {
                    sp--;
                    p[sp - 1] = (int) p[sp - 1] << (int) p[sp];
                }
                case ISHR -> {
                    sp--;
                    p[sp - 1] = (int) p[sp - 1] >> (int) p[sp];
                }
                case IUSHR -> {
                    sp--;
                    p[sp - 1] = (int) p[sp - 1] >>> (int) p[sp];
                }
                case IAND -> {
                    sp--;
                    p[sp - 1] &= p[sp];
                }
                case IOR -> {
                    sp--;
                    p[sp - 1] |= p[sp];
                }
                case IXOR -> {
                    sp--;
                    p[sp - 1] ^= p[sp];
                }
                case LADD -> {
                    sp -= 2;
                    p[sp - 2] += p[sp];
                }
                case LSUB -> {
                    sp -= 2;
                    p[sp - 2] -= p[sp];
                }
                case LMUL -> {
                    sp -= 2;
                    p[sp - 2] *= p[sp];
                }
                case LDIV, LREM -> {
                    sp -= 2;
                    p[sp - 2] = longDivide(op[pc] == LREM, p[sp - 2], p[sp]);
                }
                case LNEG -> p[sp - 2] = -p[sp - 2];
                case LSHL -> {
                    sp--;
                    p[sp - 2] <<= (int) p[sp];
                }
                case LSHR -> {
                    sp--;
                    p[sp - 2] >>= (int) p[sp];
                }
                case LUSHR -> {
                    sp--;
                    p[sp - 2] >>>= (int) p[sp];
                }
                case LAND -> {
                    sp -= 2;
                    p[sp - 2] &= p[sp];
                }
                case LOR -> {
                    sp -= 2;
                    p[sp - 2] |= p[sp];
                }
                case LXOR -> {
                    sp -= 2;
                    p[sp - 2] ^= p[sp];
                }
                case LCMP -> {
                    sp -= 3;
                    p[sp - 1] = Long.compare(p[sp - 1], p[sp + 1]);
                }
                case FADD, FSUB, FMUL, FDIV, FREM, FCMPL, FCMPG, FNEG -> sp = FloatingPoint.single(op[pc], p, sp);
                case DADD, DSUB, DMUL, DDIV, DREM, DCMPL, DCMPG, DNEG -> sp = FloatingPoint.twice(op[pc], p, sp);
                case I2F, I2D, L2F, L2D, F2I, F2L, F2D, D2I, D2L, D2F -> sp = FloatingPoint.convert(op[pc], p, sp);
                case IINC -> p[number[pc]] = (int) (p[number[pc]] + bits[pc]);
                case I2L -> sp++;
                case L2I -> {
                    sp--;
                    p[sp - 1] = (int) p[sp - 1];
                }
                case I2B -> p[sp - 1] = (byte) p[sp - 1];
                case I2C -> p[sp - 1] = (char) p[sp - 1];
                case I2S -> p[sp - 1] = (short) p[sp - 1];
                case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE -> {
                    if (compare(op[pc] - IFEQ, p[--sp], 0)) {
                        pc = number[pc] - 1;
                    }
                }
                case IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT, IF_ICMPLE -> {
                    sp -= 2;
                    if (compare(op[pc] - IF_ICMPEQ, p[sp], p[sp + 1])) {
                        pc = number[pc] - 1;
                    }
                }
                case IF_ACMPEQ, IF_ACMPNE -> {
                    sp -= 2;
                    if (r[sp] == r[sp + 1] == (op[pc] == IF_ACMPEQ)) {
                        pc = number[pc] - 1;
                    }
                }
                case IFNULL -> {
                    if (r[--sp] == null) {
                        pc = number[pc] - 1;
                    }
                }
                case IFNONNULL -> {
                    if (r[--sp] != null) {
                        pc = number[pc] - 1;
                    }
                }
                case GOTO -> pc = number[pc] - 1;
                case TABLESWITCH -> {
                    Body.TableSwitch table = (Body.TableSwitch) object[pc];
                    long index = p[--sp] - table.low();
                    pc = (index >= 0 && index < table.targets().length ? table.targets()[(int) index]
                            : table.otherwise()) - 1;
                }
                case LOOKUPSWITCH -> {
                    Body.LookupSwitch table = (Body.LookupSwitch) object[pc];
                    int index = Arrays.binarySearch(table.keys(), (int) p[--sp]);
                    pc = (index >= 0 ? table.targets()[index] : table.otherwise()) - 1;
                }
                case RETURN1 -> {
                    resultBits = p[sp - 1];
                    return;
                }
                case RETURN2 -> {
                    resultBits = p[sp - 2];
                    return;
                }
                case RETURN_REFERENCE -> {
                    resultReference = r[sp - 1];
                    return;
                }
                case RETURN -> {
                    return;
                }
                case GETSTATIC -> sp = getStatic((Body.FieldSite) object[pc], p, r, sp);
                case PUTSTATIC -> sp = putStatic((Body.FieldSite) object[pc], p, r, sp);
                case GETFIELD -> sp = getField((Body.FieldSite) object[pc], p, r, sp);
                case PUTFIELD -> sp = putField((Body.FieldSite) object[pc], p, r, sp);
                case INVOKEVIRTUAL, INVOKESPECIAL, INVOKESTATIC, INVOKEINTERFACE ->
                    sp = invoke(op[pc], (Body.CallSite) object[pc], frame, sp);
                case NEW -> r[sp++] = newObject(type(object[pc]));
                case NEWARRAY -> r[sp - 1] = newArray(type(object[pc]), (int) p[sp - 1]);
                case MULTIANEWARRAY -> sp = multiArray((Body.MultiArray) object[pc], p, r, sp);
                case ARRAYLENGTH -> p[sp - 1] = ((HeapArray) nonNull(r[sp - 1])).length();
                case ATHROW -> throw new JavaThrow((HeapInstance) nonNull(r[sp - 1]));
                case CHECKCAST -> checkCast(r[sp - 1], (Body.TypeSite) object[pc]);
                case INSTANCEOF -> {
                    ClassInfo tested = r[sp - 1] == null ? null : r[sp - 1].type();
                    p[sp - 1] = tested != null && tested.isSubtypeOf(type(object[pc])) ? 1 : 0;
                }
                case MONITOR -> nonNull(r[--sp]);
                default -> throw new Refusal("meets an unknown instruction " + op[pc]);
            }
        }
    }

    private static boolean compare(int condition, long left, long right) {
        return switch (condition) {
            case 0 -> left == right;
            case 1 -> left != right;
            case 2 -> left < right;
            case 3 -> left >= right;
            case 4 -> left > right;
            default -> left <= right;
        };
    }

    /** The stack instructions that insert below the top; long and double are two slots, so the specification's forms agree. */
    private static int shuffle(int op, long[] p, HeapObject[] r, int sp) {
        if (op == SWAP) {
            long bits = p[sp - 1];
            HeapObject reference = r[sp - 1];
            copy(p, r, sp - 2, sp - 1);
            p[sp - 2] = bits;
            r[sp - 2] = reference;
            return sp;
        }
        int count = op >= DUP2 ? 2 : 1;
        int below = op >= DUP2 ? op - DUP2 : op - DUP;
        for (int i = 1; i <= count + below; i++) {
            copy(p, r, sp - i, sp - i + count);
        }
        for (int i = 0; i < count; i++) {
            copy(p, r, sp + i, sp - count - below + i);
        }
        return sp + count;
    }

    private static void copy(long[] p, HeapObject[] r, int from, int to) {
        p[to] = p[from];
        r[to] = r[from];
    }
}
