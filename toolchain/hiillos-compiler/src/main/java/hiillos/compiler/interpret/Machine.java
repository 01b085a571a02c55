package hiillos.compiler.interpret;

import hiillos.compiler.CompileException;
import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.MethodInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Frames, method resolution and selection, and calls. */
abstract class Machine extends HeapAccess {
    /** Deeper recursion is refused: the host's stack carries the interpreter's. */
    private static final int MAX_DEPTH = 3000;

    private final Map<MethodInfo, Body> bodies = new HashMap<>();
    private Frame top;
    private int depth;

    /** Bytecodes executed by the initialisation that runs. */
    long steps;
    long stepLimit;
    long resultBits;
    HeapObject resultReference;

    Machine(BuildTimeInitializer rules) {
        super(rules);
    }

    abstract void execute(Frame frame);

    // --- Calls ---

    @Override
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

    @Override
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
        MethodInfo selected = receiver.select(resolved);
        return selected == null ? resolved : selected;
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

    final Refusal tooManySteps() {
        return new Refusal("runs more than " + stepLimit + " bytecodes");
    }
}
