package hiillos.compiler.reflect;

import hiillos.compiler.analysis.Analysis;
import hiillos.compiler.analysis.MethodBody;
import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.heap.HeapObject.HeapArray;
import hiillos.compiler.heap.HeapObject.HeapInstance;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;
import java.lang.classfile.ClassFile;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which classes and objects come out of the class library where it is not seen which: of the classes those that the program's own code
 * names, or lets out of its sight; of the objects those of the program's classes, and of the classes of {@code java.base} that its code makes.
 */
final class Candidates {
    private final Analysis analysis;
    private final Resolution resolution;
    private final Map<ClassInfo, Wanted> wanted;
    private final Set<ClassInfo> classes = new LinkedHashSet<>();
    private final Set<ClassInfo> made = new LinkedHashSet<>();
    /** Whether classes that other reflection returned, as the types of fields, are let out of sight. */
    private boolean navigates;

    /**
     * Looks through the program's code and the objects that its classes hold at build time.
     *
     * @param more classes that are named elsewhere
     */
    Candidates(Analysis analysis, Resolution resolution, Map<ClassInfo, Wanted> wanted, Collection<ClassInfo> more) {
        this.analysis = analysis;
        this.resolution = resolution;
        this.wanted = wanted;
        List<MethodBody> asking = new ArrayList<>();
        for (MethodBody body : List.copyOf(analysis.bodies().values())) {
            if (Resolution.isOfProgramsCode(body) && scan(body)) {
                asking.add(body);
            }
        }
        more.forEach(this::addNamed);
        heldByStatics();
        asking.forEach(this::letOut);
    }

    /**
     * The classes that a Class object may stand for that comes out of the class library.
     *
     * @param method that returned it, as {@code java.lang.Class.getInterfaces}
     */
    Set<ClassInfo> classes(String method) {
        Set<ClassInfo> all = new LinkedHashSet<>(classes);
        if (navigates || isNavigation(method)) {
            Set<ClassInfo> from = new LinkedHashSet<>(classes);
            from.addAll(wanted.keySet());
            from.stream().filter(Resolution::isOfProgram).forEach(type -> neighbours(type, all));
            all.removeIf(type -> !isAnswered(type));
        }
        return all;
    }

    /** The public methods of a class that the program uses anyway. */
    List<MethodInfo> usedMethods(ClassInfo type, boolean inherited) {
        Set<MethodInfo> called = new LinkedHashSet<>(analysis.virtualCalls());
        List<MethodInfo> used = new ArrayList<>();
        Set<ClassInfo> of = new LinkedHashSet<>(List.of(type));
        if (inherited) {
            neighbours(type, of);
        }
        for (ClassInfo each : of) {
            for (MethodInfo method : each.methods()) {
                if ((method.flags() & ClassFile.ACC_PUBLIC) != 0 && !method.isConstructor()
                        && (analysis.bodies().containsKey(method) || called.contains(method))) {
                    used.add(method);
                }
            }
        }
        return used;
    }

    /** The classes of an object that comes out of the class library. */
    List<ClassInfo> classesOfObjects() {
        return analysis.instantiatedSubtypes(analysis.world().lookup("java/lang/Object")).stream()
                .filter(type -> Resolution.isOfProgram(type) || made.contains(type)).toList();
    }

    /** Notes what a method names; whether it asks objects or classes for classes. */
    private boolean scan(MethodBody body) {
        boolean asks = false;
        for (int i = 0; i < body.instructionCount(); i++) {
            Instruction instruction = body.instruction(i);
            switch (instruction) {
                case ConstantInstruction.LoadConstantInstruction constant -> {
                    if (constant.constantValue() instanceof ClassDesc type) {
                        addNamed(analysis.world().byDescriptor(type.descriptorString()));
                    } else if (constant.constantValue() instanceof String) {
                        addMade("java/lang/String");
                    }
                }
                case NewObjectInstruction create -> addMade(create.className().asInternalName());
                case InvokeInstruction call -> {
                    String owner = call.owner().asInternalName();
                    asks |= call.typeSymbol().returnType().descriptorString().endsWith("Ljava/lang/Class;");
                    if (call.opcode() == Opcode.INVOKESTATIC && owner.startsWith("java/")) {
                        addMade(owner);
                        ClassDesc result = call.typeSymbol().returnType();
                        if (result.isClassOrInterface()) {
                            addMade(result.descriptorString().substring(1, result.descriptorString().length() - 1));
                        }
                    }
                }
                default -> { }
            }
        }
        return asks;
    }

    private void addNamed(ClassInfo type) {
        if (isAnswered(type) && !type.name().startsWith("hiillos/runtime/") && !type.name().startsWith("hiillos/word/")
                && !type.name().contains("$$")) {
            classes.add(type);
        }
    }

    private void addMade(String name) {
        if (Everyday.is(name)) {
            made.add(analysis.world().lookup(name));
        }
    }

    /** Whether a class gets its members for a mere guess. */
    private static boolean isAnswered(ClassInfo type) {
        return type.isArray() || !type.isPrimitive() && (!Known.isClassLibrary(type) || Everyday.is(type.name()));
    }

    /** Classes that variables of the program's classes lead to at build time; the code that put them there has run already. */
    private void heldByStatics() {
        Set<HeapObject> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<HeapObject> work = new ArrayDeque<>();
        for (FieldInfo field : analysis.staticFields()) {
            if (Resolution.isOfProgram(field.owner()) && field.owner().staticValues != null
                    && field.owner().staticValues[field.index()] instanceof HeapObject held) {
                work.add(held);
            }
        }
        while (!work.isEmpty()) {
            HeapObject object = work.poll();
            if (!seen.add(object)) {
                continue;
            }
            if (object instanceof HeapInstance instance && instance.mirrored != null) {
                addNamed(instance.mirrored);
                continue;
            }
            Object[] parts = switch (object) {
                case HeapInstance instance -> instance.values;
                case HeapArray array -> array.storage instanceof HeapObject[] elements ? elements : new Object[0];
            };
            for (Object part : parts) {
                if (part instanceof HeapObject each) {
                    work.add(each);
                }
            }
        }
    }

    /** Looks for classes that a method stores, returns or hands on; what it only asks them does not count. */
    private void letOut(MethodBody body) {
        ValueFlow flow = resolution.flow(body);
        for (int i = 0; i < body.instructionCount(); i++) {
            boolean asks = body.instruction(i) instanceof InvokeInstruction call && call.owner().asInternalName().equals("java/lang/Class");
            if (!asks && (body.instruction(i) instanceof InvokeInstruction || body.instruction(i) instanceof FieldInstruction
                    || body.instruction(i).opcode() == Opcode.AASTORE)) {
                flow.uses(i).forEach(this::letOut);
            }
        }
        letOut(flow.returned());
    }

    private void letOut(Value value) {
        for (Atom atom : value.atoms()) {
            switch (atom) {
                case Atom.ClassOf _, Atom.Above _, Atom.Named _ -> resolution.resolve(Value.of(atom)).forEach(this::add);
                case Atom.InterfacesOf _ -> navigates = true;
                case Atom.FromLibrary library -> navigates |= isNavigation(library.method());
                default -> { }
            }
        }
    }

    private void add(Atom atom) {
        switch (atom) {
            case Atom.Type type -> addNamed(type.type());
            case Atom.TypeBelow below when below.type().name().equals("java/lang/Object") -> classesOfObjects().forEach(this::addNamed);
            case Atom.TypeBelow below -> analysis.instantiatedSubtypes(below.type()).forEach(this::addNamed);
            default -> { }
        }
    }

    private static boolean isNavigation(String method) {
        return method.startsWith("java.lang.Class.") || method.startsWith("java.lang.reflect.") || method.startsWith("java.lang.invoke.");
    }

    /** The classes that reflection on one of the program's classes leads to. */
    private void neighbours(ClassInfo type, Set<ClassInfo> all) {
        for (ClassInfo c = type; c != null; c = c.superclass()) {
            all.add(c);
            all.addAll(c.interfaces());
        }
        Wanted of = wanted.get(type);
        if (of == null || type.model() == null) {
            return;
        }
        for (FieldInfo field : type.fields()) {
            if (of.has(Request.Kind.COMPONENTS) || of.has(Request.Kind.FIELDS) && of.field(field.name())) {
                neighbour(ClassDesc.ofDescriptor(field.descriptor()), all);
            }
        }
        for (MethodInfo method : type.methods()) {
            if (method.isConstructor() ? of.has(Request.Kind.CONSTRUCTORS) : of.has(Request.Kind.METHODS) && of.method(method.name())) {
                neighbour(method.type().returnType(), all);
                method.type().parameterList().forEach(parameter -> neighbour(parameter, all));
            }
        }
    }

    private void neighbour(ClassDesc type, Set<ClassInfo> all) {
        ClassDesc element = type;
        while (element.isArray()) {
            element = element.componentType();
        }
        if (element.isPrimitive()) {
            return;
        }
        ClassInfo found = analysis.world().find(element.descriptorString().substring(1, element.descriptorString().length() - 1));
        if (found != null) {
            all.add(found);
            if (type.isArray()) {
                all.add(analysis.world().byDescriptor(type.descriptorString()));
            }
        }
    }
}
