package hiillos.compiler.interpret;

import hiillos.compiler.Profile;
import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.heap.HeapObject.HeapInstance;
import hiillos.compiler.heap.ImageHeap;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;
import hiillos.compiler.model.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs class initialisers at build time, in the order of JLS 12.4.2, and holds the rules that make this invisible to the
 * program: an initialiser may write only its own class's statics and objects that it created, and read only what is
 * itself final and initialised at build time (bare profiles: any static that is initialised at build time); see {@link Effects}.
 *
 * <p>An initialiser that does otherwise is refused: its class and everything that relied on it half done go back to
 * uninitialised. Because of the rules that needs no journal: nothing but the refused classes' own statics can have
 * changed or can refer to what they created.
 *
 * <p>Invariant: whatever the outcome, {@link ClassInfo#staticValues} holds what the image must contain: the final values, or
 * the ConstantValue attributes' values and zeros. Not thread-safe; the order of calls decides about cycles.
 */
public final class BuildTimeInitializer {
    /** More bytecodes in one initialiser are refused. */
    public static final long MAX_STEPS = 20_000_000;

    private enum State { UNTOUCHED, RUNNING, DONE, REFUSED }

    private static final class Status {
        State state = State.UNTOUCHED;
        Session session;
        /** While provisional: the depth of the outermost running initialisation that this class relied on. */
        int reliesOn = Session.INDEPENDENT;
        Outcome outcome;
        ClassInfo rootClass;
        String rootReason;
    }

    private final ImageHeap heap;
    private final Profile profile;
    private final RunTimeList runTimeList;
    private final Intrinsics intrinsics;
    private final Interpreter interpreter;
    private final Effects effects;
    private final List<ClassInfo> typesByNumber = new ArrayList<>();
    private final Map<ClassInfo, Status> statuses = new HashMap<>();
    private final List<Session> sessions = new ArrayList<>();
    private final List<ClassInfo> provisional = new ArrayList<>();
    private Session current;

    public BuildTimeInitializer(World world, ImageHeap heap, Profile profile) {
        this(world, heap, profile, List.of());
    }

    /**
     * @param runTimePatterns lines of the program's {@code META-INF/hiillos/initialize-at-run-time.txt}:
     *     {@code [profile[,profile]:] [!]pattern [# reason]}, a pattern being a class name or a package with {@code .*} or
     *     {@code .**}; {@code !} takes an earlier line back
     */
    public BuildTimeInitializer(World world, ImageHeap heap, Profile profile, List<String> runTimePatterns) {
        if (heap.world() != world) {
            throw new IllegalArgumentException("the heap belongs to another world");
        }
        this.heap = heap;
        this.profile = profile;
        this.runTimeList = new RunTimeList(profile, runTimePatterns);
        this.intrinsics = new Intrinsics();
        this.effects = new Effects(this);
        this.interpreter = new Interpreter(this);
    }

    ImageHeap heap() {
        return heap;
    }

    Intrinsics intrinsics() {
        return intrinsics;
    }

    /** Initialises a class if the rules allow it. Asking again gives the same answer. */
    public Outcome initialize(ClassInfo type) {
        if (type.isArray() || type.isPrimitive()) {
            return Outcome.DONE;
        }
        if (current != null) {
            throw new IllegalStateException("an initialisation is running");
        }
        Status status = status(type);
        if (status.outcome == null) {
            LargeStack.run(() -> {
                try {
                    return start(type);
                } catch (Refusal refused) {
                    return status.outcome;
                }
            });
        }
        return status.outcome;
    }

    /** Whether the class has been initialised at build time; arrays and primitives always are. */
    public boolean isInitialized(ClassInfo type) {
        return type.isArray() || type.isPrimitive() || status(type).state == State.DONE;
    }

    /**
     * Calls a method outside of any class initialisation, under the same rules.
     *
     * @param arguments receiver first; values as {@link HeapObject} says
     * @throws JavaThrow when the method throws
     * @throws Refusal when it does what cannot be done at build time
     */
    public Object invoke(MethodInfo method, Object... arguments) {
        if (current != null) {
            throw new IllegalStateException("an initialisation is running");
        }
        Session session = push(null);
        try {
            return LargeStack.run(() -> {
                if (method.isStatic()) {
                    trigger(method.owner());
                }
                return Optional.ofNullable(interpreter.call(method, arguments));
            }).orElse(null);
        } catch (Refusal refused) {
            undoProvisional(refused);
            throw refused;
        } finally {
            pop(session);
        }
    }

    /**
     * Gives the statics of a class the values that they have before initialisation: those of the ConstantValue attributes,
     * else zero. Does nothing once the class is initialised.
     */
    public void prepare(ClassInfo type) {
        Status status = status(type);
        if (status.state != State.DONE && status.state != State.RUNNING) {
            reset(type);
        }
    }

    private void reset(ClassInfo type) {
        type.instanceFields();
        java.util.Arrays.fill(type.staticValues, null);
        for (FieldInfo field : type.fields()) {
            if (field.isStatic() && field.constantValue() != null) {
                Object value = field.constantValue();
                type.staticValues[field.index()] = value instanceof String s ? heap.string(s) : value;
            }
        }
    }

    // --- The procedure of JLS 12.4.2 ---

    private Status status(ClassInfo type) {
        return statuses.computeIfAbsent(type, t -> new Status());
    }

    /** The running code needs the class initialised: now, or the one that runs is refused. */
    void trigger(ClassInfo type) {
        if (type == current.type || type.isArray() || type.isPrimitive()) {
            return;
        }
        Status status = status(type);
        switch (status.state) {
            case DONE -> current.reliesOn = Math.min(current.reliesOn, status.reliesOn);
            case RUNNING -> current.reliesOn = Math.min(current.reliesOn, status.session.depth);
            case REFUSED -> throw refusalBecauseOf(type, status);
            case UNTOUCHED -> {
                start(type);
                current.reliesOn = Math.min(current.reliesOn, status.reliesOn);
            }
        }
    }

    private Refusal refusalBecauseOf(ClassInfo type, Status status) {
        Refusal refusal = new Refusal(needs(type, status));
        refusal.root(status.rootClass, status.rootReason);
        return refusal;
    }

    private static String needs(ClassInfo type, Status status) {
        String named = type == status.rootClass ? "" : dotted(status.rootClass) + ", which ";
        return "needs " + dotted(type) + ", which " + (named.isEmpty() ? "" : "needs " + named) + status.rootReason;
    }

    private Outcome start(ClassInfo type) {
        Status status = status(type);
        Session session = push(type);
        status.state = State.RUNNING;
        status.session = session;
        reset(type);
        try {
            String listed = runTimeList.reason(type);
            if (listed != null) {
                throw new Refusal("is listed to be initialised at run time" + (listed.isEmpty() ? "" : ": " + listed));
            }
            if (!type.isInterface()) {
                if (type.superclass() != null) {
                    trigger(type.superclass());
                }
                triggerInterfaces(type);
            }
            runInitializer(type);
            effects.checkTemporaries(session);
            finish(type, status, session);
            return status.outcome;
        } catch (Refusal refused) {
            fail(type, status, refused);
            throw refused;
        } finally {
            status.session = null;
            pop(session);
        }
    }

    private void triggerInterfaces(ClassInfo type) {
        for (ClassInfo i : type.interfaces()) {
            triggerInterfaces(i);
            if (i.declaresDefaultMethods()) {
                trigger(i);
            }
        }
    }

    private void runInitializer(ClassInfo type) {
        MethodInfo initializer = type.classInitializer();
        if (initializer != null) {
            try {
                interpreter.call(initializer);
            } catch (JavaThrow thrown) {
                Refusal refusal = new Refusal("throws " + describe(thrown.thrown()));
                refusal.callPath(thrown.callPath());
                throw refusal;
            }
        }
        intrinsics.afterInitializer(type);
    }

    private void finish(ClassInfo type, Status status, Session session) {
        status.state = State.DONE;
        status.outcome = Outcome.DONE;
        status.reliesOn = session.reliesOn >= session.depth ? Session.INDEPENDENT : session.reliesOn;
        // What relied on this class only is now as settled as this class.
        for (int i = provisional.size() - 1; i >= 0; i--) {
            Status other = status(provisional.get(i));
            if (other.reliesOn >= session.depth) {
                other.reliesOn = status.reliesOn;
            }
            if (other.reliesOn == Session.INDEPENDENT) {
                provisional.remove(i);
            }
        }
        if (status.reliesOn != Session.INDEPENDENT) {
            provisional.add(type);
        }
    }

    private void fail(ClassInfo type, Status status, Refusal refused) {
        if (refused.rootClass() == null) {
            refused.root(type, refused.getMessage());
        }
        refused.callPath(interpreter.callPath());
        undoProvisional(refused);
        refuse(type, status, refused.origin() == null ? refused.getMessage()
                : needs(refused.origin(), status(refused.origin())), refused);
        refused.origin(type);
    }

    /** A refusal ends all running initialisations, so whatever relied on one of them falls with it. */
    private void undoProvisional(Refusal refused) {
        for (ClassInfo type : provisional) {
            refuse(type, status(type), "relied on the unfinished initialisation of a class that was then refused; that "
                    + refused.rootReason(), refused);
        }
        provisional.clear();
    }

    private void refuse(ClassInfo type, Status status, String reason, Refusal refused) {
        status.state = State.REFUSED;
        status.reliesOn = Session.INDEPENDENT;
        status.rootClass = refused.rootClass();
        status.rootReason = refused.rootReason();
        status.outcome = Outcome.refused(reason, refused.callPath());
        reset(type);
        intrinsics.undo(type);
    }

    private Session push(ClassInfo type) {
        typesByNumber.add(type);
        Session session = new Session(type, typesByNumber.size(), sessions.size());
        session.stepsOfOuter = interpreter.steps;
        interpreter.steps = 0;
        interpreter.stepLimit = MAX_STEPS;
        sessions.add(session);
        current = session;
        return session;
    }

    private void pop(Session session) {
        sessions.removeLast();
        interpreter.steps = session.stepsOfOuter;
        current = sessions.isEmpty() ? null : sessions.getLast();
    }

    // --- What the interpreter and the rules ask ---

    /** The class whose initialiser runs; null for a call from outside. */
    ClassInfo runningType() {
        return current.type;
    }

    Session current() {
        return current;
    }

    Profile profile() {
        return profile;
    }

    Effects effects() {
        return effects;
    }

    /** The class whose initialisation had that number; null if it was a call from outside. */
    ClassInfo typeOf(int number) {
        return typesByNumber.get(number - 1);
    }

    boolean isRunning(ClassInfo type) {
        return status(type).state == State.RUNNING;
    }

    /**
     * Whether the class is initialised and relied on one that still runs: if the program began with this class, the other would
     * run first, and would find this one's variables not yet set.
     */
    boolean isProvisional(ClassInfo type) {
        Status status = status(type);
        return status.state == State.DONE && status.reliesOn != Session.INDEPENDENT;
    }

    // --- Texts ---

    static String dotted(ClassInfo type) {
        return type.name().replace('/', '.');
    }

    private static String describe(HeapInstance exception) {
        FieldInfo message = exception.type().findField("detailMessage", "Ljava/lang/String;");
        Object text = message == null ? null : exception.get(message);
        return dotted(exception.type()) + (text == null ? "" : ": " + ImageHeap.content((HeapObject) text));
    }
}
