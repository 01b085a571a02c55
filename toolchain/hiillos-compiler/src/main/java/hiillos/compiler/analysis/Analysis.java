package hiillos.compiler.analysis;

import hiillos.compiler.CompileException;
import hiillos.compiler.Profile;
import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.heap.ImageHeap;
import hiillos.compiler.interpret.BuildTimeInitializer;
import hiillos.compiler.interpret.Outcome;
import hiillos.compiler.model.AnnotationInfo;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;
import hiillos.compiler.model.World;
import hiillos.compiler.reflect.ReflectionPlan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The closed world of one image: rapid type analysis from the entry points. Everything is kept in the order of discovery,
 * which depends on the input alone, so that images are reproducible.
 */
public final class Analysis {
    /** The place from which a method was first reached. */
    public record Origin(MethodInfo caller, int line) {}

    private final World world;
    private final Profile profile;
    private final ImageHeap heap;
    private final BuildTimeInitializer initializer;
    private final Predicate<MethodInfo> isIntrinsic;
    private final Function<ClassInfo, List<Object>> mirrorReferences;

    private final Map<MethodInfo, MethodBody> bodies = new LinkedHashMap<>();
    private final Set<MethodInfo> roots = new HashSet<>();
    private final Set<MethodInfo> externals = new LinkedHashSet<>();
    private final Map<MethodInfo, Origin> origins = new IdentityHashMap<>();
    private final Set<ClassInfo> instantiated = new LinkedHashSet<>();
    private final Map<ClassInfo, List<ClassInfo>> instantiatedSubtypes = new LinkedHashMap<>();
    private final Map<ClassInfo, Set<MethodInfo>> virtualCalls = new LinkedHashMap<>();
    private final Set<FieldInfo> staticFields = new LinkedHashSet<>();
    private final Set<ClassInfo> mirrors = new LinkedHashSet<>();
    private final Set<HeapObject> seenObjects = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<HeapObject> heapObjects = new ArrayList<>();
    private final Set<ClassInfo> entryPointsOf = new HashSet<>();
    private final Set<ClassInfo> initSeen = new HashSet<>();
    private final Set<ClassInfo> runtimeInitialized = new LinkedHashSet<>();
    private final Map<ClassInfo, Set<ClassInfo>> supertypes = new IdentityHashMap<>();
    private final Deque<MethodInfo> work = new ArrayDeque<>();
    private final MethodScanner scanner;
    private ReflectionPlan reflection;
    private final HandleConstants handles;
    private final HandleBoxes boxes = new HandleBoxes(this);

    public Analysis(World world, Profile profile, ImageHeap heap, BuildTimeInitializer initializer,
            Predicate<MethodInfo> isIntrinsic, Function<ClassInfo, List<Object>> mirrorReferences) {
        this.world = world;
        this.profile = profile;
        this.heap = heap;
        this.initializer = initializer;
        this.isIntrinsic = isIntrinsic;
        this.mirrorReferences = mirrorReferences;
        this.handles = new HandleConstants(world, heap);
        this.scanner = new MethodScanner(this, world, profile);
    }

    /** Adds an entry point: the method is compiled and its class initialised. */
    public void addRoot(MethodInfo method) {
        roots.add(method);
        initialize(method.owner(), null);
        reach(method, null);
    }

    /** Makes every {@code @EntryPoint} method of a class a root. */
    public void addEntryPoints(ClassInfo type) {
        if (!entryPointsOf.add(type)) {
            return;
        }
        for (MethodInfo m : type.methods()) {
            if (m.annotation("hiillos/word/EntryPoint") != null) {
                addRoot(m);
            }
        }
    }

    /** Classes that the image holds whatever the program does. */
    public void addType(ClassInfo type) {
        instantiate(type, null);
    }

    /** Runs to the fixed point. */
    public void run() {
        do {
            while (!work.isEmpty()) {
                scanner.scan(bodies.get(work.poll()));
            }
            // jdk.internal.access.SharedSecrets lets other initialisers leave objects in its fields.
            for (FieldInfo f : new ArrayList<>(staticFields)) {
                if (isInitializedAtBuildTime(f.owner())) {
                    scanValue(f.owner().staticValues[f.index()]);
                }
            }
        } while (!work.isEmpty() || reflection != null && reflection.settle());
    }

    /** From now on calls of reflection are answered; without this they are not known. */
    public void answer(ReflectionPlan plan) {
        reflection = plan;
    }

    // --- What the scanner reports ---

    void noteCall(MethodBody body, int instruction, MethodInfo target) {
        if (reflection != null) {
            reflection.note(body, instruction, target.owner().name(), target.name());
        }
    }

    void reach(MethodInfo target, Origin from) {
        MethodInfo method = bind(target, from);
        if (bodies.containsKey(method) || externals.contains(method)) {
            return;
        }
        origins.putIfAbsent(method, from == null ? new Origin(null, 0) : from);
        addEntryPoints(method.owner());
        if (isIntrinsic.test(method)) {
            return;
        }
        if (isExternal(method)) {
            externals.add(method);
            return;
        }
        if (method.isNative()) {
            throw error("native method " + readable(method) + " has no implementation in profile "
                    + profile.name().toLowerCase(java.util.Locale.ROOT), from);
        }
        if (method.isAbstract()) {
            return;
        }
        AnnotationInfo entry = method.annotation("hiillos/word/EntryPoint");
        if (entry != null && !method.isStatic()) {
            throw error("@EntryPoint method " + readable(method) + " is not static", from);
        }
        try {
            bodies.put(method, new MethodBody(method, profile.isBare()));
        } catch (CompileException e) {
            throw error(e.getMessage(), from);
        }
        if (method.isSynchronized() && method.isStatic()) {
            mirror(method.owner());
        }
        work.add(method);
    }

    /** A method that becomes a symbol, an address or inline assembly instead of a compiled body. */
    public static boolean isExternal(MethodInfo method) {
        return method.annotation("hiillos/word/ExternalSymbol") != null
                || method.annotation("hiillos/word/SymbolAddress") != null
                || method.annotation("hiillos/word/InlineAssembly") != null;
    }

    void callVirtual(MethodInfo resolved, Origin from) {
        ClassInfo owner = resolved.owner();
        if (!virtualCalls.computeIfAbsent(owner, o -> new LinkedHashSet<>()).add(resolved)) {
            return;
        }
        for (ClassInfo c : new ArrayList<>(instantiatedSubtypes.getOrDefault(owner, List.of()))) {
            MethodInfo selected = select(c, resolved);
            if (selected != null) {
                reach(selected, from);
            }
        }
    }

    public void instantiate(ClassInfo type, Origin from) {
        if (!instantiated.add(type)) {
            return;
        }
        mirror(type);
        for (ClassInfo s : supertypes(type)) {
            instantiatedSubtypes.computeIfAbsent(s, k -> new ArrayList<>()).add(type);
            for (MethodInfo called : new ArrayList<>(virtualCalls.getOrDefault(s, Set.of()))) {
                MethodInfo selected = select(type, called);
                if (selected != null) {
                    reach(selected, from);
                }
            }
        }
    }

    public void touchStatic(FieldInfo field, Origin from) {
        initialize(field.owner(), from);
        if (staticFields.add(field) && isInitializedAtBuildTime(field.owner())) {
            scanValue(field.owner().staticValues[field.index()]);
        }
    }

    public void initialize(ClassInfo type, Origin from) {
        if (type.isPrimitive() || type.isArray() || !initSeen.add(type)) {
            return;
        }
        Outcome outcome = initializer.initialize(type);
        if (!outcome.initialized()) {
            if (profile.isBare()) {
                List<String> path = new ArrayList<>(outcome.callPath());
                path.addAll(callPath(from));
                throw new CompileException("class " + type.name().replace('/', '.')
                        + " can not be initialised at build time: " + outcome.reason(), path);
            }
            runtimeInitialized.add(type);
            mirror(type);
            for (ClassInfo c = type; c != null; c = c.superclass()) {
                initialize(c, from);
                if (c.classInitializer() != null && !initializer.isInitialized(c)) {
                    reach(c.classInitializer(), from);
                }
                if (!c.isInterface()) {
                    initializeInterfaces(c, from);
                }
            }
        }
    }

    /** With a class those of its interfaces are initialised that declare default methods (JLS 12.4.1). */
    private void initializeInterfaces(ClassInfo type, Origin from) {
        for (ClassInfo i : type.interfaces()) {
            initializeInterfaces(i, from);
            if (i.declaresDefaultMethods()) {
                initialize(i, from);
            }
        }
    }

    /** The class's {@code java.lang.Class} object is needed, and so are those it refers to. */
    public void mirror(ClassInfo type) {
        if (!mirrors.add(type)) {
            return;
        }
        if (type.superclass() != null) {
            mirror(type.superclass());
        }
        if (type.component() != null) {
            mirror(type.component());
        }
        type.interfaces().forEach(this::mirror);
        FieldInfo constants = type.isEnum() && !profile.isBare() ? type.findField("$VALUES", "[" + type.descriptor()) : null;
        if (constants != null) {
            // Enum.valueOf, EnumMap and their like find them through the Class object.
            touchStatic(constants, null);
        }
        mirrorReferences.apply(type).forEach(this::scanValue);
    }

    public void scanValue(Object value) {
        if (value instanceof HeapObject o && seenObjects.add(o)) {
            Deque<HeapObject> pending = new ArrayDeque<>();
            pending.add(o);
            while (!pending.isEmpty()) {
                visit(pending.poll(), pending);
            }
        }
    }

    private void visit(HeapObject object, Deque<HeapObject> pending) {
        if (object instanceof HeapObject.HeapInstance i && i.mirrored != null) {
            mirror(i.mirrored);
            return;
        }
        heapObjects.add(object);
        instantiate(object.type(), null);
        if (object instanceof HeapObject.HeapInstance i && i.type().name().equals("hiillos/word/FieldVarHandle")) {
            touchHandled(i);
        }
        Object[] values = switch (object) {
            case HeapObject.HeapInstance i -> i.values;
            case HeapObject.HeapArray a -> a.storage instanceof Object[] elements ? elements : new Object[0];
        };
        for (Object v : values) {
            if (v instanceof HeapObject o && seenObjects.add(o)) {
                pending.add(o);
            }
        }
    }

    /** VarHandles in classes that are initialised at run time. */
    public HandleConstants handles() {
        return handles;
    }

    /** A call on a VarHandle whose result has that descriptor. */
    void noteHandleCall(String returns, Origin from) {
        boxes.call(returns, from);
    }

    /** What a VarHandle names is used through it alone, perhaps. */
    void touchHandled(HeapObject.HeapInstance handle) {
        ClassInfo type = handle.type();
        ClassInfo holder = ((HeapObject.HeapInstance) handle.get(type.findField("holder", "Ljava/lang/Class;"))).mirrored;
        boxes.variable(((HeapObject.HeapInstance) handle.get(type.findField("type", "Ljava/lang/Class;"))).mirrored);
        if (Integer.valueOf(1).equals(handle.get(type.findField("isStatic", "Z")))) {
            long index = (Long) handle.get(type.findField("offset", "J"));
            touchStatic(holder.staticField(index), null);
        }
    }

    // --- Questions ---

    /** The method a call really means: natives of a {@code @BoundTo} class stand for those of the profile's class. */
    public MethodInfo bind(MethodInfo method, Origin from) {
        if (!method.isNative()) {
            return method;
        }
        AnnotationInfo bound = method.owner().annotation("hiillos/word/BoundTo");
        if (bound == null) {
            return method;
        }
        String name = bound.string(profile.name().toLowerCase(java.util.Locale.ROOT), "");
        if (name.isEmpty()) {
            throw error("class " + method.owner() + " is not bound to anything in this profile", from);
        }
        ClassInfo target = world.lookup(name.replace('.', '/'));
        MethodInfo found = target.declaredMethod(method.name(), method.descriptor());
        if (found == null) {
            throw error(readable(method) + " is bound to " + name + ", which has no such method", from);
        }
        initialize(target, from);
        return found;
    }

    /** The implementation that an instance of {@code type} runs for a call resolved to {@code resolved}; null if abstract. */
    public MethodInfo select(ClassInfo type, MethodInfo resolved) {
        return type.select(resolved);
    }

    Set<ClassInfo> supertypes(ClassInfo type) {
        Set<ClassInfo> known = supertypes.get(type);
        if (known != null) {
            return known;
        }
        Set<ClassInfo> result = new LinkedHashSet<>();
        result.add(type);
        if (type.superclass() != null) {
            result.addAll(supertypes(type.superclass()));
        }
        for (ClassInfo i : type.interfaces()) {
            result.addAll(supertypes(i));
        }
        if (type.isArray() && !type.component().isPrimitive()) {
            for (ClassInfo s : supertypes(type.component())) {
                result.add(s.arrayType());
            }
            result.add(world.lookup("java/lang/Object").arrayType());
        }
        if (!type.isPrimitive()) {
            result.add(world.lookup("java/lang/Object"));
        }
        supertypes.put(type, result);
        return result;
    }

    /** Instantiated classes that are subtypes of {@code type}, in order of discovery. */
    public List<ClassInfo> instantiatedSubtypes(ClassInfo type) {
        return instantiatedSubtypes.getOrDefault(type, List.of());
    }

    public boolean isInitializedAtBuildTime(ClassInfo type) {
        return initializer.isInitialized(type);
    }

    /** Whether a use from outside must first make sure that the class is initialised. */
    public boolean needsRuntimeInitialization(ClassInfo type) {
        return runtimeInitialized.contains(type);
    }

    public World world() {
        return world;
    }

    public Profile profile() {
        return profile;
    }

    public ImageHeap heap() {
        return heap;
    }

    public Map<MethodInfo, MethodBody> bodies() {
        return bodies;
    }

    /** Whether the method is called from outside the program: nothing is known of its parameters. */
    public boolean isRoot(MethodInfo method) {
        return roots.contains(method);
    }

    /** Reached methods without a body of ours: assembly and symbols. */
    public Set<MethodInfo> externals() {
        return externals;
    }

    public Set<ClassInfo> instantiated() {
        return instantiated;
    }

    public Set<FieldInfo> staticFields() {
        return staticFields;
    }

    public Set<ClassInfo> mirrors() {
        return mirrors;
    }

    public List<HeapObject> heapObjects() {
        return heapObjects;
    }

    /** Every method that is called virtually. */
    public List<MethodInfo> virtualCalls() {
        List<MethodInfo> all = new ArrayList<>();
        virtualCalls.values().forEach(all::addAll);
        return all;
    }

    // --- Errors ---

    public CompileException error(String message, Origin from) {
        return new CompileException(message, callPath(from));
    }

    /** The place from which a method was first reached; null when it was not. */
    Origin origin(MethodInfo method) {
        return origins.get(method);
    }

    /** From a place outwards to an entry point. */
    public List<String> callPath(Origin from) {
        List<String> path = new ArrayList<>();
        for (Origin o = from; o != null && o.caller() != null && path.size() < 40; o = origins.get(o.caller())) {
            path.add(place(o.caller(), o.line()));
        }
        return path;
    }

    /** {@code java.lang.String.length(String.java:1483)}. */
    static String place(MethodInfo method, int line) {
        String file = method.owner().sourceFile();
        return readable(method) + "(" + (file == null ? "unknown source" : file) + ":" + line + ")";
    }

    /** {@code java.lang.String.length}. */
    public static String readable(MethodInfo method) {
        return method.owner().name().replace('/', '.') + "." + method.name();
    }
}
