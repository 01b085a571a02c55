package hiillos.compiler.model;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A class, interface, array or primitive type of the closed world. One object per type; made by {@link World} only.
 *
 * <p>Object layout (bytes from the header's start): 0 the class (address of its {@code java.lang.Class} object), 8 lock and
 * hash word (int), 12 fields. Arrays: 12 length (int), 16 elements. Objects are 8-byte aligned.
 */
public final class ClassInfo {
    /** Offset of the first instance field of an object without a superclass. */
    public static final int HEADER_BYTES = 12;
    /** Offset of an array's length (an int). */
    public static final int ARRAY_LENGTH_OFFSET = 12;
    /** Offset of an array's first element, for every element type. */
    public static final int ARRAY_BASE_OFFSET = 16;

    private final World world;
    private final String name;
    private final ClassModel model;
    private final ClassInfo component;
    private final int flags;
    private ClassInfo superclass;
    private List<ClassInfo> interfaces = List.of();
    private final Map<String, MethodInfo> methods = new LinkedHashMap<>();
    private final Map<String, FieldInfo> fields = new LinkedHashMap<>();
    private final Map<String, MethodInfo> methodCache = new LinkedHashMap<>();
    private final Map<MethodInfo, MethodInfo> selections = new IdentityHashMap<>();
    private ClassInfo arrayType;
    private List<FieldInfo> instanceFields;
    private int endOfFields = -1;

    /** Values of the static fields after build-time initialisation, by {@link FieldInfo#index}; see hiillos.compiler.heap. */
    public Object[] staticValues;

    ClassInfo(World world, ClassModel model) {
        this.world = world;
        this.model = model;
        this.name = model.thisClass().asInternalName();
        this.flags = model.flags().flagsMask();
        this.component = null;
        for (MethodModel m : model.methods()) {
            MethodInfo method = new MethodInfo(this, m);
            methods.put(method.selector(), method);
        }
        for (FieldModel f : model.fields()) {
            FieldInfo field = new FieldInfo(this, f);
            fields.put(field.name() + ":" + field.descriptor(), field);
        }
    }

    ClassInfo(World world, String primitiveOrArrayName, ClassInfo component) {
        this.world = world;
        this.model = null;
        this.name = primitiveOrArrayName;
        this.flags = ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_ABSTRACT;
        this.component = component;
    }

    void link(ClassInfo superclass, List<ClassInfo> interfaces) {
        this.superclass = superclass;
        this.interfaces = interfaces;
    }

    public World world() {
        return world;
    }

    /** Internal name: {@code java/lang/String}, {@code [I}, {@code [Ljava/lang/String;}, or {@code int} for a primitive. */
    public String name() {
        return name;
    }

    /** As a field descriptor. */
    public String descriptor() {
        if (isPrimitive()) {
            return World.primitiveDescriptor(name);
        }
        return isArray() ? name : "L" + name + ";";
    }

    /** Null for arrays and primitives. */
    public ClassModel model() {
        return model;
    }

    public int flags() {
        return flags;
    }

    /** Null for Object, interfaces' is Object, arrays' is Object, primitives' is null. */
    public ClassInfo superclass() {
        return superclass;
    }

    /** Directly implemented (or, for an interface, extended) interfaces. */
    public List<ClassInfo> interfaces() {
        return interfaces;
    }

    public boolean isInterface() {
        return (flags & ClassFile.ACC_INTERFACE) != 0;
    }

    public boolean isAbstract() {
        return (flags & ClassFile.ACC_ABSTRACT) != 0;
    }

    public boolean isFinal() {
        return (flags & ClassFile.ACC_FINAL) != 0;
    }

    public boolean isEnum() {
        return (flags & ClassFile.ACC_ENUM) != 0;
    }

    public boolean isArray() {
        return component != null;
    }

    public boolean isPrimitive() {
        return model == null && component == null;
    }

    /** Element type of an array, else null. */
    public ClassInfo component() {
        return component;
    }

    /** The type of arrays of this. */
    public ClassInfo arrayType() {
        if (arrayType == null) {
            arrayType = world.makeArray(this);
        }
        return arrayType;
    }

    /** Methods that this class itself declares, in class-file order. */
    public Iterable<MethodInfo> methods() {
        return methods.values();
    }

    /** Fields that this class itself declares, in class-file order. */
    public Iterable<FieldInfo> fields() {
        return fields.values();
    }

    /** The static field of an index, which this class itself declares. */
    public FieldInfo staticField(long index) {
        for (FieldInfo field : fields()) {
            if (field.isStatic() && field.index() == index) {
                return field;
            }
        }
        throw new IllegalArgumentException(name + " has no static field " + index);
    }

    /** A method that this class itself declares, or null. */
    public MethodInfo declaredMethod(String name, String descriptor) {
        return methods.get(name + descriptor);
    }

    /** The class initialiser, or null. */
    public MethodInfo classInitializer() {
        return methods.get("<clinit>()V");
    }

    public AnnotationInfo annotation(String internalName) {
        return model == null ? null : AnnotationInfo.find(model, internalName);
    }

    public boolean isValueRecord() {
        return annotation("hiillos/word/ValueRecord") != null;
    }

    public String sourceFile() {
        return model == null ? null
                : model.findAttribute(Attributes.sourceFile()).map(a -> a.sourceFile().stringValue()).orElse(null);
    }

    public boolean isSubclassOf(ClassInfo other) {
        for (ClassInfo c = this; c != null; c = c.superclass) {
            if (c == other) {
                return true;
            }
        }
        return false;
    }

    /** Assignment compatibility of references (JLS 5.1.5, JVMS 6.5 instanceof). */
    public boolean isSubtypeOf(ClassInfo other) {
        if (this == other) {
            return true;
        }
        if (isPrimitive() || other.isPrimitive()) {
            return false;
        }
        if (isArray() && other.isArray()) {
            return component.isSubtypeOf(other.component);
        }
        if (!other.isInterface()) {
            return isSubclassOf(other);
        }
        for (ClassInfo c = this; c != null; c = c.superclass) {
            for (ClassInfo i : c.interfaces) {
                if (i == other || i.isSubtypeOf(other)) {
                    return true;
                }
            }
        }
        return other.name.equals("java/lang/Object");
    }

    /** Method resolution and selection (JVMS 5.4.3.3, 5.4.3.4, 5.4.6): superclasses first, then maximally specific defaults. */
    public MethodInfo findMethod(String name, String descriptor) {
        String selector = name + descriptor;
        if (methodCache.containsKey(selector)) {
            return methodCache.get(selector);
        }
        MethodInfo found = null;
        for (ClassInfo c = this; c != null && found == null; c = c.superclass) {
            found = c.methods.get(selector);
        }
        if (found == null) {
            found = findInInterfaces(selector);
        }
        if (found == null && isInterface()) {
            found = world.lookup("java/lang/Object").methods.get(selector);
        }
        methodCache.put(selector, found);
        return found;
    }

    /** The implementation that an instance of this class runs for a call resolved to {@code resolved} (JVMS 5.4.6); null if abstract. */
    public MethodInfo select(MethodInfo resolved) {
        if (!selections.containsKey(resolved)) {
            selections.put(resolved, Selection.of(this, resolved));
        }
        return selections.get(resolved);
    }

    /** The maximally specific method of the superinterfaces (JVMS 5.4.3.3), or null. */
    MethodInfo findInInterfaces(String selector) {
        List<MethodInfo> candidates = new ArrayList<>();
        for (ClassInfo c = this; c != null; c = c.superclass) {
            for (ClassInfo i : c.interfaces) {
                i.collectInterfaceMethods(selector, candidates);
            }
        }
        MethodInfo best = null;
        for (MethodInfo m : candidates) {
            boolean overridden = false;
            for (MethodInfo o : candidates) {
                overridden |= o != m && o.owner() != m.owner() && o.owner().isSubtypeOf(m.owner());
            }
            if (!overridden && (best == null || best.isAbstract() && !m.isAbstract())) {
                best = m;
            }
        }
        return best;
    }

    private void collectInterfaceMethods(String selector, List<MethodInfo> out) {
        MethodInfo own = methods.get(selector);
        if (own != null && !own.isStatic() && !own.isPrivate() && !out.contains(own)) {
            out.add(own);
        }
        for (ClassInfo i : interfaces) {
            i.collectInterfaceMethods(selector, out);
        }
    }

    /** Field resolution (JVMS 5.4.3.2): own, then interfaces, then superclass; null when absent. */
    public FieldInfo findField(String name, String descriptor) {
        FieldInfo own = fields.get(name + ":" + descriptor);
        if (own != null) {
            return own;
        }
        for (ClassInfo i : interfaces) {
            FieldInfo inherited = i.findField(name, descriptor);
            if (inherited != null) {
                return inherited;
            }
        }
        return superclass == null ? null : superclass.findField(name, descriptor);
    }

    /** All instance fields, inherited ones first; their {@link FieldInfo#index} is the position here. */
    public List<FieldInfo> instanceFields() {
        layout();
        return instanceFields;
    }

    /** Bytes of an instance, a multiple of 8. */
    public int instanceBytes() {
        layout();
        return (endOfFields + 7) & -8;
    }

    /** Bytes of one value of a type by descriptor. A value record is stored flat inside its holder. */
    public int storageBytes(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'Z', 'B' -> 1;
            case 'C', 'S' -> 2;
            case 'I', 'F' -> 4;
            case 'L' -> {
                ClassInfo record = world.valueRecord(descriptor);
                yield record == null ? 8 : record.valueRecordBytes();
            }
            default -> 8;
        };
    }

    /** Size of this value record when stored flat: each component takes a multiple of 8 bytes, in order. */
    public int valueRecordBytes() {
        int bytes = 0;
        for (FieldInfo f : fields()) {
            if (!f.isStatic()) {
                bytes += (storageBytes(f.descriptor()) + 7) & -8;
            }
        }
        return bytes;
    }

    /** Fixes offsets and indices of all fields. Depends on declarations only, never on reachability. */
    void layout() {
        if (instanceFields != null) {
            return;
        }
        List<FieldInfo> all = new ArrayList<>();
        int end = HEADER_BYTES;
        if (superclass != null) {
            all.addAll(superclass.instanceFields());
            end = superclass.endOfFields;
        }
        List<FieldInfo> own = new ArrayList<>();
        int staticCount = 0;
        for (FieldInfo f : fields()) {
            if (f.isStatic()) {
                f.index = staticCount++;
            } else {
                own.add(f);
            }
        }
        if (staticValues == null) {
            staticValues = new Object[staticCount];
        }
        List<FieldInfo> bySize = new ArrayList<>(own);
        bySize.sort(Comparator.comparingInt((FieldInfo f) -> -Math.min(8, storageBytes(f.descriptor()))));
        // A gap before the 8-byte fields takes the smaller ones that fit, in order.
        while (!bySize.isEmpty()) {
            FieldInfo pick = null;
            for (FieldInfo f : bySize) {
                int align = Math.min(8, storageBytes(f.descriptor()));
                if (end % align == 0) {
                    pick = f;
                    break;
                }
            }
            if (pick == null) {
                end++;
                continue;
            }
            bySize.remove(pick);
            pick.offset = end;
            end += storageBytes(pick.descriptor());
        }
        for (FieldInfo f : own) {
            f.index = all.size();
            all.add(f);
        }
        endOfFields = end;
        instanceFields = List.copyOf(all);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Whether an interface has a method that is neither abstract nor static: then it is initialised with its implementing classes. */
    public boolean declaresDefaultMethods() {
        for (MethodInfo m : methods()) {
            if (!m.isAbstract() && !m.isStatic()) {
                return true;
            }
        }
        return false;
    }
}
