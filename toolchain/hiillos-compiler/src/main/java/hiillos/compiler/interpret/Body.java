package hiillos.compiler.interpret;

import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;

/**
 * A method made ready to run: its pre-decoded instructions, or the intrinsic that stands for it, or why it can not run.
 * Instruction {@code i} is {@code op[i]} with operands {@code number[i]}, {@code bits[i]}, {@code object[i]}.
 */
final class Body {
    final MethodInfo method;
    /** Slots taken by the arguments, receiver included; long and double take two. */
    final int argumentSlots;
    /** One per argument, receiver first: I (all the small ints), J, F, D, A. */
    final char[] argumentKinds;
    final char returnKind;

    /** Set: the method is not interpreted but computed by this. */
    Intrinsic intrinsic;
    /** Set: the method cannot run at build time. */
    String refusal;

    int[] op;
    int[] number;
    long[] bits;
    Object[] object;
    int[] line;
    Handler[] handlers;
    int maxLocals;
    int maxStack;

    Body(MethodInfo method, int argumentSlots, char[] argumentKinds, char returnKind) {
        this.method = method;
        this.argumentSlots = argumentSlots;
        this.argumentKinds = argumentKinds;
        this.returnKind = returnKind;
    }

    /** {@code catchType} null catches everything. Instruction indices; {@code end} is exclusive. */
    record Handler(int start, int end, int target, String catchType) {}

    record TableSwitch(int low, int[] targets, int otherwise) {}

    /** Keys ascending. */
    record LookupSwitch(int[] keys, int[] targets, int otherwise) {}

    record MultiArray(String arrayType, int dimensions) {}

    /** A type named by an instruction, looked up when first needed. */
    static final class TypeSite {
        final String name;
        ClassInfo type;

        TypeSite(String name) {
            this.name = name;
        }
    }

    static final class FieldSite {
        final String owner;
        final String name;
        final String descriptor;
        final char kind;
        FieldInfo field;
        int index;

        FieldSite(String owner, String name, String descriptor) {
            this.owner = owner;
            this.name = name;
            this.descriptor = descriptor;
            this.kind = kind(descriptor.charAt(0));
        }
    }

    static final class CallSite {
        final String owner;
        final String name;
        final String descriptor;
        final char[] argumentKinds;
        final int argumentSlots;
        final char returnKind;
        MethodInfo resolved;
        /** Monomorphic cache: the last receiver's class and what it selected; for other calls just the target. */
        ClassInfo receiver;
        Body target;
        boolean signaturePolymorphic;

        CallSite(String owner, String name, String descriptor, boolean isStatic) {
            this.owner = owner;
            this.name = name;
            this.descriptor = descriptor;
            this.argumentKinds = kinds(descriptor, isStatic);
            this.argumentSlots = slots(argumentKinds);
            this.returnKind = kind(descriptor.charAt(descriptor.indexOf(')') + 1));
        }
    }

    static char kind(char descriptor) {
        return switch (descriptor) {
            case 'Z', 'B', 'C', 'S', 'I' -> 'I';
            case 'L', '[' -> 'A';
            default -> descriptor;
        };
    }

    static char[] kinds(String descriptor, boolean isStatic) {
        StringBuilder kinds = new StringBuilder(isStatic ? "" : "A");
        int i = 1;
        while (descriptor.charAt(i) != ')') {
            char c = descriptor.charAt(i);
            kinds.append(kind(c));
            while (c == '[') {
                c = descriptor.charAt(++i);
            }
            i = c == 'L' ? descriptor.indexOf(';', i) + 1 : i + 1;
        }
        return kinds.toString().toCharArray();
    }

    static int slots(char[] kinds) {
        int slots = kinds.length;
        for (char k : kinds) {
            if (k == 'J' || k == 'D') {
                slots++;
            }
        }
        return slots;
    }
}
