package hiillos.compiler.reflect;

import hiillos.compiler.CompileException;
import hiillos.compiler.analysis.Analysis;
import hiillos.compiler.analysis.MethodBody;
import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.heap.HeapObject.HeapArray;
import hiillos.compiler.heap.HeapObject.HeapInstance;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import java.lang.classfile.Attributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reflection of the closed world: every call that asks for members, classes by name, providers or resources must be answered
 * at build time, or it is a build error. What a class is asked for is in a class of its own, {@link MembersClass}, which its
 * {@code Class} object refers to; so an image without such calls has nothing of it.
 */
public final class ReflectionPlan {
    private static final String REFLECTIVE = "hiillos/word/Reflective";
    private static final String NAMES = "java/lang/reflect/NamedClasses";
    private static final String RESOURCES = "hiillos/runtime/library/Resources";

    private record Call(MethodBody body, int instruction, Request request) {}

    private final Analysis analysis;
    private final ProgramFiles files;
    private final List<String> listed;
    private final List<Call> calls = new ArrayList<>();
    private final Map<ClassInfo, Wanted> wanted = new LinkedHashMap<>();
    private final Map<ClassInfo, Integer> versions = new LinkedHashMap<>();
    private final Set<ClassInfo> changed = new LinkedHashSet<>();
    private final Map<String, ClassInfo> named = new LinkedHashMap<>();
    private final Map<String, byte[]> resources = new LinkedHashMap<>();
    private final AnnotationClasses annotations;
    private boolean grown;

    /**
     * Nothing is asked for yet.
     *
     * @param listed classes that may be asked for by calls that are not constant
     */
    public ReflectionPlan(Analysis analysis, ProgramFiles files, List<String> listed) {
        this.analysis = analysis;
        this.files = files;
        this.listed = listed;
        this.annotations = new AnnotationClasses(analysis.world());
    }

    /** Notes a call if it is a request. */
    public void note(MethodBody body, int instruction, String owner, String name) {
        Request request = Request.of(owner, name);
        if (request != null && !isInside(body, request)) {
            calls.add(new Call(body, instruction, request));
        }
    }

    /** The class library makes arrays like those that it has, and members' own code asks nothing new. */
    private static boolean isInside(MethodBody body, Request request) {
        String owner = body.method().owner().name();
        return request.kind() == Request.Kind.ARRAYS && Known.isClassLibrary(body.method().owner())
                || owner.equals("java/lang/Class") || owner.startsWith("java/lang/reflect/") || owner.equals("java/util/ServiceLoader")
                || owner.startsWith("java/lang/invoke/") || owner.equals("java/lang/ClassLoader");
    }

    /**
     * Answers the requests as far as the world is known now.
     *
     * @return whether something was added to the image
     */
    public boolean settle() {
        if (calls.isEmpty()) {
            return false;
        }
        grown = false;
        Resolution resolution = new Resolution(analysis);
        // Names first: where a name is unknown, that is the error, not what is asked of the class.
        List<Call> inOrder = new ArrayList<>(calls);
        inOrder.sort(Comparator.comparing(call -> call.request().kind() != Request.Kind.NAMED));
        for (Call call : inOrder) {
            try {
                answer(resolution, call);
            } catch (CompileException e) {
                throw e.callPath().isEmpty() ? analysis.error(e.getMessage(),
                        new Analysis.Origin(call.body().method(), call.body().line(call.instruction()))) : e;
            }
        }
        for (ClassInfo type : changed) {
            generate(type);
        }
        changed.clear();
        if (grown) {
            writeTables();
        }
        return grown;
    }

    private void answer(Resolution resolution, Call call) {
        List<Value> arguments = resolution.flow(call.body()).uses(call.instruction());
        if (arguments.isEmpty()) {
            return;
        }
        Request request = call.request();
        switch (request.kind()) {
            case NAMED -> {
                for (Atom atom : resolution.resolve(arguments.get(request.name()))) {
                    name(atom);
                }
            }
            case RESOURCE -> {
                List<ClassInfo> types = request.type() < 0 ? List.of() : types(resolution, arguments.get(request.type()), request);
                for (Atom atom : resolution.resolve(arguments.get(request.name()))) {
                    resource(atom, types, request.type() >= 0);
                }
            }
            default -> {
                Set<String> names = names(resolution, arguments, request);
                for (ClassInfo type : types(resolution, arguments.get(request.type()), request)) {
                    if (names == null) {
                        want(type, request, null);
                    } else {
                        names.forEach(name -> want(type, request, name));
                    }
                }
            }
        }
    }

    /** The names that are asked for; null when they may be any. */
    private static Set<String> names(Resolution resolution, List<Value> arguments, Request request) {
        if (request.name() < 0) {
            return null;
        }
        Set<String> names = new LinkedHashSet<>();
        for (Atom atom : resolution.resolve(arguments.get(request.name()))) {
            if (!(atom instanceof Atom.Text text)) {
                return null;
            }
            names.add(text.text());
        }
        return names;
    }

    private List<ClassInfo> types(Resolution resolution, Value value, Request request) {
        Set<ClassInfo> types = new LinkedHashSet<>();
        for (Atom atom : resolution.resolve(value)) {
            switch (atom) {
                case Atom.Type type -> types.add(type.type());
                case Atom.TypeBelow below -> types.addAll(below(below.type(), request));
                case Atom.Instance instance when !instance.type().name().equals("java/lang/Class") -> types.addAll(below(instance.type(), request));
                // Neither a string nor an array is a class, even if it comes from where classes come from, too.
                case Atom.Text _, Atom.Made _, Atom.Existing _ -> { }
                case Atom.FromLibrary _ -> {
                    resolution.named().forEach(a -> types.add(((Atom.Type) a).type()));
                    types.addAll(annotatedOfLibrary(request));
                }
                default -> types.addAll(dynamic(request, atom));
            }
        }
        return List.copyOf(types);
    }

    /** The classes that an object may have. Of what may be anything, it is one of the program's classes that is asked. */
    private List<ClassInfo> below(ClassInfo type, Request request) {
        List<ClassInfo> all = analysis.instantiatedSubtypes(type);
        if (!type.name().equals("java/lang/Object")) {
            return all;
        }
        List<ClassInfo> asked = new ArrayList<>(all.stream().filter(Resolution::isOfProgram).toList());
        asked.addAll(annotatedOfLibrary(request));
        return asked;
    }

    /** Classes of the class library with annotations: the runtime answers for the others of it that they have none. */
    private List<ClassInfo> annotatedOfLibrary(Request request) {
        return request.kind() != Request.Kind.ANNOTATIONS ? List.of() : analysis.mirrors().stream().filter(type -> Known.isClassLibrary(type)
                && type.model() != null && type.model().findAttribute(Attributes.runtimeVisibleAnnotations()).isPresent()).toList();
    }

    /** The classes that were named for requests that nothing is known of. */
    private List<ClassInfo> dynamic(Request request, Atom atom) {
        List<ClassInfo> types = new ArrayList<>();
        if (request.kind() == Request.Kind.ARRAYS) {
            analysis.mirrors().stream().filter(t -> !Known.isClassLibrary(t) && !t.isArray()).forEach(types::add);
            return types;
        }
        listed.forEach(name -> types.add(listedClass(name)));
        analysis.mirrors().stream().filter(t -> t.annotation(REFLECTIVE) != null).forEach(types::add);
        if (types.isEmpty()) {
            throw new CompileException("not supported: reflection on a class that is not known at build time (" + why(atom)
                    + "); use a class literal, or name the classes with --reflect or @hiillos.word.Reflective");
        }
        return types;
    }

    private ClassInfo listedClass(String name) {
        ClassInfo type = analysis.world().find(name.replace('.', '/'));
        if (type == null) {
            throw new CompileException("class " + name + ", named by --reflect, is not on the class path");
        }
        return type;
    }

    private static String why(Atom atom) {
        return switch (atom) {
            case Atom.Unknown unknown -> unknown.why();
            default -> "where it comes from is not known";
        };
    }

    // --- What is asked for ---

    private void want(ClassInfo type, Request request, String name) {
        if (request.kind() == Request.Kind.ARRAYS) {
            if (!type.name().equals("void") && !analysis.instantiated().contains(type.arrayType())) {
                analysis.instantiate(type.arrayType(), null);
                grown = true;
            }
            return;
        }
        Set<ClassInfo> all = new LinkedHashSet<>(List.of(type));
        if (request.inherited()) {
            above(type, request.kind() != Request.Kind.ANNOTATIONS, all);
        }
        for (ClassInfo each : all) {
            wantOne(each, request.kind(), name);
        }
    }

    private static void above(ClassInfo type, boolean interfaces, Set<ClassInfo> all) {
        for (ClassInfo c = type; c != null; c = c.superclass()) {
            all.add(c);
            for (ClassInfo i : interfaces ? c.interfaces() : List.<ClassInfo>of()) {
                if (all.add(i)) {
                    above(i, true, all);
                }
            }
        }
    }

    private void wantOne(ClassInfo type, Request.Kind kind, String name) {
        Wanted of = wanted.computeIfAbsent(type, _ -> new Wanted());
        if (!of.add(kind, name)) {
            return;
        }
        changed.add(type);
        if (kind == Request.Kind.COMPONENTS && type.model() != null) {
            type.model().findAttribute(Attributes.record()).ifPresent(record ->
                    record.components().forEach(c -> of.add(Request.Kind.METHODS, c.name().stringValue())));
        }
        if (kind == Request.Kind.PROVIDERS) {
            for (String provider : files.providers(type.name().replace('/', '.'))) {
                ClassInfo found = analysis.world().find(provider.replace('.', '/'));
                if (found == null) {
                    throw new CompileException("provider " + provider + " of service " + type.name().replace('/', '.')
                            + " is not on the class path");
                }
                of.addProvider(found);
            }
        }
    }

    private void generate(ClassInfo type) {
        grown = true;
        int version = versions.merge(type, 1, Integer::sum);
        String base = type.isPrimitive() || type.isArray() ? "java/lang/reflect/Members$$" + versions.size() : type.name();
        String name = base + "$$Members" + (version == 1 ? "" : version);
        MembersClass members = new MembersClass(analysis.world(), type, wanted.get(type), annotations);
        ClassInfo made = analysis.world().define(name, members.build(name));
        HeapInstance instance = analysis.heap().newInstance(made);
        set(instance, "coverage", "I", wanted.get(type).coverage());
        HeapInstance mirror = analysis.heap().classMirror(type);
        set(mirror, "members", "Ljava/lang/reflect/Members;", instance);
        analysis.mirror(type);
        analysis.initialize(made, null);
        analysis.scanValue(instance);
    }

    private void set(HeapInstance object, String name, String descriptor, Object value) {
        FieldInfo field = object.type().findField(name, descriptor);
        if (field == null) {
            throw new CompileException("the runtime has no reflection: " + object.type().name() + " lacks " + name);
        }
        object.set(field, value);
    }

    private void name(Atom atom) {
        switch (atom) {
            case Atom.Text text -> {
                ClassInfo type = analysis.world().find(text.text().replace('.', '/'));
                if (type != null && !type.isPrimitive() && !text.text().contains("/")) {
                    name(type);
                }
            }
            case Atom.Existing _, Atom.Type _, Atom.Made _ -> { }
            default -> dynamic(new Request(Request.Kind.NAMED, -1, 0, false), new Atom.Unknown("its name is not a constant"))
                    .forEach(this::name);
        }
    }

    private void name(ClassInfo type) {
        if (named.put(type.name().replace('/', '.'), type) == null) {
            grown = true;
            analysis.mirror(type);
            analysis.initialize(type, null);
        }
    }

    private void resource(Atom atom, List<ClassInfo> types, boolean relative) {
        if (!(atom instanceof Atom.Text text)) {
            List<String> all = files.listedResources();
            if (all.isEmpty()) {
                throw new CompileException("not supported: a resource whose name is not a constant; name resources with --resources");
            }
            all.forEach(this::resource);
            return;
        }
        String name = text.text();
        if (!relative) {
            resource(name);
        } else if (name.startsWith("/")) {
            resource(name.substring(1));
        } else {
            for (ClassInfo type : types) {
                resource(type.name().substring(0, type.name().lastIndexOf('/') + 1) + name);
            }
        }
    }

    private void resource(String path) {
        if (!resources.containsKey(path)) {
            byte[] content = files.resource(path);
            if (content != null) {
                resources.put(path, content);
                grown = true;
            }
        }
    }

    // --- Tables of the runtime ---

    private void writeTables() {
        if (!named.isEmpty()) {
            HeapArray types = analysis.heap().newArray(analysis.world().lookup("[Ljava/lang/Class;"), named.size());
            int i = 0;
            for (ClassInfo type : named.values()) {
                ((HeapObject[]) types.storage)[i++] = analysis.heap().classMirror(type);
            }
            setStatic(NAMES, "types", "[Ljava/lang/Class;", types);
        }
        if (!resources.isEmpty()) {
            HeapArray names = analysis.heap().newArray(analysis.world().lookup("[Ljava/lang/String;"), resources.size());
            HeapArray contents = analysis.heap().newArray(analysis.world().lookup("[[B"), resources.size());
            int i = 0;
            for (Map.Entry<String, byte[]> resource : resources.entrySet()) {
                ((HeapObject[]) names.storage)[i] = analysis.heap().string(resource.getKey());
                ((HeapObject[]) contents.storage)[i++] = new HeapArray(analysis.world().lookup("[B"), resource.getValue());
            }
            setStatic(RESOURCES, "names", "[Ljava/lang/String;", names);
            setStatic(RESOURCES, "contents", "[[B", contents);
        }
    }

    private void setStatic(String owner, String name, String descriptor, HeapArray value) {
        ClassInfo holder = analysis.world().lookup(owner);
        FieldInfo field = holder.findField(name, descriptor);
        analysis.touchStatic(field, null);
        holder.staticValues[field.index()] = value;
        analysis.scanValue(value);
    }
}
