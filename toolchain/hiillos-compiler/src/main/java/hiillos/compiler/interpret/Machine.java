package hiillos.compiler.interpret;

import hiillos.compiler.CompileException;
import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.heap.HeapObject.HeapArray;
import hiillos.compiler.heap.HeapObject.HeapInstance;
import hiillos.compiler.heap.ImageHeap;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls, fields, arrays, allocation and the exceptions that instructions throw. */
abstract class Machine {
    /** Deeper recursion is refused: the host's stack carries the interpreter's. */
    private static final int MAX_DEPTH = 3000;

    final BuildTimeInitializer rules;
    final ImageHeap heap;
    private final Map<MethodInfo, Body> bodies = new HashMap<>();
    private Frame top;
    private int depth;

    /** Bytecodes executed by the initialisation that runs. */
    long steps;
    long stepLimit;
    long resultBits;
    HeapObject resultReference;

    Machine(BuildTimeInitializer rules) {
        this.rules = rules;
        this.heap = rules.heap();
    }

    abstract void execute(Frame frame);

    // --- Calls ---

    /** Calls a method (no selection) with boxed arguments, receiver first; returns the boxed result. */
    final Object call(MethodInfo method, Object... arguments) {
        Body body = body(method);
        if (body.intrinsic != null) {
            return body.intrinsic.call((Interpreter) this, arguments);
        }
        Frame frame = enter(body);
        int slot = 0;
        for (int i = 0; i < arguments.length; i++) {
            slot = push(body.argumentKinds[i], arguments[i], frame.primitive, frame.reference, slot);
        }
        run(frame);
        return body.returnKind == 'V' ? null : box(body.returnKind, resultBits, resultReference);
    }

    /** Selects by the receiver's class and calls. */
    final Object callVirtual(HeapObject receiver, String name, String descriptor, Object... arguments) {
        MethodInfo selected = nonNull(receiver).type().findMethod(name, descriptor);
        if (selected == null) {
            throw new Refusal("finds no method " + name + descriptor + " in " + receiver.type().name());
        }
        Object[] all = new Object[arguments.length + 1];
        all[0] = receiver;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return call(selected, all);
    }

    final int invoke(int opcode, Body.CallSite site, Frame frame, int sp) {
        if (site.resolved == null && !site.signaturePolymorphic) {
            resolve(opcode, site, frame.body.method.owner());
        }
        int base = sp - site.argumentSlots;
        if (site.signaturePolymorphic) {
            Object[] boxed = boxAll(site.argumentKinds, frame, base);
            nonNull((HeapObject) boxed[0]);
            return push(site.returnKind, VarHandles.invoke((Interpreter) this, site, boxed), frame.primitive,
                    frame.reference, base);
        }
        Body target;
        if (opcode == Op.INVOKESTATIC || opcode == Op.INVOKESPECIAL) {
            target = site.target;
            if (opcode == Op.INVOKESPECIAL) {
                nonNull(frame.reference[base]);
            }
        } else {
            ClassInfo receiver = nonNull(frame.reference[base]).type();
            if (site.receiver != receiver) {
                site.target = body(select(receiver, site.resolved));
                site.receiver = receiver;
            }
            target = site.target;
        }
        if (target.intrinsic != null) {
            Object result = target.intrinsic.call((Interpreter) this, boxAll(target.argumentKinds, frame, base));
            return push(target.returnKind, result, frame.primitive, frame.reference, base);
        }
        Frame callee = enter(target);
        if (opcode == Op.INVOKESTATIC) {
            rules.trigger(target.method.owner());
        }
        System.arraycopy(frame.primitive, base, callee.primitive, 0, site.argumentSlots);
        System.arraycopy(frame.reference, base, callee.reference, 0, site.argumentSlots);
        run(callee);
        switch (site.returnKind) {
            case 'V' -> { }
            case 'A' -> frame.reference[base++] = resultReference;
            default -> {
                frame.primitive[base] = resultBits;
                base += site.returnKind == 'J' || site.returnKind == 'D' ? 2 : 1;
            }
        }
        return base;
    }

    private Frame enter(Body body) {
        if (body.refusal != null) {
            throw new Refusal(body.refusal);
        }
        return new Frame(body, top);
    }

    private void run(Frame frame) {
        if (++depth > MAX_DEPTH) {
            depth--;
            throw new Refusal("recurses deeper than " + MAX_DEPTH + " calls");
        }
        top = frame;
        try {
            execute(frame);
        } catch (Refusal refusal) {
            refusal.callPath(callPath());
            throw refusal;
        } catch (CompileException missing) {
            Refusal refusal = new Refusal("needs a class that is missing: " + missing.getMessage());
            refusal.callPath(callPath());
            throw refusal;
        } catch (JavaThrow thrown) {
            if (!thrown.hasCallPath()) {
                thrown.callPath(callPath());
            }
            throw thrown;
        } finally {
            top = frame.caller;
            depth--;
        }
    }

    /** The class of the method that runs; inside an intrinsic: of its caller. {@code up} goes further out. */
    final ClassInfo runningClass(int up) {
        Frame frame = top;
        for (int i = 0; i < up && frame != null; i++) {
            frame = frame.caller;
        }
        if (frame == null) {
            throw new Refusal("asks for its caller");
        }
        return frame.body.method.owner();
    }

    /** The interpreted calls, innermost first. */
    final List<String> callPath() {
        List<String> path = new ArrayList<>();
        for (Frame f = top; f != null; f = f.caller) {
            path.add(f.where());
        }
        return path;
    }

    private void resolve(int opcode, Body.CallSite site, ClassInfo current) {
        ClassInfo owner = lookup(site.owner);
        MethodInfo found = owner.findMethod(site.name, site.descriptor);
        if (found == null && VarHandles.isSignaturePolymorphic(owner, site.name)) {
            site.signaturePolymorphic = true;
            return;
        }
        if (found == null) {
            throw new Refusal("calls " + owner.name() + "." + site.name + site.descriptor + ", which does not exist");
        }
        if (opcode == Op.INVOKESPECIAL && !found.isConstructor() && !found.isPrivate() && !owner.isInterface()
                && owner != current && current.isSubclassOf(owner)) {
            found = current.superclass().findMethod(site.name, site.descriptor);
        }
        if (opcode == Op.INVOKESTATIC || opcode == Op.INVOKESPECIAL) {
            site.target = body(found);
        }
        site.resolved = found;
    }

    private static MethodInfo select(ClassInfo receiver, MethodInfo resolved) {
        if (resolved.isPrivate() || resolved.owner() == receiver) {
            return resolved;
        }
        MethodInfo selected = receiver.findMethod(resolved.name(), resolved.descriptor());
        return selected == null || selected.isStatic() ? resolved : selected;
    }

    final Body body(MethodInfo method) {
        Body known = bodies.get(method);
        if (known != null) {
            return known;
        }
        char[] kinds = Body.kinds(method.descriptor(), method.isStatic());
        String descriptor = method.descriptor();
        Body made = new Body(method, Body.slots(kinds), kinds, Body.kind(descriptor.charAt(descriptor.indexOf(')') + 1)));
        made.intrinsic = rules.intrinsics().find(method);
        if (made.intrinsic == null) {
            made.refusal = rules.intrinsics().refusal(method);
            if (made.refusal == null) {
                Decoder.decode(made, heap);
            }
        }
        bodies.put(method, made);
        return made;
    }

    // --- Values ---

    private static Object[] boxAll(char[] kinds, Frame frame, int base) {
        Object[] boxed = new Object[kinds.length];
        int slot = base;
        for (int i = 0; i < kinds.length; i++) {
            boxed[i] = box(kinds[i], frame.primitive[slot], frame.reference[slot]);
            slot += kinds[i] == 'J' || kinds[i] == 'D' ? 2 : 1;
        }
        return boxed;
    }

    static Object box(char kind, long bits, HeapObject reference) {
        return switch (kind) {
            case 'A' -> reference;
            case 'J' -> (Object) bits;
            case 'F' -> (Object) Float.intBitsToFloat((int) bits);
            case 'D' -> (Object) Double.longBitsToDouble(bits);
            default -> (Object) (int) bits;
        };
    }

    /** Pushes a boxed value (null for a zero primitive) and returns the new stack pointer. */
    static int push(char kind, Object value, long[] p, HeapObject[] r, int sp) {
        switch (kind) {
            case 'V' -> {
                return sp;
            }
            case 'A' -> {
                r[sp] = (HeapObject) value;
                return sp + 1;
            }
            case 'J' -> {
                p[sp] = value == null ? 0 : ((Number) value).longValue();
                return sp + 2;
            }
            case 'D' -> {
                p[sp] = value == null ? 0 : Double.doubleToRawLongBits(((Number) value).doubleValue());
                return sp + 2;
            }
            case 'F' -> {
                p[sp] = value == null ? 0 : Float.floatToRawIntBits((Float) value);
                return sp + 1;
            }
            default -> {
                p[sp] = switch (value) {
                    case null -> 0;
                    case Boolean b -> b ? 1 : 0;
                    case Character c -> c;
                    default -> ((Number) value).intValue();
                };
                return sp + 1;
            }
        }
    }

    /** Boxes the value below {@code sp} for storage in a field, narrowed as the field's type asks. */
    private static Object boxForField(String descriptor, long bits, HeapObject reference) {
        return switch (descriptor.charAt(0)) {
            case 'Z' -> (Object) ((int) bits & 1);
            case 'B' -> (Object) (int) (byte) bits;
            case 'C' -> (Object) (int) (char) bits;
            case 'S' -> (Object) (int) (short) bits;
            default -> box(Body.kind(descriptor.charAt(0)), bits, reference);
        };
    }

    // --- Fields ---

    private void resolve(Body.FieldSite site, boolean isStatic) {
        FieldInfo field = lookup(site.owner).findField(site.name, site.descriptor);
        if (field == null || field.isStatic() != isStatic) {
            throw new Refusal("uses the field " + site.owner + "." + site.name + ", which does not exist");
        }
        site.index = field.index();
        site.field = field;
    }

    final int getStatic(Body.FieldSite site, long[] p, HeapObject[] r, int sp) {
        if (site.field == null) {
            resolve(site, true);
        }
        rules.trigger(site.field.owner());
        rules.checkStaticRead(site.field);
        return push(site.kind, site.field.owner().staticValues[site.index], p, r, sp);
    }

    final int putStatic(Body.FieldSite site, long[] p, HeapObject[] r, int sp) {
        if (site.field == null) {
            resolve(site, true);
        }
        sp -= site.kind == 'J' || site.kind == 'D' ? 2 : 1;
        rules.trigger(site.field.owner());
        rules.checkStaticWrite(site.field);
        site.field.owner().staticValues[site.index] = boxForField(site.descriptor, p[sp], r[sp]);
        return sp;
    }

    final int getField(Body.FieldSite site, long[] p, HeapObject[] r, int sp) {
        if (site.field == null) {
            resolve(site, false);
        }
        HeapInstance object = (HeapInstance) nonNull(r[sp - 1]);
        rules.checkFieldRead(object, site.field);
        return push(site.kind, object.values[site.index], p, r, sp - 1);
    }

    final int putField(Body.FieldSite site, long[] p, HeapObject[] r, int sp) {
        if (site.field == null) {
            resolve(site, false);
        }
        sp -= site.kind == 'J' || site.kind == 'D' ? 2 : 1;
        HeapInstance object = (HeapInstance) nonNull(r[sp - 1]);
        rules.checkWrite(object, site.field);
        object.values[site.index] = boxForField(site.descriptor, p[sp], r[sp]);
        return sp - 1;
    }

    // --- Arrays ---

    final int arrayLoad(int op, long[] p, HeapObject[] r, int sp) {
        HeapArray array = (HeapArray) nonNull(r[sp - 2]);
        int index = checkIndex(array, (int) p[sp - 1]);
        sp -= 2;
        switch (op) {
            case Op.AALOAD -> r[sp] = ((HeapObject[]) array.storage)[index];
            case Op.IALOAD -> p[sp] = ((int[]) array.storage)[index];
            case Op.LALOAD -> p[sp++] = ((long[]) array.storage)[index];
            case Op.FALOAD -> p[sp] = Float.floatToRawIntBits(((float[]) array.storage)[index]);
            case Op.DALOAD -> p[sp++] = Double.doubleToRawLongBits(((double[]) array.storage)[index]);
            case Op.CALOAD -> p[sp] = ((char[]) array.storage)[index];
            case Op.SALOAD -> p[sp] = ((short[]) array.storage)[index];
            default -> p[sp] = array.storage instanceof byte[] bytes ? bytes[index]
                    : ((boolean[]) array.storage)[index] ? 1 : 0;
        }
        return sp + 1;
    }

    final int arrayStore(int op, long[] p, HeapObject[] r, int sp) {
        int value = op == Op.LASTORE || op == Op.DASTORE ? sp - 2 : sp - 1;
        HeapArray array = (HeapArray) nonNull(r[value - 2]);
        int index = checkIndex(array, (int) p[value - 1]);
        if (op == Op.AASTORE && r[value] != null && !r[value].type().isSubtypeOf(array.type().component())) {
            throw thrown("java/lang/ArrayStoreException", ClassIntrinsics.binaryName(r[value].type()));
        }
        rules.checkWrite(array);
        switch (op) {
            case Op.AASTORE -> ((HeapObject[]) array.storage)[index] = r[value];
            case Op.IASTORE -> ((int[]) array.storage)[index] = (int) p[value];
            case Op.LASTORE -> ((long[]) array.storage)[index] = p[value];
            case Op.FASTORE -> ((float[]) array.storage)[index] = Float.intBitsToFloat((int) p[value]);
            case Op.DASTORE -> ((double[]) array.storage)[index] = Double.longBitsToDouble(p[value]);
            case Op.CASTORE -> ((char[]) array.storage)[index] = (char) p[value];
            case Op.SASTORE -> ((short[]) array.storage)[index] = (short) p[value];
            default -> {
                if (array.storage instanceof byte[] bytes) {
                    bytes[index] = (byte) p[value];
                } else {
                    ((boolean[]) array.storage)[index] = (p[value] & 1) != 0;
                }
            }
        }
        return value - 2;
    }

    private int checkIndex(HeapArray array, int index) {
        int length = array.length();
        if (index < 0 || index >= length) {
            throw thrown("java/lang/ArrayIndexOutOfBoundsException",
                    "Index " + index + " out of bounds for length " + length);
        }
        return index;
    }

    // --- Allocation ---

    final HeapInstance newObject(ClassInfo type) {
        rules.trigger(type);
        if (type.isAbstract() || type.name().equals("java/lang/Class")) {
            throw new Refusal("instantiates " + type.name());
        }
        HeapInstance made = heap.newInstance(type);
        rules.created(made);
        return made;
    }

    final HeapArray newArray(ClassInfo arrayType, int length) {
        if (length < 0) {
            throw thrown("java/lang/NegativeArraySizeException", Integer.toString(length));
        }
        rules.countMemory(length);
        HeapArray made = heap.newArray(arrayType, length);
        rules.created(made);
        return made;
    }

    final int multiArray(Body.MultiArray operand, long[] p, HeapObject[] r, int sp) {
        int[] lengths = new int[operand.dimensions()];
        sp -= lengths.length;
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = (int) p[sp + i];
        }
        r[sp] = multiArray(lookup(operand.arrayType()), lengths);
        return sp + 1;
    }

    final HeapArray multiArray(ClassInfo type, int[] lengths) {
        for (int length : lengths) {
            if (length < 0) {
                throw thrown("java/lang/NegativeArraySizeException", Integer.toString(length));
            }
        }
        return multiArray(type, lengths, 0);
    }

    private HeapArray multiArray(ClassInfo type, int[] lengths, int at) {
        HeapArray made = newArray(type, lengths[at]);
        if (at + 1 < lengths.length) {
            HeapObject[] elements = (HeapObject[]) made.storage;
            for (int i = 0; i < elements.length; i++) {
                elements[i] = multiArray(type.component(), lengths, at + 1);
            }
        }
        return made;
    }

    // --- Checks ---

    final int intDivide(boolean remainder, int left, int right) {
        if (right == 0) {
            throw thrown("java/lang/ArithmeticException", "/ by zero");
        }
        return remainder ? left % right : left / right;
    }

    final long longDivide(boolean remainder, long left, long right) {
        if (right == 0) {
            throw thrown("java/lang/ArithmeticException", "/ by zero");
        }
        return remainder ? left % right : left / right;
    }

    final <T extends HeapObject> T nonNull(T reference) {
        if (reference == null) {
            throw thrown("java/lang/NullPointerException", null);
        }
        return reference;
    }

    final void checkCast(HeapObject object, Body.TypeSite site) {
        if (object != null && !object.type().isSubtypeOf(type(site))) {
            throw thrown("java/lang/ClassCastException", "class " + ClassIntrinsics.binaryName(object.type())
                    + " cannot be cast to class " + ClassIntrinsics.binaryName(type(site)));
        }
    }

    /** Makes, in interpreted code, an exception of that class, with a message or without. */
    final JavaThrow thrown(String className, String message) {
        ClassInfo type = lookup(className);
        HeapInstance exception = newObject(type);
        if (message == null) {
            call(type.declaredMethod("<init>", "()V"), exception);
        } else {
            call(type.declaredMethod("<init>", "(Ljava/lang/String;)V"), exception, heap.string(message));
        }
        return new JavaThrow(exception);
    }

    final Refusal tooManySteps() {
        return new Refusal("runs more than " + stepLimit + " bytecodes");
    }

    final ClassInfo type(Object site) {
        Body.TypeSite s = (Body.TypeSite) site;
        if (s.type == null) {
            s.type = lookup(s.name);
        }
        return s.type;
    }

    final ClassInfo lookup(String internalName) {
        ClassInfo found = heap.world().find(internalName);
        if (found == null) {
            throw new Refusal("needs the class " + internalName.replace('/', '.') + ", which is not on the class path");
        }
        return found;
    }
}
