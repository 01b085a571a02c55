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
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
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
 * anywhere or stands in them at build time, and so on. What comes out of the class library is {@link Candidates}' matter.
 */
final class Resolution {
    private record Place(MethodBody body, int instruction) {}

    private final Analysis analysis;
    private final Map<MethodBody, ValueFlow> flows = new IdentityHashMap<>();
    private final Map<String, List<Place>> calls = new HashMap<>();
    private final Map<String, List<Place>> stores = new HashMap<>();
    private final Map<String, List<MethodBody>> byDescription = new HashMap<>();
    private final ArrayStores arrays = new ArrayStores(this);
    private Set<Atom> computing = new HashSet<>();

    Resolution(Analysis analysis) {
        this.analysis = analysis;
        for (MethodBody body : analysis.bodies().values()) {
            boolean isProgram = isOfProgramsCode(body);
            byDescription.computeIfAbsent(body.method().name() + body.method().descriptor(), _ -> new ArrayList<>()).add(body);
            for (int i = 0; i < body.instructionCount(); i++) {
                Instruction instruction = body.instruction(i);
                if (instruction instanceof InvokeInstruction call) {
                    calls.computeIfAbsent(call.name().stringValue() + call.type().stringValue(), _ -> new ArrayList<>())
                            .add(new Place(body, i));
                    if (isProgram) {
                        arrays.noteCall(body, i, call);
                    }
                } else if (isProgram && instruction.opcode() == Opcode.AASTORE) {
                    arrays.noteStore(body, i);
                } else if (instruction instanceof FieldInstruction access
                        && (access.opcode() == Opcode.PUTSTATIC || access.opcode() == Opcode.PUTFIELD)) {
                    stores.computeIfAbsent(access.name().stringValue(), _ -> new ArrayList<>()).add(new Place(body, i));
                }
            }
        }
    }

    /** Whether the method is of the program's own code, lambdas included: not the class library's or what reflection made. */
    static boolean isOfProgramsCode(MethodBody body) {
        String owner = body.method().owner().name();
        return !Known.isClassLibrary(body.method().owner()) && !owner.startsWith("hiillos/runtime/") && !owner.contains("$$Members");
    }

    ValueFlow flow(MethodBody body) {
        return flows.computeIfAbsent(body, b -> new ValueFlow(analysis.world(), b));
    }

    MethodBody body(MethodInfo method) {
        return analysis.bodies().get(method);
    }

    /** Without any atom that stands for something elsewhere. */
    Set<Atom> resolve(Value value) {
        Set<Atom> result = new LinkedHashSet<>();
        resolve(value, result, new HashSet<>());
        return result;
    }

    /** The same while something else is being resolved. */
    Set<Atom> resolveApart(Value value) {
        Set<Atom> outer = computing;
        computing = new HashSet<>();
        Set<Atom> result = resolve(value);
        computing = outer;
        return result;
    }

    /** The classes that class objects may stand for; the program's own that have instances where that is not known. */
    Set<ClassInfo> typesOf(Value value) {
        Set<ClassInfo> types = new LinkedHashSet<>();
        for (Atom atom : resolve(value)) {
            switch (atom) {
                case Atom.Type type -> types.add(type.type());
                case Atom.TypeBelow below when !below.type().name().equals("java/lang/Object") ->
                    types.addAll(analysis.instantiatedSubtypes(below.type()));
                default -> analysis.instantiated().stream().filter(Resolution::isOfProgram).forEach(types::add);
            }
        }
        return types;
    }

    /** Whether the class is the program's own: neither the class library's nor made by the compiler. */
    static boolean isOfProgram(ClassInfo type) {
        return !type.isPrimitive() && !type.isArray() && !Known.isClassLibrary(type) && !type.name().startsWith("hiillos/runtime/")
                && !type.name().startsWith("hiillos/word/") && !type.name().contains("$$");
    }

    void resolve(Value value, Set<Atom> result, Set<Atom> visited) {
        for (Atom atom : value.atoms()) {
            if (!visited.add(atom) || !arrays.mayLook()) {
                continue;
            }
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
        for (MethodBody body : byDescription.getOrDefault(resolved.name() + resolved.descriptor(), List.of())) {
            MethodInfo method = body.method();
            boolean means = method == resolved
                    || !resolved.isStatic() && !method.isStatic() && method.owner().isSubtypeOf(resolved.owner());
            if (means) {
                resolve(flow(body).returned(), result, visited);
            }
        }
    }

    private void element(Atom array, Set<Atom> result, Set<Atom> visited) {
        switch (array) {
            case Atom.Made made -> {
                resolve(flow(analysis.bodies().get(made.method())).elements(made.instruction()), result, visited);
                if (ArrayStores.isFollowed(made.type())) {
                    arrays.addTo(made, made.method(), result, visited);
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
                if (ArrayStores.isFollowed(existing.object().type())) {
                    arrays.addTo(existing, null, result, visited);
                }
            }
            case Atom.Instance instance -> {
                if (instance.type().isArray()) {
                    result.add(new Atom.Instance(instance.type().component()));
                }
            }
            case Atom.InterfacesOf of -> {
                for (Atom type : inner(of, of.type())) {
                    switch (type) {
                        case Atom.Type known -> known.type().interfaces().forEach(each -> result.add(new Atom.Type(each)));
                        case Atom.TypeBelow below when !below.type().name().equals("java/lang/Object") ->
                            analysis.instantiatedSubtypes(below.type())
                                    .forEach(known -> known.interfaces().forEach(each -> result.add(new Atom.Type(each))));
                        default -> result.add(new Atom.FromLibrary("java.lang.Class.getInterfaces"));
                    }
                }
            }
            case Atom.FromLibrary _, Atom.Unknown _ -> result.add(array);
            default -> { }
        }
    }

    private Atom classOf(Atom object) {
        return switch (object) {
            case Atom.Type _ -> new Atom.Type(analysis.world().lookup("java/lang/Class"));
            case Atom.Text _ -> new Atom.Type(analysis.world().lookup("java/lang/String"));
            case Atom.Instance instance -> instance.type().isFinal() || instance.type().isArray()
                    ? new Atom.Type(instance.type()) : new Atom.TypeBelow(instance.type());
            case Atom.Made made -> new Atom.Type(made.type());
            case Atom.Existing existing -> new Atom.Type(existing.object().type());
            case Atom.InterfacesOf _ -> new Atom.Type(analysis.world().lookup("[Ljava/lang/Class;"));
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
