package hiillos.compiler.interpret;

import hiillos.compiler.heap.HeapObject;

/**
 * An activation. Slots {@code 0 … maxLocals-1} are the locals, the operand stack follows. Each slot has a primitive half
 * (ints sign-extended, floats and doubles as raw bits) and a reference half; long and double use two slots, the value
 * being in the first.
 */
final class Frame {
    final Body body;
    final Frame caller;
    final long[] primitive;
    final HeapObject[] reference;
    int pc;

    Frame(Body body, Frame caller) {
        this.body = body;
        this.caller = caller;
        this.primitive = new long[body.maxLocals + body.maxStack];
        this.reference = new HeapObject[body.maxLocals + body.maxStack];
    }

    /** {@code Class.method(File.java:line)} of the instruction that this frame is at. */
    String where() {
        int line = body.line != null && pc < body.line.length ? body.line[pc] : 0;
        String file = body.method.owner().sourceFile();
        return body.method.owner().name().replace('/', '.') + "." + body.method.name()
                + "(" + (file == null ? "Unknown Source" : file) + (line > 0 ? ":" + line : "") + ")";
    }
}
