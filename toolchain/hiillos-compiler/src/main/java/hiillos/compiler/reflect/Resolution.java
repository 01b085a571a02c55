package hiillos.compiler.reflect;

import hiillos.compiler.analysis.Analysis;
import hiillos.compiler.analysis.Calls;
import hiillos.compiler.analysis.MethodBody;
import hiillos.compiler.analysis.PolymorphicCalls;
import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.heap.ImageHeap;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What values are, seen over the whole closed world as it is now: parameters are what callers pass, variables what is stored
 * anywhere or stands in them at build time, and so on. What comes out of the class library may be any class that the
 * program's code names.
 */
final class Resolution {
    private record Place(MethodBody body, int instruction) {}

    /** Methods of the class library that write into an array they are given. */
    private static final Set<String> FILLS = Set.of("arraycopy", "copyInto", "fill", "parallelSetAll", "setAll", "toArray");
    /** In large programs this ends: then whatever others could have put into an array may be in it. */
    private static final int PATIENCE = 100_000;
    private static final Set<String> FOLLOWED = Set.of("java/lang/Class", "java/lang/Object", "java/lang/String");

    private final Analysis analysis;
    private final Map<MethodBody, ValueFlow> flows = new IdentityHashMap<>();
    private final Map<String, List<Place>> calls = new HashMap<>();
    private final Map<String, List<Place>> stores = new HashMap<>();
    private final List<Place> elementStores = new ArrayList<>();
    private final List<Place> fills = new ArrayList<>();
    private final Set<Atom> named = new LinkedHashSet<>();
    private final Set<Atom> computing = new HashSet<>();
    /** How many atoms are looked at yet to tell which arrays are stored to; each store asks anew. */
    private int patience = PATIENCE;

    Resolution(Analysis analysis) {
        this.analysis = analysis;
        for (MethodBody body : analysis.bodies().values()) {
            String owner = body.method().owner().name();
            boolean isProgram = !Known.isClassLibrary(body.method().owner()) && !owner.startsWith("hiillos/runtime/") && !owner.contains("$$Members");
            for (int i = 0; i < body.instructionCount(); i++) {
                Instruction instruction = body.instruction(i);
                if (instruction instanceof InvokeInstruction call) {
                    calls.computeIfAbsent(call.name().stringValue() + call.type().stringValue(), _ -> new ArrayList<>())
                            .add(new Place(body, i));
                    if (isProgram && FILLS.contains(call.name().stringValue()) && call.owner().asInternalName().startsWith("java/")) {
                        fills.add(new Place(body, i));
                    }
                } else if (isProgram && instruction.opcode() == Opcode.AASTORE) {
                    elementStores.add(new Place(body, i));
                } else if (instruction instanceof FieldInstruction access
                        && (access.opcode() == Opcode.PUTSTATIC || access.opcode() == Opcode.PUTFIELD)) {
                    stores.computeIfAbsent(access.name().stringValue(), _ -> new ArrayList<>()).add(new Place(body, i));
                } else if (isProgram && instruction instanceof LoadConstantInstruction constant
                        && constant.constantValue() instanceof ClassDesc type) {
                    ClassInfo named = analysis.world().byDescriptor(type.descriptorString());
                    if (isOfProgram(named)) {
                        this.named.add(new Atom.Type(named));
                    }
                }
            }
        }
    }

    ValueFlow flow(MethodBody body) {
        return flows.computeIfAbsent(body, b -> new ValueFlow(analysis.world(), b));
    }

    /** Without any atom that stands for something elsewhere. */
    Set<Atom> resolve(Value value) {
        Set<Atom> result = new LinkedHashSet<>();
        resolve(value, result, new HashSet<>());
        return result;
    }

    /** The classes that the program's own code names, and those that objects made at build time hold. */
    Set<Atom> named() {
        Set<Atom> all = new LinkedHashSet<>(named);
        for (HeapObject object : analysis.heapObjects()) {
            Object[] parts = switch (object) {
                case HeapObject.HeapInstance instance -> instance.type().name().startsWith("hiillos/word/") ? new Object[0] : instance.values;
                case HeapObject.HeapArray array -> array.storage instanceof HeapObject[] elements ? elements : new Object[0];
            };
            for (Object part : parts) {
                if (part instanceof HeapObject.HeapInstance mirror && mirror.mirrored != null && isOfProgram(mirror.mirrored)) {
                    all.add(new Atom.Type(mirror.mirrored));
                }
            }
        }
        return all;
    }

    /** Whether the class is the program's own: neither the class library's nor made by the compiler. */
    static boolean isOfProgram(ClassInfo type) {
        return !type.isPrimitive() && !type.isArray() && !Known.isClassLibrary(type) && !type.name().startsWith("hiillos/runtime/")
                && !type.name().startsWith("hiillos/word/") && !type.name().contains("$$");
    }

    private void resolve(Value value, Set<Atom> result, Set<Atom> visited) {
        for (Atom atom : value.atoms()) {
            if (!visited.add(atom)) {
                continue;
            }
            patience -= computing.isEmpty() ? 0 : 1;
            switch (atom) {
                case Atom.Parameter parameter -> parameter(parameter, result, visited);
                case Atom.Stored stored -> stored(stored.field(), result, visited);
                case Atom.Returned returned -> returned(returned.method(), result, visited);
                case Atom.Element element -> {
                    for (Atom array : inner(element, element.array())) {
                        element(array, result, visited);
                    }
                }
                case Atom.ClassOf object -> {
                    for (Atom each : inner(object, object.object())) {
                        result.add(classOf(each));
                    }
                }
                case Atom.ObjectOf type -> {
                    for (Atom each : inner(type, type.type())) {
                        result.add(each instanceof Atom.Type known ? new Atom.Instance(known.type()) : new Atom.FromLibrary("Class.cast"));
                    }
                }
                case Atom.Named name -> {
                    for (Atom each : inner(name, name.name())) {
                        result.add(named(each));
                    }
                }
                case Atom.Above above -> {
                    for (Atom each : inner(above, above.type())) {
                        above(each, result);
                    }
                }
                case Atom.Existing existing -> existing(existing.object(), result);
                default -> result.add(atom);
            }
        }
    }

    /** What a value is from which an atom is computed; nothing when that is being computed already. */
    private Set<Atom> inner(Atom atom, Value value) {
        Set<Atom> result = new LinkedHashSet<>();
        if (computing.add(atom)) {
            resolve(value, result, new HashSet<>());
            computing.remove(atom);
        }
        return result;
    }

    private void parameter(Atom.Parameter parameter, Set<Atom> result, Set<Atom> visited) {
        MethodInfo method = parameter.method();
        if (analysis.isRoot(method)) {
            result.add(new Atom.Unknown("it comes from outside the program"));
        }
        for (Place place : calls.getOrDefault(method.name() + method.descriptor(), List.of())) {
            InvokeInstruction call = (InvokeInstruction) place.body().instruction(place.instruction());
            if (PolymorphicCalls.isPolymorphic(call) || !mayCall(call, method)) {
                continue;
            }
            List<Value> arguments = flow(place.body()).uses(place.instruction());
            if (!arguments.isEmpty()) {
                resolve(arguments.get(parameter.index()), result, visited);
            }
        }
    }

    private boolean mayCall(InvokeInstruction call, MethodInfo method) {
        if (call.owner().asInternalName().startsWith("[")) {
            return false;
        }
        MethodInfo resolved = Calls.resolve(analysis.world(), call);
        return resolved == method || !resolved.isStatic() && !resolved.isPrivate() && !resolved.isConstructor()
                && (method.owner().isSubtypeOf(resolved.owner()) || resolved.owner().isInterface());
    }

    private void stored(FieldInfo field, Set<Atom> result, Set<Atom> visited) {
        for (Place place : stores.getOrDefault(field.name(), List.of())) {
            FieldInstruction access = (FieldInstruction) place.body().instruction(place.instruction());
            if (Calls.field(analysis.world(), access) == field) {
                flow(place.body()).uses(place.instruction()).forEach(v -> resolve(v, result, visited));
            }
        }
        if (field.isStatic()) {
            if (field.owner().staticValues != null && field.owner().staticValues[field.index()] instanceof HeapObject value) {
                existing(value, result);
            }
            return;
        }
        for (HeapObject object : List.copyOf(analysis.heapObjects())) {
            if (object instanceof HeapObject.HeapInstance instance && instance.type().isSubclassOf(field.owner())
                    && instance.get(field) instanceof HeapObject value) {
                existing(value, result);
            }
        }
    }

    private static void existing(HeapObject object, Set<Atom> result) {
        if (object instanceof HeapObject.HeapInstance instance && instance.mirrored != null) {
            result.add(new Atom.Type(instance.mirrored));
        } else if (object.type().name().equals("java/lang/String")) {
            result.add(new Atom.Text(ImageHeap.content(object)));
        } else if (object instanceof HeapObject.HeapArray) {
            result.add(new Atom.Existing(object));
        } else {
            result.add(new Atom.Instance(object.type()));
        }
    }

    private void returned(MethodInfo resolved, Set<Atom> result, Set<Atom> visited) {
        for (MethodBody body : analysis.bodies().values()) {
            MethodInfo method = body.method();
            boolean means = method == resolved || method.name().equals(resolved.name())
                    && method.descriptor().equals(resolved.descriptor()) && !resolved.isStatic() && !method.isStatic()
                    && method.owner().isSubtypeOf(resolved.owner());
            if (means) {
                resolve(flow(body).returned(), result, visited);
            }
        }
    }

    private void element(Atom array, Set<Atom> result, Set<Atom> visited) {
        switch (array) {
            case Atom.Made made -> {
                resolve(flow(analysis.bodies().get(made.method())).elements(made.instruction()), result, visited);
                if (FOLLOWED.contains(made.type().component().name())) {
                    storedElsewhere(made, made.method(), result, visited);
                }
            }
            case Atom.Existing existing -> {
                if (existing.object() instanceof HeapObject.HeapArray known && known.storage instanceof HeapObject[] elements) {
                    for (HeapObject each : elements) {
                        if (each != null) {
                            existing(each, result);
                        }
                    }
                }
                if (existing.object().type().isArray() && FOLLOWED.contains(existing.object().type().component().name())) {
                    storedElsewhere(existing, null, result, visited);
                }
            }
            case Atom.Instance instance -> {
                if (instance.type().isArray()) {
                    result.add(new Atom.Instance(instance.type().component()));
                }
            }
            case Atom.FromLibrary _, Atom.Unknown _ -> result.add(array);
            default -> { }
        }
    }

    /** What other methods than its maker put into an array that they are given. */
    private void storedElsewhere(Atom array, MethodInfo maker, Set<Atom> result, Set<Atom> visited) {
        for (Place place : elementStores) {
            if (patience <= 0) {
                result.add(new Atom.FromLibrary("an array of which it takes too long to tell who fills it"));
                return;
            }
            if (place.body().method() != maker) {
                List<Value> taken = flow(place.body()).uses(place.instruction());
                if (!taken.isEmpty() && mayBe(taken.getFirst(), array)) {
                    resolve(taken.getLast(), result, visited);
                }
            }
        }
        for (Place place : fills) {
            List<Value> taken = flow(place.body()).uses(place.instruction());
            if (taken.stream().anyMatch(argument -> mayBe(argument, array))) {
                switch (((InvokeInstruction) place.body().instruction(place.instruction())).name().stringValue()) {
                    case "fill" -> resolve(taken.getLast(), result, visited);
                    case "arraycopy" -> resolve(Value.of(new Atom.Element(taken.getFirst())), result, visited);
                    default -> result.add(new Atom.FromLibrary("an array that the class library fills"));
                }
            }
        }
    }

    private boolean mayBe(Value value, Atom array) {
        return inner(new Atom.Element(value), value).contains(array);
    }

    private Atom classOf(Atom object) {
        return switch (object) {
            case Atom.Type _ -> new Atom.Type(analysis.world().lookup("java/lang/Class"));
            case Atom.Text _ -> new Atom.Type(analysis.world().lookup("java/lang/String"));
            case Atom.Instance instance -> instance.type().isFinal() || instance.type().isArray()
                    ? new Atom.Type(instance.type()) : new Atom.TypeBelow(instance.type());
            case Atom.Made made -> new Atom.Type(made.type());
            case Atom.Existing existing -> new Atom.Type(existing.object().type());
            case Atom.FromLibrary _ -> new Atom.TypeBelow(analysis.world().lookup("java/lang/Object"));
            default -> object;
        };
    }

    private Atom named(Atom name) {
        if (name instanceof Atom.Text text) {
            ClassInfo type = analysis.world().find(text.text().replace('.', '/'));
            // What does not exist throws: no class comes out of it.
            return type == null ? name : new Atom.Type(type);
        }
        return new Atom.Unknown("its name is not a constant");
    }

    private void above(Atom type, Set<Atom> result) {
        switch (type) {
            case Atom.Type known -> {
                for (ClassInfo c = known.type().superclass(); c != null; c = c.superclass()) {
                    result.add(new Atom.Type(c));
                }
            }
            case Atom.TypeBelow below -> {
                if (below.type().name().equals("java/lang/Object")) {
                    result.add(below);
                    return;
                }
                for (ClassInfo each : analysis.instantiatedSubtypes(below.type())) {
                    above(new Atom.Type(each), result);
                }
            }
            default -> result.add(type);
        }
    }
}
