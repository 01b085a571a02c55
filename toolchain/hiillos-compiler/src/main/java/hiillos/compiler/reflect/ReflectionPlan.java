package hiillos.compiler.reflect;

import hiillos.compiler.CompileException;
import hiillos.compiler.analysis.Analysis;
import hiillos.compiler.analysis.MethodBody;
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
    private final ProxyClasses proxies;
    private boolean grown;
    /** Made when first needed; for one round. */
    private Candidates candidates;

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
        this.proxies = new ProxyClasses(analysis.world());
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
                || owner.contains("$$Members") || owner.equals("java/lang/Class") || owner.startsWith("java/lang/reflect/") || owner.equals("java/util/ServiceLoader")
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
        candidates = null;
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
            new RuntimeTables(analysis).write(named, proxies.made().values(), resources);
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
                List<ClassInfo> types = request.type() < 0 ? List.of() : types(resolution, arguments.get(request.type()), request, new LinkedHashSet<>());
                for (Atom atom : resolution.resolve(arguments.get(request.name()))) {
                    resource(atom, types, request.type() >= 0);
                }
            }
            case PROXIES -> ProxyClasses.interfaces(resolution, arguments.get(request.type()),
                    library -> candidates(resolution).classes(library.method())).forEach(this::proxy);
            default -> {
                Set<String> names = names(resolution, arguments, request);
                Set<ClassInfo> guessed = new LinkedHashSet<>();
                for (ClassInfo type : types(resolution, arguments.get(request.type()), request, guessed)) {
                    if (names != null) {
                        names.forEach(name -> want(type, request, name));
                    } else if (request.kind() != Request.Kind.METHODS || !guessed.contains(type)) {
                        want(type, request, null);
                    } else {
                        candidates(resolution).usedMethods(type, request.inherited())
                                .forEach(method -> wantOne(method.owner(), Request.Kind.METHODS, method.name()));
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

    /**
     * The classes that a call may ask.
     *
     * @param guessed receives those of the class library and of other libraries of which it is only possible
     */
    private List<ClassInfo> types(Resolution resolution, Value value, Request request, Set<ClassInfo> guessed) {
        Set<ClassInfo> types = new LinkedHashSet<>();
        Set<ClassInfo> known = new LinkedHashSet<>();
        for (Atom atom : resolution.resolve(value)) {
            switch (atom) {
                case Atom.Type type -> known.add(type.type());
                case Atom.TypeBelow below -> (isAnything(below.type()) ? types : known).addAll(below(resolution, below.type(), request));
                case Atom.Instance instance when !instance.type().name().equals("java/lang/Class") ->
                    (isAnything(instance.type()) ? types : known).addAll(below(resolution, instance.type(), request));
                // Neither a string nor an array is a class, even if it comes from where classes come from, too.
                case Atom.Text _, Atom.Made _, Atom.Existing _, Atom.InterfacesOf _ -> { }
                case Atom.FromLibrary library -> {
                    candidates(resolution).classes(library.method()).stream().filter(type -> isAnswered(type, request)).forEach(types::add);
                    types.addAll(annotatedOfLibrary(request));
                }
                default -> types.addAll(dynamic(request, atom));
            }
        }
        types.stream().filter(type -> Known.isClassLibrary(type) || files.isOfLibrary(type.name())).forEach(guessed::add);
        types.addAll(known);
        guessed.removeAll(known);
        return List.copyOf(types);
    }

    /** The classes that an object may have. */
    private List<ClassInfo> below(Resolution resolution, ClassInfo type, Request request) {
        if (!isAnything(type)) {
            return analysis.instantiatedSubtypes(type);
        }
        List<ClassInfo> asked = new ArrayList<>();
        candidates(resolution).classesOfObjects().stream().filter(each -> isAnswered(each, request)).forEach(asked::add);
        asked.addAll(annotatedOfLibrary(request));
        return asked;
    }

    /** The runtime answers for classes of the class library without annotations. */
    private static boolean isAnswered(ClassInfo type, Request request) {
        return request.kind() != Request.Kind.ANNOTATIONS || !Known.isClassLibrary(type);
    }

    private static boolean isAnything(ClassInfo type) {
        return type.name().equals("java/lang/Object");
    }

    private Candidates candidates(Resolution resolution) {
        if (candidates == null) {
            Set<ClassInfo> more = new LinkedHashSet<>(named.values());
            more.addAll(annotations.named());
            candidates = new Candidates(analysis, resolution, wanted, more);
        }
        return candidates;
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
        if (kind == Request.Kind.COMPONENTS && !isRecord(type)) {
            return;
        }
        Wanted of = wanted.computeIfAbsent(type, _ -> new Wanted());
        if (!of.add(kind, name)) {
            return;
        }
        changed.add(type);
        if (kind == Request.Kind.COMPONENTS) {
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

    private static boolean isRecord(ClassInfo type) {
        return type.model() != null && type.model().findAttribute(Attributes.record()).isPresent();
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

    private void proxy(List<ClassInfo> interfaces) {
        if (!proxies.made().containsKey(interfaces)) {
            grown = true;
            ClassInfo made = proxies.make(interfaces);
            proxies.methods(interfaces).forEach(method -> wantOne(method.owner(), Request.Kind.METHODS, method.name()));
            analysis.initialize(made, null);
        }
    }

    private void name(Atom atom) {
        switch (atom) {
            case Atom.Text text -> {
                ClassInfo type = analysis.world().find(text.text().replace('.', '/'));
                if (type != null && !type.isPrimitive() && !text.text().contains("/")) {
                    name(type);
                }
            }
            case Atom.Existing _, Atom.Type _, Atom.Made _, Atom.InterfacesOf _ -> { }
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
}
